import { parseSchedule, type StepIndex } from '../recording';
import type { OpenRequest } from '../worker';
import type { ChoosableProgram, Ports } from './ports';

/** The programs to choose from, as far as they are here. */
export interface Examples {
  readonly bySource: (source: string) => ChoosableProgram | undefined;
  /** Asks for more where it is none of these. Rejects when they cannot be had. */
  readonly byId: (id: string) => Promise<ChoosableProgram | undefined>;
  /** Has all of them here. */
  readonly loadAll: () => Promise<void>;
}

export function createExamples({ programs, loadPrograms }: Ports): Examples {
  let known = programs;
  const idIs = (id: string) => known.find((program) => program.id === id);

  async function loadAll(): Promise<void> {
    known = [...programs, ...(await loadPrograms())];
  }

  return {
    bySource: (source) => known.find((program) => program.source === source),
    async byId(id) {
      if (idIs(id) === undefined) await loadAll();
      return idIs(id);
    },
    loadAll,
  };
}

/** What a story does depends on where its keys go. */
const STORY_SEED = 1;

/** An example opens where it becomes interesting; a story's end lies before it then, to be played. */
export function openingOf({
  opening,
  story,
}: ChoosableProgram): Partial<Pick<OpenRequest, 'schedule' | 'cursor' | 'seed'>> {
  if (opening === undefined) return {};
  if (story === undefined) return { schedule: opening };
  const cursor = parseSchedule(opening).length as StepIndex;
  return { schedule: `${opening} ${story}`.trim(), cursor, seed: STORY_SEED };
}
