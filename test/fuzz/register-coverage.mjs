import { register } from 'node:module';

register(new URL('./coverage-loader.mjs', import.meta.url));
