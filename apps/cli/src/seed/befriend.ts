import { data, type PortalSession } from './portal-session.js';

/** Two become counterparties: the one invites, the other accepts with a signature (E-10.1.2). Goes on wherever they stand. */
export async function befriend(one: PortalSession, other: PortalSession): Promise<void> {
  const { participant } = await other.current();
  const bin = participant?.bin ?? '';
  const { items: known } = data(await one.api.GET('/api/recipients', { params: { query: { search: bin } } }));
  const standing = known.find((each) => each.bin === bin)?.standing;
  if (standing === 'none') data(await one.api.POST('/api/counterparty-invitations', { body: { bin } }));
  if (standing === 'accepted') return;
  const query = { direction: 'incoming' as const };
  const { items } = data(await other.api.GET('/api/counterparty-invitations', { params: { query } }));
  const { participant: inviting } = await one.current();
  const invitation = items.find(({ from }) => from.id === inviting?.id);
  if (!invitation) throw new Error(`${other.slug} has no invitation from ${one.slug}`);
  const text = await other.bytes(`/api/counterparty-invitations/${invitation.id}/statement`);
  const params = { path: { id: invitation.id } };
  const body = { signature: await other.sign(text) };
  data(await other.api.POST('/api/counterparty-invitations/{id}/accept', { params, body }));
}
