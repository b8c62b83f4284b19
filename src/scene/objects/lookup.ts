import {
  addressNamer,
  type ByteSource,
  type ChanView,
  decodeChan,
  decodeWaitGroup,
  livingGoroutines,
  Memory,
  type ProgramTables,
  type ReachedValue,
  reachedValues,
  typeAt,
  G,
  WAIT_GROUP,
} from '../../memory';
import type { Gid } from '../../recording';

/** A field on the way from a value to an address in it. */
export interface FieldStep {
  /** The struct's type, and the field's name in it. */
  readonly type: string;
  readonly field: string;
}

/** What a semaphore, or the first bytes of a channel, are called behind the name of what they belong to. */
const PARTS = /\.(?:m\.)?(?:sema|writerSem|readerSem|qcount|notify(?:\.\w+)?|state(?:\.v)?|v)$/;

/** Answers about one state of a run, found when they are asked for. */
export class Lookup {
  readonly memory: Memory;
  private readonly tables: ProgramTables;
  private namer: ((addr: number) => string) | undefined;
  private reached: readonly ReachedValue[] | undefined;

  constructor(source: ByteSource, tables: ProgramTables) {
    this.memory = new Memory(source).still();
    this.tables = tables;
  }

  /** An address in Go's words. */
  nameOf(addr: number): string {
    this.namer ??= addressNamer(this.memory, this.tables);
    return this.namer(addr);
  }

  /** The lock, wait group or channel that an address belongs to. */
  objectName(addr: number): string {
    return this.nameOf(addr)
      .replace(/^main\./, '')
      .replace(PARTS, '')
      .replace(PARTS, '');
  }

  /** What a goroutine that waits waits for: a semaphore, or a channel; 0: nothing that lies in memory. */
  waitsAt(gid: Gid): number {
    for (const goroutine of livingGoroutines(this.memory, this.tables)) {
      if (goroutine.gid === gid) return this.memory.pointer(goroutine.addr + G.waitaddr);
    }
    return 0;
  }

  chanAt(addr: number): ChanView {
    return decodeChan(this.memory, this.tables, addr);
  }

  /** Of the wait group whose state, or whose semaphore, lies at an address. */
  counterAt(addr: number, part: 'state' | 'sema'): number {
    const start = part === 'state' ? addr : addr - WAIT_GROUP.sema;
    return decodeWaitGroup(this.memory, start).counter;
  }

  /** The fields that lead from the innermost variable with the address in it to the address. */
  fieldsAt(addr: number): readonly FieldStep[] {
    this.reached ??= reachedValues(this.memory, this.tables);
    const inside = this.reached
      .filter((value) => value.addr <= addr && addr < value.end)
      .toSorted((a, b) => a.end - a.addr - (b.end - b.addr));
    // The widest tells most; one that is inside another is part of it.
    const widest = inside.at(-1);
    if (widest === undefined) return [];
    const offset = addr - widest.addr;
    return this.path(widest.type, widest.stride > 0 ? offset % widest.stride : offset);
  }

  private path(index: number, offset: number): FieldStep[] {
    const { types } = this.tables;
    const type = typeAt(types, index);
    if (type.kind === 'array') {
      const { size } = typeAt(types, type.elem);
      return size > 0 && type.elem !== undefined ? this.path(type.elem, offset % size) : [];
    }
    const field = type.fields?.find(({ offset: start, type: of }) => {
      return offset >= start && offset < start + typeAt(types, of).size;
    });
    if (field === undefined) return [];
    const rest = this.path(field.type, offset - field.offset);
    return [{ type: type.name, field: field.name }, ...rest];
  }
}
