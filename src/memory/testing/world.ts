import { Library } from '../../golang';
import { gorootSources } from '../../goroot';
import { buildProgram, createInstance, type Instance } from '../../machine';
import { findMaps, Memory, type Place, type ProgramTables } from '..';

export const SEED = Number(process.env['SEED'] ?? 1);
const library = new Library(gorootSources);

/** A running program, and its map `m`. */
export interface World {
  readonly instance: Instance;
  readonly memory: Memory;
  readonly program: ProgramTables;
  readonly map: () => Place | undefined;
}

export function worldOf(source: string): World {
  const built = buildProgram(source, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const { program } = built;
  const instance = createInstance(program, { seed: SEED });
  instance.logging = false;
  const memory = new Memory(instance.memory);
  const map = (): Place | undefined => findMaps(memory, program).find(({ name }) => name === 'm');
  return { instance, memory, program, map };
}

/** Steps until the program ends, and stops now and then. */
export function runThrough({ instance }: World, every: number, look: () => void): void {
  for (let step = 1; instance.fault === 0; step++) {
    instance.step(1);
    if (step % every === 0) look();
  }
}
