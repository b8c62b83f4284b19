export { describeStep } from './timeline/describe-step';
export {
  AXIS_HEIGHT,
  type Bar,
  type BarTone,
  hitTimeline,
  LANE_HEIGHT,
  type Lane,
  lanesHeight,
  type RaceEdge,
  type Tick,
  type TimelineHit,
  type TimelineModel,
  type TimelineScene,
  type TimelineView,
  timelineModel,
  timelineScene,
} from './timeline/timeline-scene';
export type { BucketBox, CellBox } from './stage/bucket-boxes';
export { type HashBits, hashBits } from './stage/hash-bits';
export type { FieldBox } from './stage/header-boxes';
export type { Mark, Part, Touch } from './stage/marks';
export { type MapChoice, type PickedMap, pickMap, stageMaps } from './stage/picked-map';
export { SQUARES, type SquareBox } from './stage/square-boxes';
export {
  type ArrayLabel,
  CHIP,
  type Chip,
  chipWidth,
  type Link,
  partAt,
  type SpareBox,
  type StageOptions,
  type StageScene,
  stageScene,
  type StageTitle,
  touchOfExtra,
} from './stage/stage-scene';
export { hitTexture, placeInTexture, type Texture } from './stage/texture';
export { type Travel, travels } from './stage/travels';
export { recordedMaps } from './stage/recorded-maps';
