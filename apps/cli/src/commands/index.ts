import type { Command } from '../command.js';
import { verify } from './verify.js';

/** The commands by name. */
export const COMMANDS: Readonly<Record<string, Command>> = { verify };
