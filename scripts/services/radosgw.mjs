/** A real S3 server from Debian (Ceph: one monitor, one OSD in memory, radosgw) on free ports, for tests. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { end, freePort, listens, provide, serve, until, which } from './process.mjs';

const PROGRAMS = ['ceph-mon', 'ceph-osd', 'radosgw', 'ceph', 'ceph-authtool', 'monmaptool', 'radosgw-admin'];
const PACKAGES = ['ceph-mon', 'ceph-osd', 'radosgw', 'ceph-common'];
const ACCESS_KEY = 'qujat-test';
const SECRET_KEY = 'qujat-test-secret';
const GIB = 1024 ** 3;

const configuration = (dir, fsid, monitorPort, port) => `[global]
fsid = ${fsid}
mon host = [v2:127.0.0.1:${monitorPort}]
auth allow insecure global id reclaim = false
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd pool default pg autoscale mode = off
mon allow pool size one = true
mon max pg per osd = 1000
osd crush chooseleaf type = 0
run dir = ${dir}/run
log file = ${dir}/log/$name.log
admin socket = ${dir}/run/$name.asok
ms bind ipv4 = true
public network = 127.0.0.0/8
cluster network = 127.0.0.0/8
keyring = ${dir}/keyring
[mon]
mon data = ${dir}/mon
mon data avail warn = 1
mon data avail crit = 0
[osd]
osd data = ${dir}/osd
osd objectstore = memstore
memstore device bytes = ${4 * GIB}
osd memory target = ${GIB}
[client.rgw]
rgw data = ${dir}/rgw
rgw frontends = beast endpoint=127.0.0.1:${port}
rgw rados pool pg num min = 8
rgw dynamic resharding = false
`;

const CAPABILITIES = {
  'mon.': ['mon', 'allow *'],
  'client.admin': ['mon', 'allow *', 'osd', 'allow *', 'mgr', 'allow *'],
  'client.rgw': ['mon', 'allow rw', 'osd', 'allow rwx', 'mgr', 'allow rw'],
  'osd.0': ['mon', 'allow profile osd', 'osd', 'allow *', 'mgr', 'allow profile osd'],
};

const run = (program, ...args) =>
  execFileSync(which(program), args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });

function makeKeyring(dir) {
  const keyring = path.join(dir, 'keyring');
  fs.writeFileSync(keyring, '', { mode: 0o600 });
  for (const [name, caps] of Object.entries(CAPABILITIES)) {
    const flags = [];
    for (let i = 0; i < caps.length; i += 2) flags.push('--cap', caps[i], caps[i + 1]);
    run('ceph-authtool', keyring, '--gen-key', '-n', name, ...flags);
  }
  for (const place of ['osd', 'rgw']) fs.copyFileSync(keyring, path.join(dir, place, 'keyring'));
}

/** Starts it. Returns `{ missing }` or `{ env, stop }`. */
export async function startRadosgw(base, { apt }) {
  const missing = provide(PROGRAMS, PACKAGES, { apt });
  if (missing) return { missing: `S3 (radosgw): ${missing}` };
  const dir = path.join(base, 'ceph');
  for (const place of ['mon', 'osd', 'rgw', 'run', 'log']) fs.mkdirSync(path.join(dir, place), { recursive: true });
  const [fsid, monitorPort, port] = [randomUUID(), await freePort(), await freePort()];
  const file = path.join(dir, 'ceph.conf');
  fs.writeFileSync(file, configuration(dir, fsid, monitorPort, port));
  const conf = ['-c', file];
  makeKeyring(dir);
  run(
    'monmaptool',
    '--create',
    '--fsid',
    fsid,
    '--addv',
    'a',
    `[v2:127.0.0.1:${monitorPort}]`,
    path.join(dir, 'monmap'),
  );
  run(
    'ceph-mon',
    ...conf,
    '-i',
    'a',
    '--mkfs',
    '--monmap',
    path.join(dir, 'monmap'),
    '--keyring',
    path.join(dir, 'keyring'),
  );

  const children = [];
  const up = async (program, args, ready, seconds) => {
    const log = path.join(dir, 'log', `${program}.out`);
    const child = serve(which(program), [...conf, ...args, '-f'], { log });
    children.push(child);
    await until(ready, { child, log, seconds, name: program });
  };
  const ceph = (...args) => run('ceph', ...conf, '--connect-timeout', '20', ...args).toString();
  try {
    await up('ceph-mon', ['-i', 'a'], async () => ceph('-s').includes(fsid), 40);
    const osd = randomUUID();
    ceph('osd', 'new', osd);
    run('ceph-osd', ...conf, '-i', '0', '--mkfs', '--osd-uuid', osd);
    await up('ceph-osd', ['-i', '0'], async () => ceph('osd', 'stat').includes('1 up'), 40);
    await up('radosgw', ['-n', 'client.rgw'], () => listens(port), 90);
    run(
      'radosgw-admin',
      ...conf,
      'user',
      'create',
      '--uid',
      'qujat',
      '--display-name',
      'qujat',
      '--access-key',
      ACCESS_KEY,
      '--secret-key',
      SECRET_KEY,
    );
  } catch (error) {
    await Promise.all(children.map((child) => end(child, 'SIGKILL')));
    throw error;
  }
  return {
    env: {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: 'qujat',
      S3_ACCESS_KEY: ACCESS_KEY,
      S3_SECRET_KEY: SECRET_KEY,
    },
    stop: async () => void (await Promise.all(children.map((child) => end(child, 'SIGKILL')))),
  };
}
