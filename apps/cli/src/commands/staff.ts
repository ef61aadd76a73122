/** `qujat staff`: who acts for the operator is told here and nowhere else, so that nobody can make themselves staff. */
import { parseArgs } from 'node:util';
import { type OperatorStaff, STAFF_ROLES, type StaffRole } from '@qujat/identity';
import { isBin, isIin } from '@qujat/kernel';
import { environment } from '../../../portal/src/environment.config.js';
import { EXIT, UsageError, type Command, type Output } from '../command.js';

const HELP = `Keeps the list of those who act for the operator. They sign in with their certificate of the operator's
organisation; from the next request on they have the rights of their roles.

Usage: npx qujat staff add    --iin IIN --bin BIN [--role ROLES]
       npx qujat staff roles  --iin IIN --role ROLES
       npx qujat staff remove --iin IIN
       npx qujat staff list

  --iin IIN     the person's IIN, as in the certificate
  --bin BIN     BIN of the operator's organisation, as in the certificate
  --role ROLES  by commas: accreditor (accredits), announcer (notices), sanctioner (sanctions and blocks),
                publisher (rules, agreement, offer; one writes, another publishes), biller (tariffs, invoices, payments);
                all when absent

The settings of the portal (DATABASE_URL …) are read from the environment.`;

const OPTIONS = { iin: { type: 'string' }, bin: { type: 'string' }, role: { type: 'string' } } as const;
const ACTS = ['add', 'roles', 'remove', 'list'] as const;

interface Given {
  readonly act: (typeof ACTS)[number];
  readonly iin: string;
  readonly bin: string;
  readonly roles: readonly StaffRole[];
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

/** What is asked for; refuses with the name of what is missing. */
export function readArguments(args: readonly string[]): Given {
  const { positionals, values } = parse(args);
  const act = ACTS.find((one) => one === positionals.join(' '));
  if (!act) throw new UsageError('usage: npx qujat staff add|roles|remove|list; --help explains');
  const { iin = '', bin = '' } = values;
  if (act !== 'list' && !isIin(iin)) throw new UsageError(`--iin is not an IIN: ${iin || 'absent'}`);
  if (act === 'add' && !isBin(bin)) throw new UsageError(`--bin is not a BIN: ${bin || 'absent'}`);
  if (act === 'roles' && values.role === undefined) throw new UsageError('--role is absent');
  return { act, iin, bin, roles: rolesOf(values.role) };
}

function rolesOf(text: string | undefined): readonly StaffRole[] {
  if (text === undefined) return STAFF_ROLES;
  return text.split(',').map((name) => {
    const role = STAFF_ROLES.find((one) => one === name.trim());
    if (!role) throw new UsageError(`--role ${name.trim() || text}: none of ${STAFF_ROLES.join(', ')}`);
    return role;
  });
}

/** Carries it out; returns what is printed. */
async function carryOut(staff: OperatorStaff, { act, iin, bin, roles }: Given): Promise<string> {
  const absent = `${iin} is not staff of the operator`;
  if (act === 'add')
    return (await staff.add(iin, bin, roles)) ? `${iin} is staff of the operator` : `${iin} was staff before`;
  if (act === 'roles') return (await staff.setRoles(iin, roles)) ? `${iin}: ${roles.join(', ')}` : absent;
  if (act === 'remove') return (await staff.remove(iin)) ? `${iin} is not staff any more` : absent;
  const lines = (await staff.list()).map((one) => [one.iin, one.bin, one.roles.join(','), one.name ?? '–'].join('  '));
  return lines.join('\n') || 'nobody is staff of the operator';
}

async function run(args: readonly string[], { out }: Output): Promise<number> {
  const given = readArguments(args);
  const { withStaff } = await import('../staff.js');
  out(await withStaff(environment, (staff) => carryOut(staff, given)));
  return EXIT.passed;
}

/** The command. */
export const staff: Command = { summary: 'who acts for the operator, and in which roles', help: HELP, run };
