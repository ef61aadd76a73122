export { chooseLocale, currentLocale, isLocaleChosen, onLocaleChange } from './locale-store';
export { lazyTexts, texts, type Catalogue, type Texts } from './texts';
export { TIME_ZONE } from './time-zone';
export { useLocale, useLocalized, useT, type Translate } from './use-t';
