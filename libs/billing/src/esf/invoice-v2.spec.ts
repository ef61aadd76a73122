import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import { anInvoice } from '../testing/an-invoice.js';
import { esfXml, tenge } from './invoice-v2.js';

/** Names of the children, in the order of the schema as open implementations and the tax committee's sample have them. */
const ORDER = [
  'date',
  'invoiceType',
  'num',
  'operatorFullname',
  'turnoverDate',
  'customers',
  'deliveryDocDate',
  'deliveryDocNum',
  'productSet',
  'sellers',
];
const PRODUCT = [
  'catalogTruId',
  'description',
  'ndsAmount',
  'ndsRate',
  'priceWithTax',
  'priceWithoutTax',
  'quantity',
  'truOriginCode',
  'turnoverSize',
  'unitNomenclature',
  'unitPrice',
];

describe('the electronic invoice', () => {
  const xml = XmlDocument.fromString(esfXml([anInvoice()], { operatorName: 'АХМЕТОВА АЙГЕРІМ' }));
  const namespaces = { esf: 'esf', v2: 'v2.esf' };
  const all = (path: string) => xml.find(path, namespaces);
  const text = (path: string) => all(path).map((node) => node.content);
  afterAll(() => xml.dispose());

  it('E-11.2: has the elements of InvoiceV2 in their order, only the root in its namespace', () => {
    expect(all('/esf:invoiceContainer/invoiceSet/v2:invoice')).toHaveLength(1);
    expect(all('//v2:invoice/*').map((node) => (node as XmlElement).name)).toEqual(ORDER);
    expect(all('(//product)[1]/*').map((node) => (node as XmlElement).name)).toEqual(PRODUCT);
  });

  it('E-11.2: says days and sums as the service reads them', () => {
    expect(text('//v2:invoice/date | //turnoverDate | //deliveryDocDate')).toEqual([
      '01.03.2026',
      '28.02.2026',
      '01.03.2026',
    ]);
    expect(text('//v2:invoice/num')).toEqual(['2026000042']);
    expect(text('//description')[0]).toBe('Отправленные документы <№ 1 & 2>');
    expect(text('//productSet/totalNdsAmount | //totalPriceWithTax | //totalPriceWithoutTax')).toEqual([
      '192',
      '1392',
      '1200',
    ]);
    expect(text('//seller/tin | //customer/tin')).toEqual(['140340999103', '170940999606']);
    expect([0, 1, 10, 100, 123_450].map(tenge)).toEqual(['0', '0.01', '0.1', '1', '1234.5']);
  });

  it('E-11.2: quantity by unit price is the sum of the line, also where there is a discount', () => {
    const [quantity, price, sum] = ['quantity', 'unitPrice', 'turnoverSize'].map((name) =>
      text(`//product/${name}`).map(Number),
    );
    expect(quantity!.map((each, i) => each * price![i]!)).toEqual(sum);
  });
});
