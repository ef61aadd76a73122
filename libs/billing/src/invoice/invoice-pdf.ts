import { drawQr, Flow, INK, newPaper, setTable } from '@qujat/exchange';
import { plainTenge } from '@qujat/kernel';
import type { InvoiceRecord, Seller } from './invoice.types.js';
import { WORDS } from './words.js';

/** In which language, and as what. */
export interface PdfOptions {
  readonly locale: 'kk' | 'ru';
  readonly form: 'invoice' | 'act';
}

type Words = (typeof WORDS)[PdfOptions['locale']];

const QR_SIZE = 104;
const day = (iso: string): string => iso.split('-').reverse().join('.');
const sum = (tiyn: number): string =>
  plainTenge(tiyn)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+,)/g, '\u00a0');

/** The invoice, or its act of services, on paper: requisites, lines, sums, a code to pay by. */
export async function invoicePdf(invoice: InvoiceRecord, { locale, form }: PdfOptions): Promise<Buffer> {
  const { pdf, fonts } = await newPaper();
  const flow = new Flow(pdf, fonts);
  const word = WORDS[locale];
  const title = titleOf(invoice, form, word);
  flow.text(title, { font: fonts.bold, size: 15 });
  flow.skip(4);
  parties(flow, invoice, { locale, form }, word);
  lines(flow, invoice, { locale, word });
  sums(flow, invoice, form, word);
  if (form === 'invoice') payBy(flow, invoice, word);
  else acceptance(flow, invoice, word);
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setLanguage(locale);
  pdf.setProducer('Qujat');
  pdf.setCreationDate(new Date(`${invoice.issuedOn}T00:00:00Z`));
  pdf.setModificationDate(new Date(`${invoice.issuedOn}T00:00:00Z`));
  return Buffer.from(await pdf.save());
}

function titleOf({ number, issuedOn, act }: InvoiceRecord, form: PdfOptions['form'], word: Words): string {
  const dated = (on: string) => (word === WORDS.kk ? `${day(on)}` : `${word.from} ${day(on)}`);
  if (form === 'invoice' || !act) return `${word.invoice} № ${number} ${dated(issuedOn)}`;
  return `${word.act} № ${act.number} ${dated(act.issuedOn)}`;
}

function parties(flow: Flow, invoice: InvoiceRecord, { locale, form }: PdfOptions, word: Words): void {
  const { seller, buyer, dueOn, turnoverOn, number } = invoice;
  flow.heading(word.seller);
  flow.rows([
    { label: word.seller, value: seller.name[locale], style: { font: flow.fonts.bold } },
    { label: word.bin, value: seller.bin },
    { label: word.address, value: seller.address },
    { label: word.bank, value: seller.bank },
    { label: word.iik, value: `${seller.iik}   ${word.bik} ${seller.bik}   ${word.kbe} ${seller.kbe}` },
  ]);
  flow.heading(word.buyer);
  const own = [
    { label: word.buyer, value: buyer.name[locale], style: { font: flow.fonts.bold } },
    { label: word.bin, value: buyer.bin },
    { label: word.turnover, value: day(turnoverOn) },
  ];
  const last = form === 'act' ? { label: word.invoice, value: `№ ${number}` } : { label: word.due, value: day(dueOn) };
  flow.rows([...own, last]);
}

function lines(
  flow: Flow,
  { lines: all }: InvoiceRecord,
  { locale, word }: { locale: PdfOptions['locale']; word: Words },
): void {
  flow.skip(12);
  setTable(flow, {
    id: 'lines',
    label: word.name,
    columns: [
      { id: 'name', label: word.name, isNumber: false },
      { id: 'quantity', label: word.quantity, isNumber: true },
      { id: 'price', label: word.price, isNumber: true },
      { id: 'discount', label: word.discount, isNumber: true },
      { id: 'sum', label: word.sum, isNumber: true },
    ],
    rows: all.map(({ name, quantity, unitTiyn, discountTiyn, netTiyn }) => [
      ...[name[locale], String(quantity), sum(unitTiyn), sum(discountTiyn), sum(netTiyn)],
    ]),
  });
}

function sums(flow: Flow, invoice: InvoiceRecord, form: PdfOptions['form'], word: Words): void {
  const { netTiyn, vatTiyn, totalTiyn, vatPoints, paidTiyn } = invoice;
  const bold = { font: flow.fonts.bold, size: 10 };
  flow.skip(6);
  flow.rows([
    { label: word.net, value: `${sum(netTiyn)} ₸` },
    { label: `${word.vat} ${vatPoints / 100} %`, value: `${sum(vatTiyn)} ₸` },
    { label: form === 'act' ? word.totalAct : word.total, value: `${sum(totalTiyn)} ₸`, style: bold },
    ...(form === 'invoice' && paidTiyn > 0 ? [{ label: word.paid, value: `${sum(paidTiyn)} ₸` }] : []),
  ]);
}

/** Requisites as the payment programs of banks read them: name and value, divided by bars (ГОСТ Р 56042). */
export const payText = ({ seller, number, totalTiyn, paidTiyn }: InvoiceRecord, purpose: string): string =>
  ['ST00012', ...requisites(seller), `Sum=${totalTiyn - paidTiyn}`, `Purpose=${purpose} № ${number}`].join('|');

const requisites = ({ name, iik, bik, bank, bin, kbe }: Seller): string[] => [
  ...[`Name=${name.ru}`, `PersonalAcc=${iik}`, `BankName=${bank}`, `BIC=${bik}`, `PayeeINN=${bin}`, `KBE=${kbe}`],
];

function payBy(flow: Flow, invoice: InvoiceRecord, word: Words): void {
  flow.need(QR_SIZE + 50);
  flow.heading(word.qr);
  const { page, x } = flow;
  const top = flow.y;
  drawQr(page, payText(invoice, word.purposeOf), { x, y: top - QR_SIZE, size: QR_SIZE }, INK.text);
  const beside = { indent: QR_SIZE + 18 };
  flow.text(word.purpose, { color: INK.muted }, beside);
  flow.text(`${word.purposeOf} № ${invoice.number}`, { font: flow.fonts.bold, size: 10 }, beside);
  flow.y = top - QR_SIZE - 8;
}

function acceptance(flow: Flow, { act }: InvoiceRecord, word: Words): void {
  if (!act) return;
  flow.skip(14);
  if (act.objection) flow.paragraph(`${word.objected}: ${act.objection}`, { color: INK.bad });
  else flow.paragraph(`${word.accepted} ${day(act.acceptedOn)}.`);
}
