export { appointOperator } from './appoint-operator.js';
export { seed } from './seed.js';
export type { SeedOptions } from './seed.js';
