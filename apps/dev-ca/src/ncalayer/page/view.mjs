/* global document */
/** Builds the page's parts. Everything that came from elsewhere is put in as text, never as markup. */
import { currentLanguage, word } from './words.mjs';

/** An element with attributes and children. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** `23.11.2026`, and with the time where asked. */
export function dateOf(iso, withTime = false) {
  const at = new Date(iso);
  const two = (n) => String(n).padStart(2, '0');
  const date = `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()}`;
  return withTime ? `${date} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}` : date;
}

const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

/** Who asks, for what kind of signature, since when. */
export function facts({ origin, format, detached, withTimestamp, at }) {
  const kind = { raw: 'raw', xml: 'xml', 'key-info': 'keyInfo' }[format] ?? (detached ? 'cmsDetached' : 'cmsAttached');
  const form = withTimestamp ? `${word(kind)}, ${word('stamped')}` : word(kind);
  const rows = [
    [word('asks'), origin || word('program')],
    [word('form'), form],
    [word('asked'), dateOf(at, true)],
  ];
  return rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);
}

const SHOWN = 5;

/** What will be signed: size, hash, the beginning of a text. */
export function items(list) {
  const shown = list
    .slice(0, SHOWN)
    .map((item) =>
      element(
        'li',
        {},
        item.digest ? word('digestOnly') : word('bytes', { n: grouped(item.size) }),
        element('div', { class: 'hash' }, item.digest ?? `SHA-256 ${item.sha256}`),
        item.preview === undefined ? undefined : element('pre', { tabindex: '0' }, item.preview),
      ),
    );
  const rest = list.length - SHOWN;
  return rest > 0 ? [...shown, element('li', {}, word('moreItems', { n: rest }))] : shown;
}

/** The name of whose key it is, as it stands in the certificate. */
export const fullName = ({ name, patronymic }) => (patronymic ? `${name} ${patronymic}` : name);

/** Keys of one person in a row: name, role, identification number, and a choice per key. */
function person(keys, chosen) {
  const [first] = keys;
  const about = [word(first.role), first.position[currentLanguage()], first.iin && `${word('iin')} ${first.iin}`];
  const state = first.state === 'valid' ? undefined : element('span', { class: 'chip bad' }, word(first.state));
  return element(
    'div',
    { class: 'person' },
    element(
      'div',
      {},
      element('div', { class: 'name' }, fullName(first), ' ', ...(state ? [state] : [])),
      element(
        'div',
        { class: 'about' },
        [...new Set(about.filter(Boolean)), word('until', { date: dateOf(first.notAfter) })].join(' · '),
      ),
    ),
    element('div', { class: 'keys' }, ...keys.map((key) => keyChoice(key, chosen))),
  );
}

function keyChoice(key, chosen) {
  const value = `${key.slug}:${key.algorithm}`;
  const label = `${fullName(key)}, ${word(key.algorithm)}`;
  const attributes = { type: 'radio', name: 'key', value, 'aria-label': label, title: key.objection };
  const input = element('input', { ...attributes, disabled: key.objection !== undefined, checked: value === chosen });
  return element('label', { class: 'key' }, input, element('span', {}, word(key.algorithm)));
}

const by = (list, keyOf) => {
  const groups = new Map();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
};

/** Does the owner answer to what was typed? */
export function answersTo(owner, text) {
  const { name, patronymic = '', iin = '', slug, organisation } = owner;
  const where = organisation ? `${Object.values(organisation.name).join(' ')} ${organisation.bin}` : '';
  return `${name} ${patronymic} ${iin} ${slug} ${where}`.toLowerCase().includes(text.trim().toLowerCase());
}

/** Who may sign, by organisation; those whom the request does not admit at all are left out. */
export function owners(list, text, chosen) {
  const people = by(list, ({ slug }) => slug).filter((keys) => keys.some(({ objection }) => objection === undefined));
  const found = people.filter(([first]) => answersTo(first, text));
  return by(found, ([{ organisation }]) => organisation?.slug ?? '').map((group) => {
    const { organisation } = group[0][0];
    const name = organisation ? organisation.name[currentLanguage()] : word('individuals');
    const bin = organisation && element('span', {}, `${word('bin')} ${organisation.bin}`);
    return element(
      'fieldset',
      { class: 'group' },
      element('legend', { class: 'unseen' }, name),
      element('h3', {}, name, ...(bin ? [bin] : [])),
      ...group.map((keys) => person(keys, chosen)),
    );
  });
}
