import type { Func, Instr, Symbol, ValType } from '../golang';
import { planFrame, type Stops } from './frame';
import { emitFree } from './free/free';
import { planFree } from './free/plan';
import type { Form, FuncHead } from './head';
import { Asking, type Question } from './linkage';
import { emitPlain } from './plain';
import { emitResumable } from './resumable';
import { tableOf } from './tables';

/** Forms of one function that are remembered, those that it came with first. */
const REMEMBERED = 16;

/** What a program decides of its functions' code. */
export interface Shape {
  readonly mode: 'gated' | 'free';
  readonly head: (symbol: Symbol) => FuncHead | undefined;
  /** Functions entered with a closure context that they have no use for. */
  readonly ignoring: ReadonlySet<Symbol>;
  /** Types, as typeKey has them, of plain functions that are func values, context included. */
  readonly plainTypes: ReadonlySet<string>;
}

export function typeKey(params: readonly ValType[], results: readonly ValType[]): string {
  return `${params.join(' ')}:${results.join(' ')}`;
}

/** The code of a function in a program of this shape: as it was written before, or written now. */
export function formOf(head: FuncHead, read: () => Func, shape: Shape): Form {
  const ignoresContext = shape.ignoring.has(head.name);
  const fits = (form: Form): boolean =>
    form.ignoresContext === ignoresContext &&
    form.questions.every((question, i) => shapeOf(question, shape) === form.shapes[i]);
  const forms = head.forms[shape.mode];
  const known = forms.find(fits);
  if (known !== undefined) return known;
  const made = write(read(), ignoresContext, shape);
  if (forms.length >= REMEMBERED) forms.pop();
  forms.push(made);
  return made;
}

function shapeOf(question: Question, { head, ignoring, plainTypes }: Shape): string {
  const [kind, symbol, results = ''] = question;
  if (kind === 'plainClosure') return plainTypes.has(`${symbol}:${results}`) ? 'plain' : '';
  if (kind !== 'callee') return '';
  const callee = head(symbol);
  if (callee === undefined) return '';
  if (callee.mode === 'resumable') return 'resumable';
  return `${ignoring.has(symbol) ? 'ignoring' : 'plain'} ${callee.mode} ${callee.results.length}`;
}

function write(func: Func, ignoresContext: boolean, shape: Shape): Form {
  const { mode } = shape;
  const linkage = new Asking((question) => shapeOf(question, shape));
  const { questions, shapes } = linkage;
  const common = { mode, ignoresContext, questions, shapes };
  if (func.mode !== 'resumable') {
    const body = emitPlain(func, ignoresContext, linkage, mode);
    return { ...common, body, stops: [], argsAt: 0, table: tableOf(func, undefined) };
  }
  // The plan asks too.
  const stops = stopsOf(func, linkage);
  if (mode === 'free') {
    const plan = planFree(func, ignoresContext, stops);
    const { argsAt } = plan;
    return { ...common, ...emitFree(func, plan, linkage), argsAt, table: tableOf(func, plan) };
  }
  const plan = planFrame(func, ignoresContext, stops);
  const { argsAt } = plan;
  const emitted = emitResumable(func, plan, linkage, stops);
  return { ...common, ...emitted, argsAt, table: tableOf(func, plan) };
}

function stopsOf(func: Func, linkage: Asking): Stops {
  const calls = (instr: Instr, kind: 'resumable' | 'atomic'): boolean =>
    instr.op === 'call' && linkage.mode(instr.symbol) === kind;
  const leaves = (instr: Instr): boolean => instr.op === 'callclosure' || calls(instr, 'resumable');
  const visible = (instr: Instr): boolean => {
    if (instr.op === 'load' || instr.op === 'store') return instr.site !== undefined;
    return instr.op === 'atomic' || calls(instr, 'atomic');
  };
  const mayBePlain = (instr: Extract<Instr, { op: 'callclosure' }>): boolean => {
    const types = (regs: readonly number[]): ValType[] =>
      regs.map((reg) => func.regs[reg] ?? 'i64');
    return linkage.plainClosure(types([instr.fn, ...instr.args]), types(instr.dsts));
  };
  const spends = (instr: Instr): boolean =>
    leaves(instr) && !(instr.op === 'callclosure' && mayBePlain(instr));
  return { leaves, visible, spends };
}
