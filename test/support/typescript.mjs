/**
 * `node --import …/typescript.mjs`: lets a plain Node thread run the TypeScript sources, compiled as the build compiles them.
 * For tests of worker threads, which Jest's own transformation does not reach.
 */
import { register } from 'node:module';

register(new URL('./typescript-loader.mjs', import.meta.url));
