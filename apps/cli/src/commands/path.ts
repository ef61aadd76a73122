/** `qujat path`: certification paths by RFC 5280, one JSON object a line in, one a line out. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { SystemClock } from '@qujat/kernel';
import { EXIT, UnreadableError, UsageError, type Command, type Output } from '../command.js';
import { answerLine } from '../path/answer-line.js';

const HELP = `Validates certification paths by RFC 5280 (and RFC 5937, 6960, 9618), offline.

Usage: npx qujat path [FILE]        JSON lines from FILE, or from standard input

A line in:  {"id": "1", "leaf": PEM, "intermediates": [PEM], "anchors": [PEM],
             "crls": [base64 of DER], "ocsp": [base64 of DER],
             "at": "2026-11-23T12:00:00Z", "keyUsage": ["digitalSignature"],
             "extendedKeyUsage": ["serverAuth"], "maxDepth": 3, "revocation": "required",
             "policies": {"initialPolicySet": ["1.2.398.3.3.2"], "requireExplicitPolicy": true,
                          "inhibitPolicyMapping": false, "inhibitAnyPolicy": false},
             "peerNames": [{"kind": "DNS", "value": "example.com"}]}
            All but id, leaf and anchors may be missing. "at" is now, "revocation" is "required" then:
            "none" leaves the states of certificates out. maxDepth counts intermediates that are not
            self-issued. Paths are judged by RFC 5280 6; with "peerNames" the certificates are held to
            the Internet's profile of them (RFC 5280 4) too.

A line out: {"id": "1", "result": "VALID", "subIndication": null, "reason": "the path"}
            "result": VALID; INVALID: a rule is broken; INDETERMINATE: something is missing.

Exit code: 0 when every line was answered, 64 wrong use, 65 the file cannot be read.

Example:
  npx qujat path paths.jsonl | grep -c '"VALID"'`;

function readArguments(args: readonly string[]): string | undefined {
  try {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    if (positionals.length > 1) throw new UsageError(`one file at a time; what is ${positionals.slice(1).join(' ')}?`);
    return positionals[0];
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError((error as Error).message, { cause: error });
  }
}

async function answerAll(file: string | undefined, output: Output): Promise<void> {
  const input = file === undefined ? process.stdin : createReadStream(file);
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      if (line.trim() !== '') output.out(JSON.stringify(await answerLine(line, new SystemClock().now())));
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UnreadableError(`cannot read ${file ?? 'standard input'}: ${error.message}`, { cause: error });
  }
}

/** The command. */
export const path: Command = {
  summary: 'validate certification paths (RFC 5280), JSON lines in and out',
  help: HELP,
  async run(args, output) {
    await answerAll(readArguments(args), output);
    return EXIT.passed;
  },
};
