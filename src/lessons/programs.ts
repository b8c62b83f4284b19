import growth from './examples/growth.go?raw';
import iterate from './examples/iterate-while-writing.go?raw';
import mutex from './examples/mutex.go?raw';
import readerWriter from './examples/reader-writer.go?raw';
import stringKeys from './examples/string-keys.go?raw';
import twoWriters from './examples/two-writers.go?raw';

export interface BuiltInProgram {
  readonly id: ProgramId;
  readonly source: string;
}

export type ProgramId =
  | 'two-writers'
  | 'reader-writer'
  | 'growth'
  | 'mutex'
  | 'iterate-while-writing'
  | 'string-keys';

/** In the order of the picker; the first opens by default. */
export const PROGRAMS: readonly BuiltInProgram[] = [
  { id: 'two-writers', source: twoWriters },
  { id: 'reader-writer', source: readerWriter },
  { id: 'growth', source: growth },
  { id: 'mutex', source: mutex },
  { id: 'iterate-while-writing', source: iterate },
  { id: 'string-keys', source: stringKeys },
];
