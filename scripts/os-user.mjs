/**
 * PostgreSQL and Ceph refuse to work as root. Run by root, they get a system user of their own, which keeps one capability:
 * to reach its folder although a folder above it (root's home, 0700) is closed to it.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const NAMES = ['postgres', 'qujat'];

/** The user that servers run as when we are root; undefined when we are not: then they run as we do. */
export function osUser(log = () => {}) {
  if (process.getuid() !== 0) return undefined;
  return NAMES.map(find).find(Boolean) ?? create('qujat', log);
}

function find(name) {
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}

function create(name, log) {
  log(`creating the system user '${name}' (PostgreSQL does not run as root)`);
  const command = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  try {
    execFileSync('/usr/sbin/useradd', [...command, '--shell', '/usr/sbin/nologin', name], { stdio: 'pipe' });
  } catch (error) {
    throw new Error(
      `PostgreSQL does not run as root, and the system user '${name}' could not be created ` +
        `(${error.stderr?.toString().trim() || error.message}). Start Qujat as an ordinary user, or set DATABASE_URL.`,
      { cause: error },
    );
  }
  return find(name);
}

/** Arguments of setpriv(1) that turn root into `user`; none when there is no user to become. */
export function asUserArguments(user) {
  if (!user) return [];
  const identity = ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'];
  // access(2) looks at capabilities of others than root only under this bit; initdb asks it whether it may run postgres.
  const asked = ['--securebits', '+no_setuid_fixup'];
  return [...identity, ...asked, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
}
