/** Inputs made to cost time or memory. Each is small enough to be sent, and large enough to show what grows with it. */
import { CERTIFICATE_CASES } from './certificate.cases.js';
import { CMS_CASES } from './cms.cases.js';
import { EVIDENCE_CASES } from './evidence.cases.js';
import type { HostileCase } from './kit.js';
import { TEXT_CASES } from './text.cases.js';
import { XML_CASES } from './xml.cases.js';
import { ZIP_CASES } from './zip.cases.js';

/** All of them, by name. */
export const CASES: Readonly<Record<string, HostileCase>> = {
  ...CMS_CASES,
  ...CERTIFICATE_CASES,
  ...EVIDENCE_CASES,
  ...TEXT_CASES,
  ...ZIP_CASES,
  ...XML_CASES,
};
