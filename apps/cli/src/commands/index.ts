import type { Command } from '../command.js';
import { migrate } from './migrate.js';
import { seed } from './seed.js';
import { staff } from './staff.js';
import { verify } from './verify.js';

/** The commands by name. */
export const COMMANDS: Readonly<Record<string, Command>> = { verify, migrate, staff, seed };
