/**
 * Jest over Node's own modules (ADR 0073): a worker loads the house once for all its specs. Run it through `npm test` or
 * `npm run jest -- PATTERN`.
 */
export default {
  runner: 'jest-light-runner/child-process',
  transform: {},
  maxWorkers: '100%',
  setupFilesAfterEnv: ['<rootDir>/test/support/limit-time.mjs'],
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/dist/',
    ...['acceptance', 'kill', 'samples'].map((folder) => `<rootDir>/test/${folder}/`),
  ],
  globalSetup: '<rootDir>/test/support/jest-setup.mjs',
  globalTeardown: '<rootDir>/test/support/jest-teardown.mjs',
};
