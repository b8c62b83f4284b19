// The session's words that panels speak too, so that ui need not know the worker.
import type { Diagnostics } from './state';

export type {
  FaultView,
  FrameView,
  GoroutineView,
  NextOperation,
  ProgramView,
  Provenance,
} from '../worker';
export type Diagnostic = Diagnostics[number];
