import type { Schema } from '../schema.js';
import { ABOUT, bank, DATE, date, l, longText, money, NUMBER, party, REQUIRED, signatory, text } from './parts.js';

const ACTS_FOR = l('Кімнің атынан (аты-жөні)', 'В лице (фамилия, имя)', 'Represented by');

/** Contract of two sides. */
export const CONTRACT: Schema = {
  type: 'contract',
  version: 1,
  name: l('Шарт', 'Договор', 'Contract'),
  groups: [
    {
      label: ABOUT,
      fields: [NUMBER, DATE, text('place', l('Жасалған жері', 'Место заключения', 'Place'), { max: 200 })],
    },
    party('first', l('Бірінші тарап', 'Первая сторона', 'First side'), 'sender', [
      ...signatory('first', ACTS_FOR, { prefill: 'signer.name' }),
      ...bank('first'),
    ]),
    party('second', l('Екінші тарап', 'Вторая сторона', 'Second side'), 'recipient', [
      ...signatory('second', ACTS_FOR),
      ...bank('second'),
    ]),
    {
      label: l('Шарттың мазмұны', 'Содержание договора', 'What is agreed'),
      fields: [
        longText('subject', l('Шарттың мәні', 'Предмет договора', 'Subject'), { ...REQUIRED, max: 5000 }),
        money('price', l('Шарт сомасы, ₸', 'Сумма договора, ₸', 'Sum of the contract, ₸')),
        date('validFrom', l('Қолданылу мерзімінің басы', 'Действует с', 'In force from')),
        date('validUntil', l('Қолданылу мерзімінің соңы', 'Действует по', 'In force until')),
        longText('terms', l('Шарттың талаптары', 'Условия договора', 'Terms'), REQUIRED),
      ],
    },
  ],
  rules: [
    { kind: 'differ', fields: ['firstBin', 'secondBin'] },
    { kind: 'order', from: 'validFrom', to: 'validUntil' },
  ],
  takes: { number: 'number', date: 'date', amount: 'price' },
};
