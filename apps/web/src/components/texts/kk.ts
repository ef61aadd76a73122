import type { Catalogue } from '../../lib/i18n';
import type { ru } from './ru';

export const kk: Catalogue<typeof ru> = {
  cancel: 'Бас тарту',
  close: 'Жабу',
  save: 'Сақтау',
  back: 'Артқа',
  retry: 'Қайталау',
  showMore: 'Тағы көрсету',
  loading: 'Жүктелуде…',
  search: 'Іздеу',
  copy: 'Көшіріп алу',
  saving: 'Сақталуда…',
  saved: 'Сағат {time} сақталды',
  notSaved: 'Сақталмады: байланыс жоқ. Өзіміз қайталап көреміз.',
  notSavedRefused: 'Сақталмады',
  lockedByCertificate:
    'Тіркеу куәлігінен алынды. Мұнда өзгертуге болмайды: деректер қате болса, ҚР ҰКО-дан жаңа куәлік алыңыз.',
  problemTitle: 'Орындалмады',
  problemNetwork: 'Порталдан жауап жоқ. Интернет байланысын тексеріп, қайталап көріңіз.',
  problemNotFound: 'Мұндай бет немесе жазба жоқ не оған қолжетімділігіңіз жоқ.',
  problemForbidden: 'Бұл әрекетке өкілеттігіңіз жоқ.',
  problemTooMany: 'Сұраулар тым жиі жіберілді. Бір минут күтіп, қайталаңыз.',
  problemServer: 'Портал сұрауды орындай алмады. Бұл бізде тіркелді; сәл кейінірек қайталаңыз.',
  problemUnexpected: 'Бетте қате болды. Бетті жаңартып, қайталаңыз.',
  problemKept: 'Енгізген деректеріңіз сақталған.',
  problemId: 'Өтініш нөмірі: {id}',
};
