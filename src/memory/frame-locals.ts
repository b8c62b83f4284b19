import type { Frame } from './goroutine';
import type { Memory } from './memory';
import type { LocalTable, ProgramTables } from './program-tables';

/** A variable a frame can see at the place where it stands. */
export interface FrameVariable {
  readonly name: string;
  readonly type: number;
  readonly at: VariablePlace;
}

/** In memory at an offset, or in words of the frame that nobody else can reach (one 8-byte word a part). */
export type VariablePlace =
  | { readonly kind: 'memory'; readonly addr: number; readonly shared: boolean }
  | { readonly kind: 'words'; readonly offsets: readonly number[] };

/** Parameters, locals in scope and captured variables, outermost scope first; a shadowed one is left out. */
export function frameVariables(
  memory: Memory,
  tables: ProgramTables,
  frame: Frame,
): FrameVariable[] {
  const pos = tables.stops[frame.stop]?.pos ?? frame.func.pos;
  const found = new Map<string, FrameVariable>();
  const add = (variable: FrameVariable | undefined): void => {
    if (variable === undefined || variable.name === '_' || variable.name === '') return;
    found.delete(variable.name);
    found.set(variable.name, variable);
  };
  for (const variable of capturedVariables(memory, frame)) add(variable);
  const locals = [...frame.func.locals].sort((a, b) => a.pos - b.pos);
  for (const local of locals) {
    if (local.param || (local.pos <= pos && pos <= local.end)) {
      add(placeLocal(memory, frame, local));
    }
  }
  return [...found.values()];
}

function placeLocal(memory: Memory, frame: Frame, local: LocalTable): FrameVariable | undefined {
  const { name, type, at } = local;
  switch (at.kind) {
    case 'words': {
      const offsets = at.offsets.map((offset) => frame.addr + offset);
      return { name, type, at: { kind: 'words', offsets } };
    }
    case 'memory':
      return { name, type, at: { kind: 'memory', addr: frame.addr + at.offset, shared: false } };
    case 'box': {
      const addr = memory.pointer(frame.addr + at.offset);
      // Its declaration has not run yet.
      if (!memory.isMapped(addr, 1)) return undefined;
      return { name, type, at: { kind: 'memory', addr, shared: true } };
    }
  }
}

function capturedVariables(memory: Memory, frame: Frame): FrameVariable[] {
  if (frame.func.contextAt < 0) return [];
  const context = memory.pointer(frame.addr + frame.func.contextAt);
  if (!memory.isMapped(context, 8)) return [];
  return closureVariables(memory, frame.func, context);
}

/** What a closure object holds. */
export function closureVariables(
  memory: Memory,
  func: Frame['func'],
  context: number,
): FrameVariable[] {
  return func.captures.flatMap(({ name, type, offset, byRef }) => {
    const addr = byRef ? memory.pointer(context + offset) : context + offset;
    if (!memory.isMapped(addr, 1)) return [];
    return [{ name, type, at: { kind: 'memory', addr, shared: byRef } } satisfies FrameVariable];
  });
}
