import { packagesOf } from './packages';

/** The Go sources of our runtime and library, a package each, in no particular order. */
export const gorootSources = packagesOf(
  import.meta.glob('./**/*.go', { query: '?raw', import: 'default', eager: true }),
);
