export type * from './program';
