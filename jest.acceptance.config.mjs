import config from './jest.config.mjs';

/** Journeys through the whole program, in Chromium: `npm test` runs them after everything else. */
export default {
  ...config,
  roots: ['<rootDir>/test/acceptance'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 180_000,
};
