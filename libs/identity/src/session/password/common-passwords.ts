/** Words and runs of keys that passwords are commonly made of, in the three keyboard layouts that people here use. */
const STEMS = [
  ...[
    'password',
    'passw0rd',
    'p@ssw0rd',
    'letmein',
    'welcome',
    'admin',
    'administrator',
    'iloveyou',
    'monkey',
    'dragon',
  ],
  ...[
    'qwertyuiop',
    'asdfghjkl',
    'zxcvbnm',
    'qwerty',
    'qazwsxedc',
    '1q2w3e4r5t',
    '1qaz2wsx3edc',
    'zaq12wsx',
    'changeme',
  ],
  ...['пароль', 'привет', 'йцукенгшщз', 'фывапролд', 'ячсмитьбю', 'йцукен', 'администратор', 'бухгалтер', 'директор'],
  ...['құпиясөз', 'сәлем', 'қазақстан', 'казахстан', 'kazakhstan', 'qazaqstan', 'almaty', 'astana', 'алматы', 'астана'],
  ...[
    'gfhjkm',
    'ghbdtn',
    'dragonball',
    'football',
    'baseball',
    'superman',
    'princess',
    'sunshine',
    'trustno1',
    'secret',
  ],
  ...['1234567890', '0987654321', '12345678', '123456', 'abcdefgh', 'abc123', '111111', '000000', '123123', '654321'],
];

const MOST_FILLING = 5;

/** One character, or a short piece, again and again. */
const isRepetition = (text: string): boolean => /^(.{1,4}?)\1+.{0,3}$/su.test(text);

/** Letters or digits in a row: abcdefgh…, 98765…. */
function isRun(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  return steps.filter((step) => Math.abs(step) === 1).length >= steps.length - 2;
}

/** Is the password one that is tried first: a common word with some filling, a repetition, a run? */
export function isCommon(password: string): boolean {
  const text = password.toLowerCase();
  if (isRepetition(text) || isRun(text)) return true;
  const rest = STEMS.reduce((left, stem) => left.replaceAll(stem, ''), text);
  // What is left of "Password2026!" is filling.
  return rest !== text && [...rest.replace(/[\d\p{P}\p{S}\s]/gu, '')].length < MOST_FILLING;
}
