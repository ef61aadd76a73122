import config from './jest.config.mjs';

// A journey takes minutes where a test takes seconds.
process.env.QUJAT_TEST_LIMIT_MS = '180000';

/** Journeys through the whole program, in Chromium: `npm test` runs them after everything else. */
export default {
  ...config,
  roots: ['<rootDir>/test/acceptance'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 2,
};
