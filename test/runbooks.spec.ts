import { readFileSync } from 'node:fs';

const CONFIGURATIONS = [
  'libs/platform/src/platform.config.ts',
  'libs/platform/src/config/working-calendar.ts',
  'libs/trust/src/trust.config.ts',
  'libs/identity/src/identity.config.ts',
  'libs/notifications/src/notifications.config.ts',
  'libs/billing/src/billing.config.ts',
  'libs/exchange/src/exchange.config.ts',
  'libs/exchange/src/signing/mobile/mobile.config.ts',
  'libs/exchange/src/watching/watching.config.ts',
  'libs/exchange/src/keeping/preservation/preservation.config.ts',
  'apps/portal/src/portal.config.ts',
];
const code = CONFIGURATIONS.map((file) => readFileSync(file, 'utf8')).join('\n');
const read = new Set([...code.matchAll(/env\.\w+\(\s*'([A-Z][A-Z0-9_]+)'/g)].map(([, name]) => name ?? ''));
const operate = readFileSync('docs/runbooks/operate.md', 'utf8');
const told = new Map(
  [...operate.matchAll(/^\| `([A-Z][A-Z0-9_]+)`\s*\| (.*?)\s*\|/gm)].map(([, name = '', value = '']) => [name, value]),
);

describe('docs/runbooks/operate.md', () => {
  it('names every setting that portal and worker read, and no other', () => {
    const named = [...told.keys()].filter((name) => !name.startsWith('QUJAT_OPERATOR_NAME_'));
    expect(named.sort()).toEqual([...read].sort());
  });

  it('names the operator in every language', () => {
    for (const locale of ['KK', 'RU', 'EN']) expect(operate).toContain(`QUJAT_OPERATOR_NAME_${locale}`);
  });

  const numbers = [...code.matchAll(/env\.integer\('([A-Z0-9_]+)', ([\d_]+)/g)];
  it.each(numbers.map(([, name = '', value = '']) => [name, value.replaceAll('_', '')]))(
    '%s: its default is %s',
    (name, value) => {
      expect(told.get(name)).toBe(value);
    },
  );
});
