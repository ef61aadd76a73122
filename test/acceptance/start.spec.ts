/** `npm start` as one lives with it: again and again on the same data, side by side, after Ctrl-C and after kill -9. */
import { dataFolder, type RunningPortal, runPortal } from './support/running-portal.js';

interface Register {
  readonly items: readonly { readonly bin: string }[];
}

/** Accredited by the seed: two that exchange, a foreign one, an individual and an association; others wait. */
const SEEDED = ['091040999202', '140340999103', '190441999111', 'QF0000000002', 'QT0000000004'];

describe('npm start', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let other: Awaited<ReturnType<typeof dataFolder>>;
  let portal: RunningPortal;

  beforeAll(async () => {
    [data, other] = await Promise.all([dataFolder(), dataFolder()]);
    portal = await runPortal(data.folder);
  });
  afterAll(async () => {
    await portal?.stop();
    await Promise.all([data?.remove(), other?.remove()]);
  });

  const bins = async ({ url }: RunningPortal): Promise<string[]> => {
    const response = await fetch(`${url}/api/public/participants`);
    return ((await response.json()) as Register).items.map(({ bin }) => bin).sort();
  };

  it('tells the address, who can sign in and what to try, and answers its health check', async () => {
    for (const words of ['alatau-head', 'zhetisu-employee', 'operator-moderator', 'What to try', data.folder]) {
      expect(portal.output()).toContain(words);
    }
    const health = await fetch(`${portal.url}/api/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: 'ok', checks: { signature: { ok: true } } });
  });

  it('has the accredited participants of the seed, and none of those that wait', async () => {
    expect(await bins(portal)).toEqual(SEEDED);
  });

  it('stops on Ctrl-C with everything it started, and keeps the data', async () => {
    expect(await portal.stop()).toBe(0);
    expect(portal.output()).toContain('stopped; the data are kept');
    portal = await runPortal(data.folder);
    expect(portal.output()).not.toContain('seed:');
    expect(await bins(portal)).toEqual(SEEDED);
  });

  it('starts again after kill -9, with nothing lost', async () => {
    await portal.kill();
    portal = await runPortal(data.folder);
    expect(await bins(portal)).toEqual(SEEDED);
  });

  it('runs beside another one that has a folder and a port of its own', async () => {
    const second = await runPortal(other.folder, { QUJAT_SEED: 'off' });
    expect(second.url).not.toBe(portal.url);
    expect(await bins(second)).toEqual([]);
    expect(await bins(portal)).toEqual(SEEDED);
    await second.stop();
  });

  it('refuses a folder that another one uses, and says so', async () => {
    await expect(runPortal(data.folder)).rejects.toThrow(/is in use by another Qujat/);
    expect(await bins(portal)).toEqual(SEEDED);
  });
});
