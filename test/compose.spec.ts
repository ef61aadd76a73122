import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly build?: unknown;
  readonly restart?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly deploy?: { readonly replicas?: number };
  readonly read_only?: boolean;
  readonly command?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, unknown>>;
}

const text = readFileSync('docker/compose.yaml', 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build !== undefined);

/** The settings that the product really reads: the first argument of every read in a configuration file. */
function settingsOfTheProduct(): Set<string> {
  const files = ['apps', 'libs'].flatMap((dir) =>
    readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => path.join(dir, name)),
  );
  const configurations = files.filter((file) => file.endsWith('.config.ts'));
  const names = configurations.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'([A-Z][A-Z0-9_]{3,})'/g)]);
  return new Set(names.map((match) => match[1] ?? ''));
}

describe('docker/compose.yaml', () => {
  it('starts PostgreSQL, Redis, MinIO, ClamAV, the portal and two workers', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ['clamav', 'migrate', 'minio', 'portal', 'postgres', 'redis', 'worker'].sort(),
    );
    expect(compose.services['worker']?.deploy?.replicas).toBe(2);
  });

  it.each(services)('%s: its image is pinned to a version', (_name, service) => {
    expect(service.image).toMatch(/:[A-Za-z]*\.?\d/);
    expect(service.image).not.toMatch(/:latest$/);
  });

  it.each(services)('%s: waits only for services that say when they are ready', (_name, service) => {
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      const other = compose.services[needed];
      expect(other).toBeDefined();
      if (condition === 'service_healthy') expect(other?.healthcheck?.test.length).toBeGreaterThan(1);
      else expect(condition).toBe('service_completed_successfully');
    }
  });

  it.each(services)('%s: names only volumes and secrets that are declared', (_name, service) => {
    const named = (service.volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((name) => /^[a-z]+$/.test(name));
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(named));
    expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining([...(service.secrets ?? [])]));
  });

  it.each(ours)('%s: sets only what the product reads', (_name, service) => {
    const known = settingsOfTheProduct();
    expect(Object.keys(service.environment ?? {}).filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(ours)('%s: runs read-only, and what it runs is built by the image', (_name, service) => {
    expect(service.read_only).toBe(true);
    const program = service.command?.[1] ?? 'dist/apps/portal/src/main.js';
    const source = program.replace(/^dist\//, '').replace(/\.js$/, '.ts');
    expect(existsSync(source)).toBe(true);
  });

  it('holds no secret: passwords and keys come from the environment', () => {
    for (const line of text.split('\n').filter((candidate) => /(PASSWORD|SECRET_KEY|ACCESS_KEY):/.test(candidate))) {
      expect(line).toMatch(/\$\{[A-Z0-9_]+:\?/);
    }
  });

  it('asks for nothing that docker/.env.example does not name', () => {
    const example = readFileSync('docker/.env.example', 'utf8');
    for (const [, name] of text.matchAll(/\$\{([A-Z0-9_]+)/g)) expect(example).toContain(`${name}=`);
  });
});
