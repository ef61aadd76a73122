/** `qujat`: finds the command, runs it, turns what went wrong into an exit code. */
import { EXIT, UnreadableError, UsageError, type Command, type Output } from './command.js';
import { COMMANDS } from './commands/index.js';

const CONSOLE: Output = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
};

/** The list of commands, for newcomers. */
function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  return [
    'Qujat: exchange of legally significant documents.',
    '',
    'Usage: npx qujat COMMAND [OPTIONS]',
    '',
    'Commands:',
    ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '`npx qujat COMMAND --help` explains a command.',
  ].join('\n');
}

const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

async function dispatch([name, ...args]: readonly string[], output: Output): Promise<number> {
  if (name === undefined || name === 'help' || name.startsWith('-')) {
    if (name !== undefined && name !== 'help' && !asksForHelp([name])) throw new UsageError(`unknown option ${name}`);
    output.out(overview());
    return EXIT.passed;
  }
  const command: Command | undefined = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`unknown command "${name}"; \`npx qujat\` lists the commands`);
  if (!asksForHelp(args)) return command.run(args, output);
  output.out(command.help);
  return EXIT.passed;
}

/** Runs the command line; returns the exit code. */
export async function main(args: readonly string[], output: Output = CONSOLE): Promise<number> {
  try {
    return await dispatch(args, output);
  } catch (error) {
    output.err(`qujat: ${error instanceof Error ? error.message : String(error)}`);
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof UnreadableError) return EXIT.unreadable;
  return error instanceof Error && error.name === 'SettingError' ? EXIT.settings : EXIT.broken;
}
