export { type Built, buildProgram, diagnose } from './build';
export {
  type Breakpoint,
  BreakpointError,
  lineBreakpoint,
  parseBreakpoint,
  standableLines,
} from './breakpoint';
export {
  compileModule,
  createInstance,
  createInstanceAsync,
  type Instance,
  type InstanceOptions,
} from './instance';
export { MEMORY_LIMIT, STACK_LIMIT } from './limits';
export { createMemory, heapTopOf } from './memory-image';
export { choose, type PolicyChoice, policyWords } from './policy';
export { type Fault, faultOf } from './crash';
export { FreeRun } from './free-run';
export {
  type OutputPiece,
  printedBytes,
  printedEnds,
  type PrintedText,
  printedText,
} from './output';
export { type Provenance, provenanceOf } from './provenance';
export { Run, type RunOptions } from './run';
export type { ReplacedFuture } from './run-plan';
export { Pursuit, type RunGoal, type Stopped, watcherFor } from './run-until';
export { type Watcher } from './watcher';
export { explicitLinkOf, type LinkContext, linkTo, replayLinkOf } from './link-to';
export { instanceOptionsOf, Replay, replay, type Replayed } from './replay';
