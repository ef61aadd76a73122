import { data, type PortalSession } from './portal-session.js';

const SERVICE = {
  name: {
    kk: 'Құжаттардың көшірмелерін жазбаша сұрау бойынша беру',
    ru: 'Выдача копий документов по письменному запросу',
    en: 'Copies of documents by written request',
  },
  quantity: 1,
  unitTiyn: 1_200_000,
};

/** An invoice, a part of it paid, and a payment that nobody knows. Done once. */
export async function bill(operator: PortalSession, head: PortalSession): Promise<void> {
  const { participant } = await head.current();
  const known = data(await operator.api.GET('/api/operator/billing/invoices', { params: { query: {} } }));
  if (!participant || known.length > 0) return;
  const path = { participantId: participant.id };
  const body = { lines: [SERVICE] };
  const { number, issuedOn } = data(
    await operator.api.POST('/api/operator/billing/participants/{participantId}/invoices', { params: { path }, body }),
  );
  const on = issuedOn.split('-').reverse().join('.');
  const content = Buffer.from(statement(on, participant.bin, number)).toString('base64');
  data(await operator.api.POST('/api/operator/billing/statements', { body: { name: 'statement.txt', content } }));
}

const statement = (on: string, bin: string, number: string): string => `1CClientBankExchange
ВерсияФормата=2.0
СекцияДокумент=Выписка
ДатаОперации=${on}
СуммаПриход=5000.00
НомерДокумента=481
ПлательщикНаименование=ТОО «Алатау Құрылыс»
ПлательщикБИН_ИИН=${bin}
НазначениеПлатежа=Оплата по счёту № ${number}
КонецДокумента
СекцияДокумент=Выписка
ДатаОперации=${on}
СуммаПриход=1750.50
НомерДокумента=77
ПлательщикНаименование=Касса банка
ПлательщикБИН_ИИН=
НазначениеПлатежа=Взнос наличными, плательщик не указан
КонецДокумента
КонецФайла
`;
