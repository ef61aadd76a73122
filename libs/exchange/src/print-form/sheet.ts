import { isIin, isPortalNumber, type Locale } from '@qujat/kernel';
import type { Status } from '../document/document.axes.js';
import type { DocumentView } from '../document/document.view.js';
import type { RecipientEntity } from '../recipient/recipient.entity.js';
import type { StatementEntity } from '../statement/statement.entity.js';
import { verdictOn } from '../signing/verdict.js';
import type { SignatureEntity } from '../signing/signature.entity.js';
import { presentSignature } from '../signing/signature.presenter.js';
import { Flow, type Row } from './flow.js';
import { INK, linesOf, setLines } from './paper.js';
import { drawQr } from './qr.js';
import { STATUS_NAMES, TYPE_NAMES, type Words, WORDS } from './words.js';

/** What a signature sheet is made from. */
export interface SheetFacts {
  readonly view: DocumentView;
  readonly url: string;
  readonly locale: Locale;
  /** Do the pages of the original come before the sheet? */
  readonly withOriginal: boolean;
  /** A moment in the portal's time zone, as people write it. */
  readonly moment: (at: Date | string) => string;
}

const QR_SIZE = 96;

/** Sets the signature sheet (E-7.5.10). */
export function setSheet(flow: Flow, facts: SheetFacts): void {
  const word = WORDS[facts.locale];
  head(flow, facts, word);
  for (const told of banners(facts, word)) banner(flow, told, word);
  flow.heading(word.requisites);
  flow.rows(requisites(flow, facts, word));
  flow.heading(word.signatures);
  const accepted = facts.view.signatures.filter(({ state }) => state === 'accepted');
  for (const signature of accepted) signatureBox(flow, signature, facts, word);
  receipt(flow, facts, word);
  flow.heading(word.check);
  flow.text(word.checkText, { size: 8 });
  flow.skip(3);
  flow.text(facts.url, { size: 7.5, font: flow.fonts.mono, color: INK.accent });
  const note = facts.withOriginal ? laidOutNote(facts.view, word) : word.original;
  if (note) {
    flow.skip(5);
    flow.text(note, { size: 8, color: INK.muted });
  }
  certifier(flow, word);
}

/** Pages of an office file are the portal's picture of it: what is signed is the file. */
const laidOutNote = ({ file }: DocumentView, word: Words): string | undefined =>
  file && /officedocument|ms-excel|msword/.test(file.mediaType) ? word.laidOut : undefined;

function head(flow: Flow, { view, url, locale }: SheetFacts, word: Words): void {
  const { document } = view;
  const top = flow.y;
  const width = flow.width - QR_SIZE - 24;
  drawQr(flow.page, url, { x: flow.x + flow.width - QR_SIZE, y: top - QR_SIZE, size: QR_SIZE }, INK.text);
  flow.text(word.portal, { size: 7.5, color: INK.muted }, { width });
  flow.skip(10);
  flow.text(word.title, { size: 15, font: flow.fonts.bold }, { width });
  flow.text(word.subtitle, { size: 10.5, color: INK.muted }, { width });
  flow.skip(8);
  flow.text(document.number, { size: 12.5, font: flow.fonts.bold, color: INK.accent }, { width });
  flow.text(statusOf(view, locale), { size: 9 }, { width });
  flow.y = Math.min(flow.y, top - QR_SIZE);
  flow.rule(8);
}

function statusOf(view: DocumentView, locale: Locale): string {
  const { status } = view.document;
  const names: Readonly<Partial<Record<Status, string>>> = STATUS_NAMES[locale];
  return status === 'completed' && isToSeveral(view) ? WORDS[locale].signedByAll : (names[status] ?? '');
}

/** What no reader may overlook. */
interface Banner {
  readonly title: string;
  readonly about: string;
  readonly reason: string;
}

/** Recalled, refused, annulled, or proposed to be annulled: with the date, and who said so. */
function banners({ view, locale, moment }: SheetFacts, word: Words): Banner[] {
  const said = view.statements.flatMap((statement): Banner[] => {
    const { kind, state, signedAt, signer, preparedBy, reason } = statement;
    if (state !== 'accepted' || !signedAt || (kind !== 'recall' && kind !== 'refusal')) return [];
    const title = kind === 'refusal' ? word.refusal : statement.aboutParticipantId ? word.recallOne : word.recall;
    const whose = aboutWhom(view, statement)?.name[locale];
    const about = [moment(signedAt), signer?.name ?? preparedBy.name, whose].filter(Boolean).join(' · ');
    return [{ title, about, reason }];
  });
  return [...said, ...annulmentBanners(view, moment, word)];
}

