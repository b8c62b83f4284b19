export { describeStep } from './timeline/describe-step';
export {
  AXIS_HEIGHT,
  type Bar,
  type BarTone,
  fitted,
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
