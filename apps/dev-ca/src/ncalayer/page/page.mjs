/* global document, EventSource, localStorage, navigator */
/** The stand-in's page: shows the oldest request that waits, lets one choose whose key signs, sends the decision. */
import { currentLanguage, useLanguage, word } from './words.mjs';
import * as view from './view.mjs';

const at = (id) => document.getElementById(id);
const LANGUAGE = 'qujat.ncalayer.language';
const LAST_KEY = 'qujat.ncalayer.key';

let state = { pending: [], pick: { ask: true } };
let shownId;
let owners = [];
let chosen;
let said = '';

const post = (where, body = {}) =>
  fetch(where, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

function fillWords() {
  document.documentElement.lang = currentLanguage();
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll('[data-placeholder]')) node.placeholder = word(node.dataset.placeholder);
  for (const node of document.querySelectorAll('[data-label]'))
    node.setAttribute('aria-label', word(node.dataset.label));
  for (const node of document.querySelectorAll('[data-language]')) {
    node.setAttribute('aria-pressed', String(node.dataset.language === currentLanguage()));
  }
}

/** The setting that decides without asking, if there is one. */
function showSetting() {
  const { name: signer, algorithm, cancel } = state.pick;
  const name = algorithm ? `${signer}, ${word(algorithm)}` : signer;
  const text = signer ? word('automatic', { name }) : cancel ? word('automaticCancel') : undefined;
  at('setting').hidden = text === undefined;
  if (text === undefined) return;
  const button = view.element('button', { type: 'button' }, word('askAgain'));
  button.addEventListener('click', () => void post('/pick', { ask: true }));
  at('setting').replaceChildren(text, button);
}

function showOwners() {
  const groups = view.owners(owners, at('search').value, chosen);
  at('owners').replaceChildren(...groups);
  at('nobody').hidden = groups.length > 0;
  showChosen();
}

function showChosen() {
  const key = owners.find(({ slug, algorithm }) => `${slug}:${algorithm}` === chosen);
  at('chosen').textContent = key
    ? word('chosen', { name: view.fullName(key), key: word(key.algorithm) })
    : word('chooseKey');
  at('sign').disabled = key === undefined;
}

function showRequest(request) {
  const aboutKey = request.format === 'key-info';
  at('title').textContent = word(aboutKey ? 'titleKey' : 'title');
  at('what').parentElement.hidden = aboutKey;
  at('facts').replaceChildren(...view.facts(request));
  at('items').replaceChildren(...view.items(request.items));
  at('more').hidden = state.pending.length < 2;
  at('more').textContent = word('more', { n: state.pending.length - 1 });
  at('sign').textContent = word(aboutKey ? 'signKey' : 'sign');
}

function show() {
  fillWords();
  showSetting();
  const [request] = state.pending;
  at('request').hidden = request === undefined;
  at('empty').hidden = request !== undefined;
  at('said').textContent = said;
  document.title = request ? `(${state.pending.length}) ${word('title')} · NCALayer` : 'NCALayer';
  if (!request) return void (shownId = undefined);
  showRequest(request);
  showOwners();
  if (request.id !== shownId) void bringOwners(request);
}

/** Another request came to the front: who may sign it, and whoever signed last is chosen again. */
async function bringOwners(request) {
  shownId = request.id;
  const response = await fetch(`/pending/${request.id}/owners`);
  if (!response.ok || shownId !== request.id) return;
  owners = await response.json();
  const last = localStorage.getItem(LAST_KEY);
  const usable = owners.filter(({ objection }) => objection === undefined);
  chosen = usable.some(({ slug, algorithm }) => `${slug}:${algorithm}` === last) ? last : undefined;
  showOwners();
  at('title').focus();
}

async function decide(act, body, words) {
  const id = shownId;
  if (id === undefined) return;
  const response = await post(`/pending/${id}/${act}`, body);
  const { settled = false } = response.ok ? await response.json() : {};
  said = settled ? words : word('gone');
  show();
}

at('request').addEventListener('submit', (event) => {
  event.preventDefault();
  const key = owners.find(({ slug, algorithm }) => `${slug}:${algorithm}` === chosen);
  if (!key) return;
  localStorage.setItem(LAST_KEY, chosen);
  void decide('sign', { slug: key.slug, algorithm: key.algorithm }, word('signed', { name: view.fullName(key) }));
});
at('cancel').addEventListener('click', () => void decide('cancel', {}, word('canceled')));
at('search').addEventListener('input', showOwners);
// Enter in the search field must not sign
at('search').addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
at('owners').addEventListener('change', (event) => {
  chosen = event.target.value;
  showChosen();
});
for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    useLanguage(button.dataset.language);
    localStorage.setItem(LANGUAGE, currentLanguage());
    said = '';
    show();
  });
}

useLanguage(navigator.language.slice(0, 2));
useLanguage(localStorage.getItem(LANGUAGE));
const events = new EventSource('/events');
events.addEventListener('message', ({ data }) => {
  state = JSON.parse(data);
  at('lost').hidden = true;
  show();
});
events.addEventListener('error', () => (at('lost').hidden = false));
show();
