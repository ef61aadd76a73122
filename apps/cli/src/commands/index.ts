import type { Command } from '../command.js';
import { billing } from './billing.js';
import { dictionaries } from './dictionaries.js';
import { migrate } from './migrate.js';
import { path } from './path.js';
import { raise } from './raise.js';
import { seed } from './seed.js';
import { sign } from './sign.js';
import { staff } from './staff.js';
import { timestamp } from './timestamp.js';
import { verify } from './verify.js';

/** The commands by name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  verify,
  path,
  sign,
  timestamp,
  raise,
  migrate,
  staff,
  dictionaries,
  billing,
  seed,
};
