import { ACCOUNT_TEMPLATES } from './account.templates.js';
import { ASSOCIATION_TEMPLATES } from './association.templates.js';
import { ANNULMENT_TEMPLATES } from './annulment.templates.js';
import { APPROVAL_TEMPLATES } from './approval.templates.js';
import { CERTIFICATE_TEMPLATES } from './certificate.templates.js';
import { SANCTION_TEMPLATES } from './sanction.templates.js';
import { CONTACT_TEMPLATES } from './contact.templates.js';
import { CREDENTIALS_TEMPLATES } from './credentials.templates.js';
import { COUNTERPARTY_TEMPLATES } from './counterparty.templates.js';
import { ORGANISATION_TEMPLATES } from './organisation.templates.js';
import { CHANGE_TEMPLATES } from './change.templates.js';
import { DOCUMENT_TEMPLATES } from './document.templates.js';
import { STAFF_TEMPLATES } from './staff.templates.js';
import type { Template } from './template.js';

/** Every message that the portal writes to a person. */
export const TEMPLATES = {
  ...ACCOUNT_TEMPLATES,
  ...CONTACT_TEMPLATES,
  ...ANNULMENT_TEMPLATES,
  ...ORGANISATION_TEMPLATES,
  ...ASSOCIATION_TEMPLATES,
  ...CERTIFICATE_TEMPLATES,
  ...SANCTION_TEMPLATES,
  ...COUNTERPARTY_TEMPLATES,
  ...CREDENTIALS_TEMPLATES,
  ...CHANGE_TEMPLATES,
  ...DOCUMENT_TEMPLATES,
  ...STAFF_TEMPLATES,
  ...APPROVAL_TEMPLATES,
};

/** Name of one of them. */
export type TemplateName = keyof typeof TEMPLATES;

/** The template of that name; undefined for one that a later release wrote. */
export const templateOf = (name: string): Template | undefined =>
  (TEMPLATES as Readonly<Record<string, Template>>)[name];
