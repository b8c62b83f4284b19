export { BucketArrays } from './bucket-arrays';
export {
  flagsText,
  type FrameView,
  type GoroutineView,
  goroutineViews,
  lineAt,
  type NextOperation,
} from './goroutine-view';
export {
  closureName,
  countGoroutines,
  decodeFrames,
  decodeGoroutines,
  eachFrame,
  type Frame,
  type Goroutine,
  livingGoroutines,
  readGoString,
} from './goroutine';
export { CHAIN, readCellStates } from './cell-states';
export { type ChanCell, type ChanView, type ChanWaiter, decodeChan, HCHAN } from './chan-view';
export { type ReachedValue, reachedValues } from './reached-values';
export { decodeSyncMap, SYNC_MAP, type SyncMapEntry, type SyncMapView } from './sync-map';
export {
  COND,
  condQueue,
  decodeRWMutex,
  decodeWaitGroup,
  MUTEX,
  type MutexView,
  mutexOf,
  ONCE,
  RWMUTEX,
  type RWMutexView,
  semaphoreQueue,
  WAIT_GROUP,
  type WaitGroupView,
} from './sync-values';
export { frameVariables, type FrameVariable } from './frame-locals';
export {
  type BucketArrayView,
  type BucketView,
  type CellState,
  type CellView,
  type ChainDamage,
  type ChainView,
  decodeHmap,
  type HmapView,
  type MapextraView,
  type OldBucketArrayView,
  type SpareView,
} from './hmap';
export { decodeHiter, type HiterView } from './hiter';
export { findIterators, type MapIterator } from './iterators';
export * from './layout';
export {
  arrayLength,
  BUCKET_CELLS,
  bucketPart,
  HITER,
  HMAP,
  MAP_FLAG,
  MAPEXTRA,
  type MapShape,
  mapShape,
  TOPHASH,
} from './map-shape';
export { type ByteSource, Memory } from './memory';
export { mapOddities, type Oddity } from './oddities';
export { addressNamer, pointerNamer } from './name-address';
export {
  type FuncTable,
  type GoType,
  hasPointers,
  type LocalTable,
  type ProgramTables,
  type StopTable,
  typeAt,
} from './program-tables';
export { findNilMaps, type NilMap } from './nil-maps';
export { findMaps, type Place } from './reach';
export { pointerText, render, renderWords } from './render';
export { decodeUtf8 } from './utf8';
