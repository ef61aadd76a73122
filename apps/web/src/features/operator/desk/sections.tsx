import type { AccreditationCase } from '../../../lib/api';
import { ChecksMade } from './checks-made';
import { Questions } from './questions';
import { Versions } from './versions';
import { Uploaded } from './uploaded';

/** What has been done in the case so far: versions, checks, questions. */
export default function Sections({ subject }: { subject: AccreditationCase }) {
  return (
    <>
      <Uploaded subject={subject} />
      <Versions id={subject.id} version={subject.version} />
      <ChecksMade subject={subject} />
      <Questions subject={subject} />
    </>
  );
}
