import { readStatement } from './read-statement.js';

const DOCUMENT = `СекцияДокумент="Выписка"
ДатаОперации=05.11.2026
СуммаПриход=1392.00
НомерДокумента=481
ДатаДокумента=04.11.2026
ПлательщикНаименование=ТОО «Алатау Құрылыс»
ПлательщикБИН_ИИН=140340999103
ПлательщикИИК=KZ860000000000000002
НазначениеПлатежа=Оплата по счёту № 2026-000042
КонецДокумента
`;
const FILE = `1CClientBankExchange
ВерсияФормата=2.0
РасчСчет=KZ860000000000000001
${DOCUMENT}СекцияДокумент="Выписка"
ДатаОперации=05.11.2026
СуммаРасход=50
НомерДокумента=1
КонецДокумента
КонецФайла
`;
const INCOME = {
  ...{ receivedOn: '2026-11-05', amountTiyn: 139_200, reference: '481', payerBin: '140340999103' },
  ...{ payerName: 'ТОО «Алатау Құрылыс»', payerIik: 'KZ860000000000000002', purpose: 'Оплата по счёту № 2026-000042' },
};
const MT940 = `:20:STMT
:25:KZ860000000000000001
:28C:1/1
:60F:C261104KZT0,00
:61:2611051105C1392,00NTRF481//B-481
:86:/NAME/TOO Alatau Qurylys/IDN/140340999103/ASSIGN/Oplata po schetu
 2026-000042
:61:2611051105D50,00NTRF1
:86:Komissiya
:62F:C261105KZT1342,00
-}
`;

/** windows-1251 for letters that both alphabets of the spec need. */
const cp1251 = (text: string) => {
  const table = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, i) => i));
  return Uint8Array.from(text, (letter) => Math.max(0, table.indexOf(letter)) || 63);
};

describe('files of banks', () => {
  it('E-11.1: 1C exchange: what has come in, whatever the encoding; what went out is counted only', () => {
    expect(readStatement(Buffer.from(FILE))).toEqual({ format: '1c', lines: [INCOME], otherLines: 1 });
    const { lines } = readStatement(cp1251(FILE));
    expect(lines).toMatchObject([{ amountTiyn: 139_200, payerBin: '140340999103', purpose: INCOME.purpose }]);
  });

  it('E-11.1: MT940: movements with the words after them', () => {
    expect(readStatement(Buffer.from(MT940))).toEqual({
      ...{ format: 'mt940', otherLines: 1 },
      lines: [
        {
          ...{ receivedOn: '2026-11-05', amountTiyn: 139_200, reference: 'B-481', payerBin: '140340999103' },
          ...{ payerName: 'TOO Alatau Qurylys', payerIik: '', purpose: 'Oplata po schetu  2026-000042' },
        },
      ],
    });
  });

  it.each([
    ['no statement', 'Привет'],
    ['a sum that is none', FILE.replace('1392.00', '1392.005')],
    ['a day that is none', FILE.replaceAll('05.11.2026', '31.02.2026').replace('04.11.2026', '')],
    ['a section without an end', FILE.slice(0, FILE.indexOf('КонецДокумента'))],
    ['an end without a section', `1CClientBankExchange\nКонецДокумента\n`],
    ['a movement that is none', MT940.replace('C1392,00', 'X1392')],
  ])('E-11.1: nothing is taken of %s', (_, text) => {
    expect(() => readStatement(Buffer.from(text))).toThrow('cannot be read');
  });
});
