import config from './jest.config.mjs';

/** kill -9 under load: `npm test` runs it alone, because it takes minutes and wants the machine for itself. */
export default {
  ...config,
  roots: ['<rootDir>/test/kill'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
