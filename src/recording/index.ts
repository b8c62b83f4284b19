export { CheckpointShelf, restoreCheckpoint } from './checkpoint';
export { RowColumns } from './columns';
export { decodeLink, encodeLink, type ReplayLink, STEP_LIMIT } from './link';
export { LinkError } from './link-bytes';
export * from './policy';
export { Recorder } from './recorder';
export * from './schedule';
export { stateHash } from './state-hash';
export type * from './words';
