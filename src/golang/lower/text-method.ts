import { lookupFieldOrMethod } from '../types/lookup';
import type { Selection } from '../types/info';
import type { Method, Type } from '../types/type';
import { prepareCall } from './call';
import { receiverAt } from './callee';
import type { TextMethod } from './descriptor';
import { Fn, type Parts } from './fn';
import { privatePlace } from './memory';
import { fieldPlace, followed } from './place';
import type { Unit } from './unit';
import type { Place } from './value';

/** What fmt and panic look for, in this order. */
const NAMES = ['Error', 'String'];

/**
 * The method Error or String by which values of the type print, as a function of its own: a closure that takes the
 * value's address and gives the text. Only the person's types have them, and the runtime's errors. Interfaces are not supported yet, so
 * descriptors list no other methods.
 */
export function textMethod(
  unit: Unit,
  parts: Parts,
  type: Type,
  descriptor: string,
): TextMethod | undefined {
  if (!unit.isUser && unit.pkg.path !== 'runtime') return undefined;
  for (const name of NAMES) {
    const found = lookupFieldOrMethod(type, name);
    if (found === undefined || found === 'ambiguous' || found.kind !== 'method') continue;
    const { method, path, indirect } = found;
    if (!givesText(method) || (method.pointerReceiver && !indirect)) continue;
    const symbol = `${descriptor}·text`;
    unit.later.push(() => addTextMethod(unit, parts, symbol, type, path, method));
    return { symbol, needsTarget: type.kind === 'Pointer' && !method.pointerReceiver };
  }
  return undefined;
}

function givesText({ type }: Method): boolean {
  const [result, second] = type.results;
  const isText = result?.type.kind === 'Basic' && result.type.name === 'string';
  return type.params.length === 0 && isText && second === undefined;
}

function addTextMethod(
  unit: Unit,
  parts: Parts,
  symbol: string,
  type: Type,
  path: Selection['path'],
  method: Method,
): void {
  const [file] = unit.pkg.files;
  if (!file) return;
  const fn = new Fn({
    unit,
    parts,
    symbol,
    mode: 'resumable',
    quiet: true,
    source: file.source,
    info: unit.info,
    escape: { vars: new Map(), captures: new Map() },
    isLiteral: false,
    end: 0,
  });
  const { b } = fn;
  b.reg('i64');
  const node = { pos: 0, end: 0 };
  let place: Place = privatePlace(b.reg('i64'), 0, type, 0);
  for (const { index } of path) {
    place = fieldPlace(fn, followed(fn, place, '', node), index, '', node);
  }
  const recv = receiverAt(fn, place, method.pointerReceiver, node);
  const callee = { kind: 'static', symbol: method.symbol, recv, type: method.type } as const;
  const call = prepareCall(fn, callee, [], node);
  b.emit({
    op: 'call',
    dsts: call.dsts,
    symbol: unit.linked(method.symbol),
    args: call.args,
    pos: 0,
  });
  b.end({ op: 'ret', values: call.dsts });
  unit.funcs.push({
    name: symbol,
    mode: 'resumable',
    regs: b.regs,
    params: 2,
    results: ['i64', 'i64'],
    slots: b.slots,
    blocks: b.finish(),
    file: unit.fileIndex(file.source),
    pos: 0,
    locals: [],
    captures: [],
  });
}
