export { goName } from './func-table';
export { link, type LinkOptions } from './link';
export { keepHead } from './kept-head';
export type * from './program';
export { POLICY, SPLITMIX } from './support/parts';
