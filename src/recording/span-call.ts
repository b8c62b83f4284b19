import type { RecordedFunc, RecordedProgram } from './recorded-program';
import { calledName, firstArgument, indexedOperand, rangedOperand } from './source-name';
import type { SpanKind } from './words';

/** A span function was entered: its begin record and the args behind it. */
export interface SpanCall {
  readonly func: number;
  /** Stop at which the caller stands; 0: none. */
  readonly callerStop: number;
  /** 64 bits each; a string takes two, as it does in Go's registers. */
  readonly args: readonly bigint[];
}

/** What the words of a call point to, read from memory. */
export interface CallReader {
  text(at: number, length: number): string;
  waitReason(reason: number): string;
  /** The map that an iterator walks over, as far as the calls so far told. */
  mapOf(iterator: number): number;
}

export interface CallMeaning {
  readonly kind: SpanKind;
  readonly write: boolean;
  readonly object: number;
  readonly label: string;
  /** Offset of the iterator that begins to walk over `object`. */
  readonly iterator?: number;
}

/** What a `//hmapscope:span NAME` function does, in the words of the timeline; undefined: nothing it shows. */
export function meaningOf(
  program: RecordedProgram,
  call: SpanCall,
  reader: CallReader,
): CallMeaning | undefined {
  const func = program.funcs[call.func];
  if (func === undefined) return undefined;
  const params = splitArgs(program, func, call.args);
  const iterator = params.get('it')?.[0];
  const walked = iterator === undefined ? 0 : reader.mapOf(offsetOf(iterator));
  const first = (params.get('h') ?? [...params.values()][0])?.[0];
  const object = params.has('h') || iterator === undefined ? offsetOf(first) : walked;
  const source = sourceAt(program, call.callerStop);
  const key = (): string => keyText(program, params, reader);
  const operation = (write: boolean, label: string): CallMeaning => {
    return { kind: 'operation', write, object, label };
  };
  switch (func.span) {
    case 'assign':
      return operation(true, `${source(indexedOperand) ?? 'm'}[${key()}] =`);
    case 'access':
      return operation(false, `${source(indexedOperand) ?? 'm'}[${key()}]`);
    case 'delete':
      return operation(true, `delete(${source(firstArgument) ?? 'm'}, ${key()})`);
    case 'clear':
      return operation(true, `clear(${source(firstArgument) ?? source(rangedOperand) ?? 'm'})`);
    case 'iterate':
      return {
        ...operation(false, `range ${source(rangedOperand) ?? 'm'}`),
        ...(params.has('h') && iterator !== undefined && { iterator: offsetOf(iterator) }),
      };
    case 'grow':
    case 'evacuate': {
      const label = `${familyOf(func.name)}${bucketText(params)}`;
      return { kind: func.span, write: true, object, label };
    }
    case 'lock':
      return {
        kind: 'lock',
        write: false,
        object,
        label: source(calledName) ?? lastName(func.name),
      };
    case 'wait': {
      const reason = Number(params.get('reason')?.[0] ?? 0n);
      return { kind: 'wait', write: false, object, label: reader.waitReason(reason) };
    }
    default:
      return undefined;
  }
}

/** Parameters by name. The log has one record for each word, or for each parameter when all are words. */
function splitArgs(
  program: RecordedProgram,
  func: RecordedFunc,
  args: readonly bigint[],
): Map<string, readonly bigint[]> {
  const params = new Map<string, readonly bigint[]>();
  let at = 0;
  for (const { name, type } of func.params) {
    const kind = program.types[type]?.kind;
    const words = kind === 'slice' ? 3 : kind === 'string' || kind === 'interface' ? 2 : 1;
    params.set(name, args.slice(at, at + words));
    at += words;
  }
  return params;
}

function keyText(
  program: RecordedProgram,
  params: ReadonlyMap<string, readonly bigint[]>,
  reader: CallReader,
): string {
  const [low, length] = params.get('key') ?? [];
  if (low === undefined) return '…';
  if (length !== undefined) return JSON.stringify(reader.text(offsetOf(low), Number(length)));
  const mapType = program.descriptors.get(offsetOf(params.get('t')?.[0]));
  const keyType = program.types[program.types[mapType ?? -1]?.key ?? -1];
  switch (keyType?.kind) {
    case undefined:
    case 'int':
      return `${BigInt.asIntN((keyType?.size ?? 8) * 8, low)}`;
    case 'uint':
      return `${BigInt.asUintN(keyType.size * 8, low)}`;
    case 'pointer':
    case 'unsafe':
    case 'chan':
      return `0x${BigInt.asUintN(64, low).toString(16)}`;
    default:
      return '…';
  }
}

function bucketText(params: ReadonlyMap<string, readonly bigint[]>): string {
  const bucket = (params.get('oldbucket') ?? params.get('bucket'))?.[0];
  return bucket === undefined ? '' : `(${BigInt.asUintN(64, bucket)})`;
}

/** Reads the text where the caller stands, if the person wrote that file: the library's variables say nothing. */
function sourceAt(
  program: RecordedProgram,
  stop: number,
): (read: (text: string, pos: number) => string | undefined) => string | undefined {
  const { file: index = -1, pos = 0 } = program.stops[stop] ?? {};
  const file = program.files[index];
  if (file === undefined || file.name.includes('/')) return () => undefined;
  return (read) => read(file.text, pos);
}

/** `runtime.growWork_fast64` → `growWork`. */
function familyOf(name: string): string {
  return lastName(name).replace(/_fast\w+$/, '');
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function offsetOf(pointer: bigint | undefined): number {
  return Number(BigInt.asUintN(32, pointer ?? 0n));
}
