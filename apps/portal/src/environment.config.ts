/** The environment of this process: the programs hand it to their settings, nothing else reads it. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;