/** Of several recipients the one that refused, or that it was recalled from. */
const aboutWhom = (view: DocumentView, { kind, participantId, aboutParticipantId }: StatementEntity) => {
  const whose = kind === 'recall' ? aboutParticipantId : participantId;
  return isToSeveral(view) ? view.recipients.find((one) => one.participantId === whose) : undefined;
};

function annulmentBanners({ annulments }: DocumentView, moment: SheetFacts['moment'], word: Words): Banner[] {
  const found = annulments.find(({ annulment: { state } }) => state === 'accepted' || state === 'open')?.annulment;
  if (!found) return [];
  const { closedAt, proposedAt, proposedBy, reason } = found;
  const title = closedAt ? word.annulled : word.annulmentProposed;
  return [{ title, about: `${moment(closedAt ?? proposedAt)} · ${proposedBy.name}`, reason }];
}

function banner(flow: Flow, { title, about, reason }: Banner, word: Words): void {
  const { bold, regular } = flow.fonts;
  const lines = linesOf(`${word.reason}: ${reason}`, regular, 8.5, flow.width - 24);
  const height = 34 + lines.length * 11.5;
  flow.skip(10);
  flow.need(height);
  const { page, x, y, width } = flow;
  page.drawRectangle({ x, y: y - height, width, height, borderColor: INK.bad, borderWidth: 1 });
  setLines(page, [title], { font: bold, size: 10, color: INK.bad }, { x: x + 12, top: y - 7 });
  setLines(page, [about], { font: regular, size: 8 }, { x: x + 12, top: y - 21 });
  setLines(page, lines, { font: regular, size: 8.5 }, { x: x + 12, top: y - 32 });
  flow.y = y - height;
}

function requisites(flow: Flow, { view, locale, moment }: SheetFacts, word: Words): Row[] {
  const { document, file, receipt: received } = view;
  const outgoing = [document.outgoingNumber, document.documentDate && dateOnly(document.documentDate)];
  const party = (name: string | undefined, bin: string | null) => `${name ?? '—'}, ${bin ? numbered(bin, word) : '—'}`;
  const rows: (Row | undefined)[] = [
    { label: word.name, value: document.title, style: { font: flow.fonts.bold } },
    { label: word.type, value: TYPE_NAMES[locale][document.type] },
    outgoing.some(Boolean) ? { label: word.outgoing, value: outgoing.filter(Boolean).join(', ') } : undefined,
    document.amount === null ? undefined : { label: word.amount, value: tenge(document.amount) },
    { label: word.sender, value: party(document.senderName[locale], document.senderBin) },
    ...(isToSeveral(view)
      ? recipientRows({ view, locale, moment }, word)
      : [{ label: word.recipient, value: party(document.recipientName?.[locale], document.recipientBin) }]),
    { label: word.sent, value: document.sentAt ? moment(document.sentAt) : '—' },
    isToSeveral(view)
      ? undefined
      : { label: word.received, value: received?.receivedAt ? moment(received.receivedAt) : '—' },
    { label: word.file, value: file ? `${file.name} (${file.size.toLocaleString('ru')} ${word.bytes})` : '—' },
    { label: word.hash, value: file?.sha256 ?? '—', style: { font: flow.fonts.mono, size: 7.5 } },
  ];
  return rows.filter((row) => row !== undefined);
}

/** A number with what it is called: only a BIN is a BIN (ADR 0060). */
const numbered = (number: string, word: Words): string =>
  `${isPortalNumber(number) ? word.portalNumber : isIin(number) ? word.iin : word.bin} ${number}`;

/** Whom a signature stands for, by name where it is a party of the document (ADR 0074). */
function represented(number: string, { view, locale }: Pick<SheetFacts, 'view' | 'locale'>, word: Words): string {
  const { document, recipients } = view;
  const parties = [
    { bin: document.senderBin, name: document.senderName },
    { bin: document.recipientBin, name: document.recipientName },
    ...recipients,
  ];
  const name = parties.find(({ bin }) => bin === number)?.name?.[locale];
  return [name, numbered(number, word)].filter(Boolean).join(', ');
}

const isToSeveral = ({ recipients }: DocumentView): boolean => recipients.length > 1;

/** Each of several recipients, how the document stands with it, and since when (E-7.5.10). */
const recipientRows = ({ view, locale, moment }: Pick<SheetFacts, 'view' | 'locale' | 'moment'>, word: Words): Row[] =>
  view.recipients.map((recipient, i) => ({
    label: i === 0 ? word.recipients : '',
    value: `${recipient.position}. ${recipient.name[locale]}, ${numbered(recipient.bin, word)}: ${standing(recipient, moment, word)}`,
  }));

