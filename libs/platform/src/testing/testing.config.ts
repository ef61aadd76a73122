/** Where the databases of a test run live. */
export interface TestServerSettings {
  /** A PostgreSQL server to use; without it the run starts an embedded one. */
  readonly url: string | undefined;
  /** Folder of the run, made by Jest's global setup. */
  readonly runFolder: string | undefined;
  /** Jest's main process: what the run starts ends with it. */
  readonly ownerPid: string | undefined;
  readonly repository: string;
}

/** Reads the settings of the test run. */
export const testServerSettings = (): TestServerSettings => ({
  url: process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL,
  runFolder: process.env.QUJAT_TEST_RUN,
  ownerPid: process.env.QUJAT_TEST_PID,
  repository: process.cwd(),
});
