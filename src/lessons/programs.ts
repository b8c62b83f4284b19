import growth from '../../examples/growth.go?raw';
import iterate from '../../examples/iterate-while-writing.go?raw';
import mutex from '../../examples/mutex.go?raw';
import readerWriter from '../../examples/reader-writer.go?raw';
import stringKeys from '../../examples/string-keys.go?raw';
import twoWriters from '../../examples/two-writers.go?raw';

export interface BuiltInProgram {
  readonly id: ProgramId;
  readonly source: string;
  /** Choices made before the person's first, in schedule notation: main starts the others, and the map is there to see. */
  readonly opening: string;
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
  { id: 'two-writers', source: twoWriters, opening: '1*9' },
  { id: 'reader-writer', source: readerWriter, opening: '1*102' },
  { id: 'growth', source: growth, opening: '1*236' },
  { id: 'mutex', source: mutex, opening: '1*9' },
  { id: 'iterate-while-writing', source: iterate, opening: '1*74' },
  { id: 'string-keys', source: stringKeys, opening: '1*32' },
];
