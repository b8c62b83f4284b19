export type {
  Diagnostic,
  FaultView,
  FrameView,
  GoroutineView,
  NextOperation,
  ProgramView,
  Provenance,
} from './words';
export { activeBreakpoints } from './active-breakpoints';
export { userLine } from './levels';
export { isUserFile } from './user-file';
export type { Connection, Kept, Ports } from './ports';
export type { Recording } from '../recording';
export { createScope, type Scope } from './scope';
export type { ScopeActions } from './actions';
export type { PickedFile } from './picked-file';
export { useScopeStore } from './react';
export type {
  Diagnostics,
  Language,
  Level,
  MemoryView,
  Notice,
  OpenedProgram,
  Policy,
  ScopeState,
  ShownBytes,
  SourcePlace,
  Standing,
  Theme,
  TimeWindow,
} from './state';
