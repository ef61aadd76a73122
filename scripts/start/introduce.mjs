/** What a newcomer reads when everything runs: the address, who can sign in, what to try. */
export async function introduce({ url, nca, data, letters, seconds }) {
  const lines = ['', `Qujat is ready: ${url}   (${seconds.toFixed(1)} s)`, ''];
  if (nca) lines.push(...(await people()), ...whatToTry(nca));
  lines.push(...whereLettersGo(letters));
  lines.push(`Data: ${data}    Stop: Ctrl-C`, '');
  console.log(lines.join('\n'));
}

async function people() {
  const { ORGANISATIONS, PEOPLE } = await import('../../dist/apps/dev-ca/src/index.js');
  const standing = {
    accredited: 'accredited: exchanges documents',
    waiting: 'waits for accreditation',
    newcomer: 'not registered yet',
    operator: 'the operator of the portal',
  };
  const shown = ORGANISATIONS.flatMap((organisation) => [
    `  ${organisation.name.en} (${organisation.name.kk}) – ${standing[organisation.standing]}`,
    ...PEOPLE.filter((one) => one.organisation === organisation.slug && one.condition === 'valid')
      .filter(
        (one) => one.role !== 'information-system' && one.role !== 'human-resources' && one.role !== 'treasury-client',
      )
      .map((one) => `    ${one.slug.padEnd(20)} ${title(one.surname)} ${title(one.givenName)}, ${one.position.en}`),
  ]);
  return ['People who can sign in (all invented):', ...shown, ''];
}

/** Nobody receives what is only a file. */
const whereLettersGo = ({ mail, sms }) => [
  ...(mail ? [`Letters are not sent but kept as files: ${mail} (QUJAT_SMTP_URL names a mail server)`] : []),
  ...(sms ? [`Short messages likewise: ${sms} (QUJAT_SMS_URL names a gateway)`] : []),
];

const title = (name) => name.charAt(0) + name.slice(1).toLocaleLowerCase('kk');

const whatToTry = ({ ncalayerPageUrl }) => [
  'What to try:',
  `  1. Open the portal and press "Sign in". Keep ${ncalayerPageUrl} open beside it: the stand-in for NCALayer,`,
  '     where you choose whose key signs.',
  '  2. As alatau-head: write a document, sign it, send it to Zhetisu Sauda; recall another one.',
  '  3. As zhetisu-employee: open it (the receipt comes into being); as zhetisu-head: sign it or refuse.',
  '  4. As koktem-head: register (the code for the e-mail is in the newest letter), sign the agreement, apply; as operator-moderator: accredit it, or Tulpar, or refuse.',
  '  5. Follow the link or the QR code of the print form: the public verification page.',
  '',
];
