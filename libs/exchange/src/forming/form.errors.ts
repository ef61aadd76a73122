import { FORM_PROBLEMS } from '@qujat/forms';

/** Refusals of forms; those of single fields are the form library's, so that page and server say the same. */
export const FORM_ERRORS = {
  ...FORM_PROBLEMS,
  'form.absent': {
    status: 404,
    kk: 'Бұл құжат пішіннен құрылмаған.',
    ru: 'Этот документ сформирован не из формы.',
    en: 'This document has not been formed from a form.',
  },
  'form.incomplete': {
    status: 422,
    kk: 'Пішін толық емес: белгіленген өрістерді толтырыңыз. Енгізілгеннің бәрі сақталған.',
    ru: 'Форма заполнена не до конца: поправьте отмеченные поля. Всё введённое сохранено.',
    en: 'The form is not complete: mend the marked fields. Everything typed is kept.',
  },
  'form.field_taken': {
    status: 422,
    kk: 'Бұл мән пішіннен алынады: оны пішінде өзгертіңіз.',
    ru: 'Это значение берётся из формы: измените его в форме.',
    en: 'This value is taken from the form: change it in the form.',
  },
  'document.edited_meanwhile': {
    status: 409,
    kk: 'Осы қарап отырған кезде жобаны басқа біреу өзгертті. Сіз енгізген мәтін осы құрылғыда сақталды: бетті жаңартып, салыстырыңыз.',
    ru: 'Пока вы работали, черновик изменил кто-то другой. Ваш текст сохранён на этом устройстве: обновите страницу и сравните.',
    en: 'While you worked somebody else has changed the draft. Your text is kept on this device: reload the page and compare.',
  },
} as const;
