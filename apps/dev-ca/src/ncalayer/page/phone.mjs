/* global document, location, localStorage */
/** The stand-in of eGov mobile: takes what a QR code says (also from the address after #), and signs with the key chosen. */
const at = (id) => document.getElementById(id);
const LAST = 'qujat.phone.key';

const owners = await (await fetch('/phone/owners')).json();
for (const { slug, algorithm, name } of owners) {
  const option = document.createElement('option');
  option.value = `${slug}:${algorithm}`;
  option.textContent = `${name} · ${slug} · ${algorithm}`;
  at('owner').append(option);
}
at('owner').value = localStorage.getItem(LAST) ?? at('owner').value;
at('text').value = decodeURIComponent(location.hash.slice(1));

async function scan(decline) {
  const [slug, algorithm] = at('owner').value.split(':');
  localStorage.setItem(LAST, at('owner').value);
  at('said').textContent = '…';
  const body = JSON.stringify({ link: at('text').value, slug, algorithm, decline });
  const response = await fetch('/phone/scan', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { error, documents = [], organisation, status } = await response.json();
  at('said').textContent = error ?? `${organisation}: ${documents.join(', ')} → ${status ?? '✕'}`;
}

at('scan').addEventListener('submit', (event) => {
  event.preventDefault();
  void scan(false);
});
at('decline').addEventListener('click', () => void scan(true));
