export type * from './policy';
