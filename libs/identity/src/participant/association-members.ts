import { isBin, isIin } from '@qujat/kernel';
import type { IdentityErrorCode } from '../identity.errors.js';
import type { AssociationMember } from './participant.types.js';

const SHARE = /^\d{1,3}([.,]\d{1,4})?$/;
/** Ten-thousandths of a percent: shares are added without rounding. */
const WHOLE = 100 * 10_000;

/** A share in ten-thousandths of a percent; undefined when it is none. */
export function shareOf(text: string): number | undefined {
  if (!SHARE.test(text)) return undefined;
  const [percent = '', rest = ''] = text.replace(',', '.').split('.');
  const units = Number(percent) * 10_000 + Number(rest.padEnd(4, '0'));
  return units > 0 && units <= WHOLE ? units : undefined;
}

/** What is wrong with the members of a temporary association: two at least, each once, shares that make a whole. */
export function membersRefusals(members: readonly AssociationMember[]): Readonly<Record<string, IdentityErrorCode>> {
  const wrong: Record<string, IdentityErrorCode> = {};
  members.forEach(({ bin, share }, i) => {
    const isTwice = members.findIndex((other) => other.bin === bin) !== i;
    if (!isBin(bin) && !isIin(bin) && !/^QF\d{10}$/.test(bin)) wrong[`members.${i}.bin`] = 'form.bin';
    else if (isTwice) wrong[`members.${i}.bin`] = 'form.member_twice';
    if (shareOf(share) === undefined) wrong[`members.${i}.share`] = 'form.share';
  });
  if (members.length < 2) wrong['members'] = 'form.members_few';
  else if (Object.keys(wrong).length === 0 && sum(members) !== WHOLE) wrong['members'] = 'form.shares';
  return wrong;
}

const sum = (members: readonly AssociationMember[]): number =>
  members.reduce((total, { share }) => total + (shareOf(share) ?? 0), 0);
