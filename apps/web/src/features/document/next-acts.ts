import type { QujatDocument, Session } from '../../lib/api';

/** What a button of the page does. */
export type NextAct =
  | 'open'
  | 'sign'
  | 'signAndSend'
  | 'signOnly'
  | 'signMore'
  | 'send'
  | 'sendLater'
  | 'refuse'
  | 'recall'
  | 'askCorrection'
  | 'correct'
  | 'proposeAnnulment'
  | 'withdrawAnnulment'
  | 'acceptAnnulment'
  | 'refuseAnnulment'
  | 'remove'
  | 'edit'
  | 'fillIn'
  | 'print';

/** The one primary act, those beside it, and the rest behind "more". */
export interface NextActs {
  readonly primary?: NextAct;
  readonly beside: readonly NextAct[];
  readonly more: readonly NextAct[];
}

type Who = Pick<Session, 'rights' | 'person'>;

const hasSigned = ({ signatures, side }: QujatDocument, { person }: Who): boolean =>
  signatures.some((one) => one.side === side && one.state !== 'rejected' && one.signer.iin === person.iin);

function signing(document: QujatDocument, who: Who): NextAct | undefined {
  if (!document.abilities.sign.allowed) return undefined;
  const missing = document.signers?.places.filter(({ signed }) => !signed).length ?? 0;
  // Others sign after this one: nothing can be sent yet.
  if (missing > 1) return 'sign';
  const first =
    missing === 1 ||
    (document.side === 'sender' ? document.axes.signature === 'unsigned' : document.axes.response === 'awaited');
  if (!first) return hasSigned(document, who) ? undefined : 'signMore';
  return document.side === 'sender' && who.rights.includes('document.send') ? 'signAndSend' : 'sign';
}

function sending({ abilities, axes }: QujatDocument): NextAct | undefined {
  if (!abilities.send.allowed) return undefined;
  return axes.signature === 'signed' ? 'send' : 'sendLater';
}

/** Everything that the reader may do now, the most telling first. */
function possible(document: QujatDocument, who: Who): NextAct[] {
  const { abilities, status } = document;
  const sign = signing(document, who);
  const acts: (NextAct | false | undefined)[] = [
    abilities.open.allowed && 'open',
    sending(document),
    sign,
    sign === 'signAndSend' && 'signOnly',
    abilities.refuse.allowed && 'refuse',
    abilities.correct.allowed && 'correct',
    abilities.askCorrection.allowed && 'askCorrection',
    abilities.recall.allowed && 'recall',
    abilities.acceptAnnulment.allowed && 'acceptAnnulment',
    abilities.refuseAnnulment.allowed && 'refuseAnnulment',
    abilities.withdrawAnnulment.allowed && 'withdrawAnnulment',
    abilities.print.allowed && 'print',
    abilities.proposeAnnulment.allowed && 'proposeAnnulment',
    abilities.edit.allowed && (status === 'draft' && !abilities.sign.allowed ? 'fillIn' : 'edit'),
    abilities.delete.allowed && 'remove',
  ];
  return acts.filter((act): act is NextAct => Boolean(act));
}

const CAN_LEAD: readonly NextAct[] = [
  'open',
  'send',
  'sendLater',
  'signAndSend',
  'sign',
  'fillIn',
  'acceptAnnulment',
  'correct',
];
const CAN_STAND_BESIDE: readonly NextAct[] = ['refuse', 'recall', 'refuseAnnulment', 'withdrawAnnulment'];

/** Sorts what is possible: one act leads, what answers it stands beside it, the rest is a step away. */
export function nextActs(document: QujatDocument, who: Who): NextActs {
  const acts = possible(document, who);
  const primary = CAN_LEAD.find((act) => acts.includes(act));
  const rest = acts.filter((act) => act !== primary);
  const beside = rest.filter((act) => CAN_STAND_BESIDE.includes(act)).slice(0, 1);
  // With nothing left to decide, what remains useful is the paper copy.
  const lonely: readonly NextAct[] =
    !primary && beside.length === 0 && rest.includes('print') ? (['print'] satisfies NextAct[]) : beside;
  return { primary, beside: lonely, more: rest.filter((act) => !lonely.includes(act)) };
}
