import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'Questions of the operator',
  waits: 'The operator waits for your answer: the application goes on once you have given it.',
  operator: 'Operator',
  applicant: 'Your answer',
  answer: 'Answer',
  send: 'Send the answer',
  sent: 'The answer has been sent to the operator',
};
