import { textOf } from '@qujat/exchange';
import { anInvoice } from '../testing/an-invoice.js';
import { invoicePdf, payText } from './invoice-pdf.js';

const plain = (text: string) => text.replace(/\s+/g, ' ');

describe('invoices and acts on paper', () => {
  it.each([
    [
      'ru',
      'invoice',
      [
        'Счёт на оплату № 2026-000042',
        'ТОО «Алатау Құрылыс»',
        'KZ860000000000000001',
        '16 %',
        '1 392,00 ₸',
        '11.03.2026',
      ],
    ],
    ['kk', 'invoice', ['Төлем шоты № 2026-000042', 'ЖШС «Алатау Құрылыс»', 'ҚҚС 16 %', '1 392,00 ₸']],
    [
      'ru',
      'act',
      ['Акт оказанных услуг № 2026-000040', 'считаются принятыми без возражений с 10.03.2026', '№ 2026-000042'],
    ],
    ['kk', 'act', ['Көрсетілген қызметтер актісі № 2026-000040', '10.03.2026']],
  ] as const)('E-11.1, E-11.3: in %s, %s', async (locale, form, words) => {
    const text = plain(await textOf(await invoicePdf(anInvoice(), { locale, form })));
    for (const word of words) expect(text).toContain(word);
  });

  it('E-11.1: the code to pay by asks for what is still due', () => {
    expect(payText(anInvoice({ paidTiyn: 39_200 }), 'Оплата по счёту')).toBe(
      'ST00012|Name=ТОО «Qujat»|PersonalAcc=KZ860000000000000001|BankName=АО «Банк»|BIC=BANKKZKA|PayeeINN=170940999606|KBE=17|Sum=100000|Purpose=Оплата по счёту № 2026-000042',
    );
  });
});
