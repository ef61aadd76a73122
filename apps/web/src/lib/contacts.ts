const E164 = /^\+[1-9]\d{9,14}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A phone number without the blanks and brackets people write for their eyes. */
export const bare = (phone: string): string => phone.replace(/[\s()-]/g, '');

/** Does it look like an e-mail address? Whether it is one, a letter to it shows. */
export const isEmail = (text: string): boolean => EMAIL.test(text);

/** E.164 (ITU-T), as E-5.6.2 wants it. */
export const isPhone = (text: string): boolean => E164.test(bare(text));
