import type { Schemas } from '@qujat/api-client';
import type { MailFolder } from '@qujat/notifications';
import { accredit, apply, confirmEmail, joinOrganisation, registerUser, signAgreements } from './join.js';
import type { PortalSession } from './portal-session.js';

/** A foreign certificate tells no date of birth. */
const BORN = '1985-05-05';

/** What the head of the foreign company fills in; country and number come from the certificate (E-5.1). */
const FORM: Schemas['SaveParticipant'] = {
  fullName: {
    kk: '«Zarafshon Savdo» жауапкершілігі шектеулі қоғамы',
    ru: 'Общество с ограниченной ответственностью «Zarafshon Savdo»',
    en: 'Zarafshon Savdo Limited Liability Company',
  },
  shortName: { kk: '«Zarafshon Savdo» ЖШҚ', ru: 'ООО «Zarafshon Savdo»', en: 'Zarafshon Savdo LLC' },
  registrationDate: '2015-04-01',
  legalAddress: 'O‘zbekiston, Samarqand, Xayoliy ko‘chasi, 7',
  postalAddress: 'O‘zbekiston, Samarqand, Xayoliy ko‘chasi, 7',
  ...{ email: 'info@zarafshon.example', phones: ['+998660000117'] },
};

/** A foreign participant from its first sign-in to the register, with a colleague who signs. */
export async function registerAbroad(
  head: PortalSession,
  colleague: PortalSession,
  { operator, mailbox }: { readonly operator: PortalSession; readonly mailbox: MailFolder },
): Promise<void> {
  await registerUser(head, BORN);
  await confirmEmail(head, mailbox);
  await apply(head, FORM);
  const { participant } = await head.current();
  if (participant) await accredit(operator, [participant.bin]);
  await registerUser(colleague, BORN);
  await confirmEmail(colleague, mailbox);
  await joinOrganisation(colleague, head);
  await signAgreements(colleague);
}
