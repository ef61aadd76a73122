import type { Schema } from '../schema.js';
import { ABOUT, DATE, l, longText, money, NUMBER, party, REQUIRED, signatory, text } from './parts.js';

const SIGNS = l('Қол қоюшы', 'Подписывает', 'Signed by');

/** Letter. */
export const LETTER: Schema = {
  type: 'letter',
  version: 1,
  name: l('Хат', 'Письмо', 'Letter'),
  groups: [
    { label: ABOUT, fields: [NUMBER, DATE] },
    party('sender', l('Жіберуші', 'Отправитель', 'Sender'), 'sender'),
    party('recipient', l('Алушы', 'Получатель', 'Recipient'), 'recipient', [
      text('addressee', l('Кімге (лауазымы, аты-жөні)', 'Кому (должность, имя)', 'To (position, name)')),
    ]),
    {
      label: l('Хат', 'Письмо', 'Letter'),
      fields: [
        text('subject', l('Тақырыбы', 'Тема', 'Subject'), REQUIRED),
        longText('body', l('Мәтіні', 'Текст', 'Text'), REQUIRED),
        longText('annexes', l('Қосымшалар', 'Приложения', 'Annexes'), { max: 2000 }),
      ],
    },
    {
      label: l('Қол қоюшы мен орындаушы', 'Подписант и исполнитель', 'Signatory and author'),
      fields: [
        ...signatory('letter', SIGNS, { prefill: 'signer.name' }),
        text('author', l('Орындаушы', 'Исполнитель', 'Author')),
        text('phone', l('Телефоны', 'Телефон', 'Telephone'), { max: 50 }),
      ],
    },
  ],
  rules: [],
  takes: { number: 'number', date: 'date' },
};

/** Free form: whatever has a subject and a text. */
export const FREE_FORM: Schema = {
  type: 'free-form',
  version: 1,
  name: l('Құжат', 'Документ', 'Document'),
  groups: [
    { label: ABOUT, fields: [{ ...NUMBER, required: false }, DATE] },
    party('sender', l('Жіберуші', 'Отправитель', 'Sender'), 'sender'),
    {
      label: l('Мазмұны', 'Содержание', 'Content'),
      fields: [
        text('subject', l('Тақырыбы', 'Тема', 'Subject'), REQUIRED),
        longText('body', l('Мәтіні', 'Текст', 'Text'), REQUIRED),
        money('amount', l('Сомасы, ₸', 'Сумма, ₸', 'Sum, ₸')),
      ],
    },
  ],
  rules: [],
  takes: { number: 'number', date: 'date', amount: 'amount' },
};
