export { Recorder } from './recorder';
export * from './policy';
export * from './schedule';
export type * from './words';
