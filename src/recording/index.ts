export type * from './words';
