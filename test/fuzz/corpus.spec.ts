import { Random } from './random.js';
import { Broken, TARGETS } from './targets.js';
import { seedsOf } from './world.js';

/** `npm run fuzz` looks for new findings; here are those of old, and the seeds. */
describe.each(Object.keys(TARGETS))('fuzz target %s', (name) => {
  const { run, mutate } = TARGETS[name]!;
  const seeds = [...seedsOf(name)];

  it.each(seeds)('keeps its promises on %s, within two seconds', async (_, input) => {
    const before = process.cpuUsage();
    const answer = await run(input);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(2);
    expect(await run(input)).toEqual(answer);
  });

  it('keeps them on a few changes of each seed', async () => {
    const random = new Random(17);
    for (const [, seed] of seeds) {
      for (let i = 0; i < 3; i++) await expect(run(mutate(seed, random.of(seeds)[1], random))).resolves.toBeDefined();
    }
  });
});

describe('the promises', () => {
  it('are not empty: what passes over bytes that nobody signed is found', async () => {
    const [pem, cms] = [seedsOf('pem').get('rsa.pem')!, seedsOf('cms').get('rsa-detached.p7s')!];
    const passed = JSON.stringify(await TARGETS.cms!.run(cms));
    expect(passed).toContain('TOTAL-PASSED');
    expect(JSON.stringify(await TARGETS.pem!.run(pem))).toContain('TOTAL-PASSED');
    expect(JSON.stringify(await TARGETS.zip!.run(seedsOf('zip').get('rsa-nca.zip')!))).toContain('TOTAL-PASSED');
    expect(JSON.stringify(await TARGETS.crl!.run(seedsOf('crl').get('gost-good.crl')!))).toContain('TOTAL-PASSED');
    expect(JSON.stringify(await TARGETS.ocsp!.run(seedsOf('ocsp').get('gost-own.ocsp')!))).toContain('TOTAL-PASSED');
    expect(JSON.stringify(await TARGETS.timestamp!.run(seedsOf('timestamp').get('rsa.tst')!))).toContain('genTime');
    for (const [target, name, answer] of [
      ['xml', 'gost-xades.xml', 'TOTAL-PASSED'],
      ['xml', 'rsa-two.xml', 'TOTAL-PASSED'],
      ['zip', 'gost-asic-e-two.zip', 'TOTAL-PASSED'],
      ['stream', 'rsa-attached.p7s', '"cms.message-digest"'],
      ['path', 'gost-required.jsonl', '"VALID"'],
      ['path', 'rsa-none.jsonl', '"VALID"'],
    ] as const) {
      expect(JSON.stringify(await TARGETS[target]!.run(seedsOf(target).get(name)!))).toContain(answer);
    }
    expect(new Broken('x')).toBeInstanceOf(Error);
  });
});
