import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EVENT } from './timeline.js';

/** The events that ETSI EN 319 522-1 names. */
const STANDARD = [
  ...['SubmissionAcceptance', 'SubmissionRejection', 'RelayAcceptance', 'RelayRejection', 'RelayFailure'],
  ...['NotificationForAcceptance', 'NotificationForAcceptanceFailure', 'ConsignmentAcceptance', 'ConsignmentRejection'],
  ...['AcceptanceRejectionExpiry', 'NotificationDelivered', 'ContentConsignment', 'ContentConsignmentFailure'],
  ...['ConsignmentNotification', 'ConsignmentNotificationFailure', 'NotificationAccessTracking'],
  ...['ContentAccessTracking', 'ContentHandover', 'ContentHandoverFailure', 'RelayToNonERDS'],
  ...['RelayToNonERDSFailure', 'ReceivedFromNonERDS'],
];

/** Rows of the tables of docs/events.md: name → what is said of it. */
async function documented(): Promise<Map<string, string>> {
  const text = await readFile(path.resolve('docs/events.md'), 'utf8');
  return new Map(
    [...text.matchAll(/^\| `([\w:]+)` *\|(.*)\|$/gm)].map(([, name = '', said = '']) => [name, said.trim()]),
  );
}

describe('the events of a document', () => {
  it('E-7.1.3: are named by ETSI EN 319 522-1, or in our own namespace with the reason in docs/events.md', async () => {
    const said = await documented();
    expect(STANDARD).toHaveLength(22);
    for (const event of Object.values(EVENT)) {
      const own = event.startsWith('qujat:');
      expect([event, own || STANDARD.includes(event)]).toEqual([event, true]);
      // Its own namespace does not rename what the standard knows.
      expect([event, own && STANDARD.includes(event.replace('qujat:', ''))]).toEqual([event, false]);
      expect([event, (said.get(event) ?? '').length > 20]).toEqual([event, true]);
    }
  });

  it('E-7.1.3: stand in docs/events.md, all of them and no other; of the standard\u2019s each one not used says why', async () => {
    const said = await documented();
    const known: readonly string[] = Object.values(EVENT);
    expect([...said.keys()].filter((name) => name.startsWith('qujat:')).sort()).toEqual(
      known.filter((name) => name.startsWith('qujat:')).sort(),
    );
    const standard = [...said.keys()].filter((name) => !name.startsWith('qujat:'));
    expect(standard.sort()).toEqual([...STANDARD].sort());
  });
});
