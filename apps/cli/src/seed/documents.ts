import type { Schemas } from '@qujat/api-client';

/** Where a document of the seed is to end. */
export type Target =
  'empty' | 'draft' | 'ready' | 'delivered' | 'received' | 'completed' | 'refused' | 'recalled' | 'annulled';

/** A document of the seed. */
export interface SeedDocument {
  readonly title: string;
  readonly type: Schemas['DocumentType'];
  readonly from: 'alatau' | 'zhetisu';
  readonly target: Target;
  readonly text: readonly string[];
  /** Why it was refused, recalled or annulled. */
  readonly reason?: string;
}

/** One in every state that lasts. (States that last only while OCSP or the TSA is down are not here.) */
export const DOCUMENTS: readonly SeedDocument[] = [
  {
    title: '№ 12 құрылыс материалдарын жеткізу шарты',
    type: 'contract',
    from: 'alatau',
    target: 'completed',
    text: [
      'Алматы қ., 2026 жылғы 2 қараша. «Алатау Құрылыс» ЖШС (бұдан әрі – Сатып алушы) және «Жетісу Сауда» АҚ (бұдан әрі – Жеткізуші) осы шартты жасасты.',
      '1. Жеткізуші құрылыс материалдарын жеткізуге, ал Сатып алушы оларды қабылдап, ақысын төлеуге міндеттенеді.',
      '2. Шарттың бағасы – 4 830 000 теңге, оның ішінде ҚҚС. Төлем мерзімі – жеткізілген күннен бастап он жұмыс күні.',
      '3. Шарт екі Тарап электрондық цифрлық қолтаңбамен қол қойған сәттен бастап күшіне енеді.',
    ],
  },
  {
    title: 'Акт выполненных работ № 31',
    type: 'act',
    from: 'alatau',
    target: 'received',
    text: [
      'ТОО «Алатау Құрылыс» выполнило, а АО «Жетісу Сауда» приняло работы по устройству кровли склада № 2.',
      'Стоимость выполненных работ: 2 150 000 тенге. Претензий по объёму, качеству и срокам стороны не имеют.',
    ],
  },
  {
    title: 'Счёт на оплату № 118',
    type: 'invoice-for-payment',
    from: 'alatau',
    target: 'delivered',
    text: ['Поставщик: ТОО «Алатау Құрылыс». Покупатель: АО «Жетісу Сауда».', 'К оплате: 640 500 тенге, НДС включён.'],
  },
  {
    title: 'Накладная № 77 на отпуск запасов',
    type: 'waybill',
    from: 'alatau',
    target: 'refused',
    reason: 'Количество по строке 3 не совпадает с фактически принятым: 40 вместо 48 листов.',
    text: ['Отпущено: профлист оцинкованный, 48 листов; саморезы кровельные, 12 упаковок.'],
  },
  {
    title: 'Дополнительное соглашение № 2 к договору № 12',
    type: 'contract',
    from: 'alatau',
    target: 'recalled',
    reason: 'В пункте 4 указан неверный срок поставки; направим исправленный текст.',
    text: ['Стороны договорились изложить пункт 4 договора № 12 в новой редакции: срок поставки – 30 дней.'],
  },
  {
    title: 'Договор аренды строительной техники № 7',
    type: 'contract',
    from: 'alatau',
    target: 'annulled',
    reason: 'Стороны отказались от аренды: техника куплена.',
    text: ['Арендодатель передаёт, а арендатор принимает во временное пользование башенный кран.'],
  },
  {
    title: 'Сенімхат № 5',
    type: 'power-of-attorney',
    from: 'alatau',
    target: 'ready',
    text: ['«Алатау Құрылыс» ЖШС тауарлық-материалдық құндылықтарды алуға сенімхат береді.'],
  },
  {
    title: 'Письмо о графике поставок',
    type: 'letter',
    from: 'alatau',
    target: 'draft',
    text: ['Просим подтвердить график поставок на декабрь 2026 года.'],
  },
  { title: 'Акт сверки за третий квартал', type: 'free-form', from: 'alatau', target: 'empty', text: [] },
  {
    title: 'Қызмет көрсету актісі № 9',
    type: 'act',
    from: 'zhetisu',
    target: 'delivered',
    text: ['«Жетісу Сауда» АҚ сақтау қызметтерін көрсетті. Құны – 312 000 теңге, ҚҚС-ты қоса алғанда.'],
  },
  {
    title: 'Договор хранения № 4',
    type: 'contract',
    from: 'zhetisu',
    target: 'completed',
    text: ['АО «Жетісу Сауда» принимает на хранение имущество ТОО «Алатау Құрылыс» на складе № 2.'],
  },
];
