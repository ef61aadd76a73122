/** A setting that is missing or makes no sense: the program does not start, and says which one. */
export class SettingError extends Error {
  constructor(name: string, problem: string) {
    super(`setting ${name}: ${problem}`);
    this.name = 'SettingError';
  }
}

/** Reads settings out of an environment. Every refusal names the setting. */
export class Environment {
  constructor(private readonly variables: Readonly<Record<string, string | undefined>>) {}

  /** The value, or undefined when it is not set or empty. */
  optional(name: string): string | undefined {
    return this.variables[name]?.trim() || undefined;
  }

  /** The value; refuses when it is not set. */
  required(name: string, why: string): string {
    const value = this.optional(name);
    if (value === undefined) throw new SettingError(name, `is not set (${why})`);
    return value;
  }

  /** A whole number between `min` and `max`. */
  integer(name: string, fallback: number, { min, max }: { min: number; max: number }): number {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const number = /^\d+$/.test(value) ? Number(value) : NaN;
    if (number >= min && number <= max) return number;
    throw new SettingError(name, `must be a whole number between ${min} and ${max}, not '${value}'`);
  }

  /** `on` or `off`. */
  flag(name: string, fallback: boolean): boolean {
    return this.choice(name, ['on', 'off'], fallback ? 'on' : 'off') === 'on';
  }

  /** One of `choices`. */
  choice<C extends string>(name: string, choices: readonly C[], fallback: C): C {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new SettingError(name, `must be one of ${choices.join(', ')}, not '${value}'`);
    return found;
  }

  /** A URL with one of `protocols` (`https:`). */
  url(name: string, protocols: readonly string[]): string | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    const protocol = URL.canParse(value) ? new URL(value).protocol : '';
    // The value may hold a password: it is not repeated.
    if (!protocols.includes(protocol))
      throw new SettingError(name, `must be a URL beginning with ${protocols.join(' or ')}`);
    return value;
  }
}