function standing(
  { delivery, response, receivedAt }: RecipientEntity,
  moment: SheetFacts['moment'],
  word: Words,
): string {
  if (delivery === 'recalled') return word.recalledFrom;
  const received = receivedAt ? `${word.receivedBy} ${moment(receivedAt)}` : word.notReceivedBy;
  const answer = response === 'signed' ? word.signedBy : response === 'refused' ? word.refusedBy : undefined;
  return answer ? `${received}; ${answer}` : received;
}

/** `1 234,50 ₸`. */
const tenge = (tiyn: number): string => `${(tiyn / 100).toLocaleString('ru', { minimumFractionDigits: 2 })} ₸`;

const dateOnly = (iso: string): string => iso.split('-').reverse().join('.');

function signatureBox(flow: Flow, signature: SignatureEntity, facts: SheetFacts, word: Words): void {
  const rows = signatureRows(flow, signature, facts, word);
  const inside = { indent: 12, size: 8 };
  const height = flow.heightOf(rows, inside) + 32;
  flow.need(height);
  const { page, x, y, width } = flow;
  page.drawRectangle({ x, y: y - height + 6, width, height: height - 6, color: INK.shade });
  page.drawRectangle({ x, y: y - height + 6, width: 2.5, height: height - 6, color: INK.good });
  flow.skip(7);
  const title = signature.side === 'sender' ? word.bySender : word.byRecipient;
  flow.text(title, { font: flow.fonts.bold, size: 8.5 }, { indent: 12 });
  flow.skip(2);
  flow.rows(rows, inside);
  flow.y = y - height;
}

function signatureRows(
  flow: Flow,
  signature: SignatureEntity,
  { view, locale, moment }: SheetFacts,
  word: Words,
): Row[] {
  const { signer, certificate, time } = presentSignature(signature);
  const onBehalf = signer.onBehalfOf && `${word.onBehalfOf} ${represented(signer.onBehalfOf, { view, locale }, word)}`;
  const own = [signer.organization, signer.bin && numbered(signer.bin, word)];
  const organisation = [...own, onBehalf].filter(Boolean).join(', ');
  const owner = `${signer.name}${signer.iin ? `, ${word.iin} ${signer.iin}` : ''}`;
  const validity = certificate ? `${moment(certificate.notBefore)} — ${moment(certificate.notAfter)}` : '—';
  return [
    { label: word.owner, value: owner, style: { font: flow.fonts.bold } },
    { label: '', value: organisation || '—' },
    { label: word.certificate, value: certificate?.serialNumber ?? '—', style: { font: flow.fonts.mono, size: 7.5 } },
    { label: word.valid, value: validity },
    { label: word.time, value: time ? moment(time) : '—' },
    { label: word.verdict, value: verdictOn(signature)[locale], style: { color: INK.good } },
  ];
}

/** The receipts: of several recipients each with its own. */
function receipt(flow: Flow, { view, locale, moment }: SheetFacts, word: Words): void {
  const found = isToSeveral(view) ? view.receipts : view.receipt ? [view.receipt] : [];
  if (found.length === 0) return;
  flow.heading(word.receipt);
  for (const { participantId, openedBy, openedAt, receivedAt } of found) {
    const owner = isToSeveral(view) && view.recipients.find((one) => one.participantId === participantId);
    flow.rows([
      ...(owner ? [{ label: word.recipient, value: owner.name[locale], style: { font: flow.fonts.bold } }] : []),
      { label: word.opened, value: `${openedBy.name}, ${moment(openedAt)}` },
      { label: word.receipt, value: receivedAt ? `${word.stamped}: ${moment(receivedAt)}` : word.pending },
    ]);
  }
}

/** The place for the person who certifies the copy. */
function certifier(flow: Flow, word: Words): void {
  flow.need(84);
  flow.heading(word.certified);
  flow.skip(26);
  const { page, x, y, width, fonts } = flow;
  const columns = [
    { text: word.position, share: 0.28 },
    { text: word.signature, share: 0.2 },
    { text: word.fullName, share: 0.27 },
    { text: word.date, share: 0.15 },
    { text: word.seal, share: 0.1 },
  ];
  let left = x;
  for (const { text, share } of columns) {
    const right = left + width * share - 10;
    if (text !== word.seal) {
      page.drawLine({ start: { x: left, y }, end: { x: right, y }, thickness: 0.6, color: INK.muted });
    }
    setLines(page, [text], { font: fonts.regular, size: 7, color: INK.muted }, { x: left, top: y - 2 });
    left += width * share;
  }
  flow.skip(14);
}
