export const ru = {
  mobile: 'Подписать через eGov mobile',
  mobileAgain: 'Новый QR-код',
  mobileQr: 'QR-код для eGov mobile',
  mobileText: 'Откройте eGov mobile на телефоне, выберите «Цифровая подпись» – QR и наведите камеру на код.',
  mobileWaits: 'Ждём телефон…',
  mobileFetched: 'Телефон получил документы: подтвердите подпись на нём.',
  mobileUntil: 'QR-код действует до {time}',
  mobileLink: 'Открыть eGov mobile на этом телефоне',
  mobileStandIn: 'Среда разработки: открыть телефон-заменитель',
  mobileExpired: 'QR-код истёк',
  mobileExpiredText: 'Ничего не подписано. Создайте новый QR-код или подпишите через NCALayer.',
};
