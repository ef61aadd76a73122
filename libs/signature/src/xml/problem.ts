/** What is wrong with an XML signature, and what follows from it. */
import type { SubIndication } from '../report/report.js';

/** Thrown inside the XML part only; a verdict outside of it. */
export class XmlProblem extends Error {
  constructor(
    message: string,
    /** What the verdict is because of it. */
    readonly sub: SubIndication = 'FORMAT_FAILURE',
  ) {
    super(message);
  }
}
