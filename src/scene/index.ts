export { describeStep, type StepDone } from './timeline/describe-step';
export { hitTimeline, type RaceHit, type TimelineHit } from './timeline/hit-timeline';
export {
  AXIS_HEIGHT,
  type Bar,
  LANE_HEIGHT,
  type Lane,
  laneY,
  lanesHeight,
  ROW,
  type TimelineMark,
  type TimelineScene,
  type TimelineView,
} from './timeline/timeline-boxes';
export { type TimelineModel, timelineModel } from './timeline/timeline-model';
export { startedName } from './timeline/started-name';
export { timelineLanes, timelineScene } from './timeline/timeline-scene';
export type { BucketBox, CellBox } from './stage/bucket-boxes';
export { type HashBits, hashBits } from './stage/hash-bits';
export type { FieldBox, FlagBox } from './stage/header-boxes';
export type { Mark, Part, Touch } from './stage/marks';
export {
  type MapChoice,
  type NilChoice,
  nilMaps,
  type PickedMap,
  pickMap,
  stageMaps,
} from './stage/picked-map';
export { SQUARES, type SquareBox } from './stage/square-boxes';
export { CHIP, type Chip, chipWidth } from './stage/chips';
export type { StageWords } from './stage/stage-words';
export type { ArrayLabel, Link, StageOptions } from './stage/stage-body';
export type { SpareBox } from './stage/spare-boxes';
export {
  partAt,
  type StageScene,
  stageScene,
  type StageTitle,
  touchOfExtra,
} from './stage/stage-scene';
export type { BucketRef, Role } from './stage/bucket-ref';
export {
  BUCKET_ASPECT,
  bucketOfField,
  type FieldArray,
  type FieldBlock,
  type FieldBucket,
  type FieldPlace,
  type FieldPlan,
  fieldPlan,
  hitField,
  placeInField,
  placeOfBucket,
  sameFields,
} from './stage/field';
export { type MapCard, mapCards } from './stage/map-cards';
export { type FieldMark, fieldMarks } from './stage/field-marks';
export { type FieldCell, fieldTravels } from './stage/field-travels';
export { type CardPlace, fieldCard } from './stage/field-cards';
export {
  type IteratorBox,
  iteratorBucket,
  type IteratorPlace,
  iteratorPlace,
} from './stage/iterator-boxes';
export type { Carry } from './stage/carries';
export { type Travel, travels } from './stage/travels';
export { keyTextAt, recordedMaps } from './stage/recorded-maps';
export { pointerNames } from './objects/pointer-names';
export type {
  BitsRow,
  CellsRow,
  FieldRow,
  ObjectCard,
  ObjectCell,
  ObjectRow,
  WaitersRow,
} from './objects/object-card';
export { type SharedObjects, sharedObjects } from './objects/shared-objects';
export { type FieldStep, Lookup } from './objects/lookup';
export { type ByteField, byteFields } from './bytes/byte-fields';
export { type ByteTarget, byteTargets } from './bytes/byte-targets';
