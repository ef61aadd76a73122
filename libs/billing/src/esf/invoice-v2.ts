/**
 * Electronic invoices for esf.gov.kz: InvoiceV2 (`v2.esf`). Elements in the order of the schema; only the root carries a
 * namespace; days as dd.mm.yyyy; sums in tenge without needless zeros. Requisites of a service: origin 6, no TN VED code.
 */
import type { InvoiceLine, InvoiceRecord, Seller } from '../invoice/invoice.types.js';

/** Services are sold by the piece (МКЕИ 796). */
const UNIT = '796';
const SERVICE = '6';

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }[sign]!};`);

const tag = (name: string, value: string): string => (value ? `<${name}>${escape(value)}</${name}>` : '');
const day = (iso: string): string => iso.split('-').reverse().join('.');

/** `1234.5`: the service refuses zeros that say nothing. */
export const tenge = (tiyn: number): string => {
  const [whole, cents] = [Math.floor(tiyn / 100), tiyn % 100];
  return cents === 0 ? String(whole) : `${whole}.${String(cents).padStart(2, '0').replace(/0$/, '')}`;
};

/** The number of an ESF is digits only. */
export const esfNumber = (number: string): string => number.replace(/\D/g, '');

/** A container with these invoices. */
export const esfXml = (invoices: readonly InvoiceRecord[], { operatorName }: { operatorName: string }): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<esf:invoiceContainer xmlns:esf="esf"><invoiceSet>${invoices
    .map((invoice) => invoiceXml(invoice, operatorName))
    .join('')}</invoiceSet></esf:invoiceContainer>\n`;

/** One invoice: the body that is signed and uploaded. */
export function invoiceXml(invoice: InvoiceRecord, operatorName: string): string {
  const { number, issuedOn, turnoverOn, buyer, seller, act } = invoice;
  return [
    '<v2:invoice xmlns:a="abstractInvoice.esf" xmlns:v2="v2.esf">',
    tag('date', day(issuedOn)),
    tag('invoiceType', 'ORDINARY_INVOICE'),
    tag('num', esfNumber(number)),
    tag('operatorFullname', operatorName.slice(0, 200)),
    tag('turnoverDate', day(turnoverOn)),
    `<customers><customer>${tag('countryCode', 'KZ')}${tag('name', buyer.name.ru)}${tag('tin', buyer.bin)}</customer></customers>`,
    act ? tag('deliveryDocDate', day(act.issuedOn)) + tag('deliveryDocNum', act.number) : '',
    productSet(invoice),
    `<sellers>${sellerXml(seller)}</sellers>`,
    '</v2:invoice>',
  ].join('');
}

function productSet({ lines, vatPoints, netTiyn, vatTiyn, totalTiyn }: InvoiceRecord): string {
  return [
    '<productSet>',
    tag('currencyCode', 'KZT'),
    `<products>${lines.map((line) => productXml(line, vatPoints)).join('')}</products>`,
    tag('totalExciseAmount', '0'),
    tag('totalNdsAmount', tenge(vatTiyn)),
    tag('totalPriceWithTax', tenge(totalTiyn)),
    tag('totalPriceWithoutTax', tenge(netTiyn)),
    tag('totalTurnoverSize', tenge(netTiyn)),
    '</productSet>',
  ].join('');
}

/** A line with a discount is one service at its price: quantity by unit price must give the sum. */
function productXml({ name, quantity, unitTiyn, netTiyn, vatTiyn }: InvoiceLine, vatPoints: number): string {
  const isExact = quantity * unitTiyn === netTiyn;
  return [
    '<product>',
    tag('catalogTruId', '1'),
    tag('description', name.ru),
    tag('ndsAmount', tenge(vatTiyn)),
    tag('ndsRate', String(vatPoints / 100)),
    tag('priceWithTax', tenge(netTiyn + vatTiyn)),
    tag('priceWithoutTax', tenge(netTiyn)),
    tag('quantity', String(isExact ? quantity : 1)),
    tag('truOriginCode', SERVICE),
    tag('turnoverSize', tenge(netTiyn)),
    tag('unitNomenclature', UNIT),
    tag('unitPrice', tenge(isExact ? unitTiyn : netTiyn)),
    '</product>',
  ].join('');
}

const sellerXml = ({ address, bank, bik, iik, kbe, name, bin }: Seller): string =>
  [
    '<seller>',
    ...[tag('address', address), tag('bank', bank), tag('bik', bik), tag('iik', iik), tag('kbe', kbe)],
    ...[tag('name', name.ru), tag('tin', bin), '</seller>'],
  ].join('');
