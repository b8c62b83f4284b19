import type { Block, Func, Instr, Reg, Site, Terminator } from './ir';
import type { Datum, Module } from './module';

/** IR as text, for tests and for people: one line an instruction, registers with their types where they are made. */

export function printModule(module: Module): string {
  const funcs = module.funcs.map(printFunc);
  const data = module.data.map(printDatum);
  return [...data, ...funcs].join('\n');
}

export function printFunc(func: Func): string {
  const params = func.regs.slice(0, func.params).map((type, i) => `r${i} ${type}`);
  const results = func.results.length > 0 ? ` (${func.results.join(', ')})` : '';
  const mode = func.mode === 'resumable' ? '' : `${func.mode} `;
  const span = func.span === undefined ? '' : ` span ${func.span}`;
  const recover = func.recover === undefined ? '' : ` recover b${func.recover}`;
  const wrapper = func.wrapper ? ' wrapper' : '';
  const head = `${mode}func ${func.name}(${params.join(', ')})${results}${span}${recover}${wrapper}`;
  const slots = func.slots.map((slot, i) => `  slot s${i} ${slot.size}`);
  const blocks = func.blocks.flatMap((block, i) => [`b${i}:`, ...printBlock(func, block)]);
  return [head, ...slots, ...blocks, ''].join('\n');
}

function printBlock(func: Func, block: Block): readonly string[] {
  return [
    ...block.instrs.map((instr) => `  ${printInstr(func, instr)}`),
    `  ${printEnd(block.end)}`,
  ];
}

function printInstr(func: Func, instr: Instr): string {
  const def = (dst: Reg): string => `r${dst} ${func.regs[dst] ?? '?'}`;
  switch (instr.op) {
    case 'const':
      return `${def(instr.dst)} = ${instr.value}`;
    case 'addr':
      return `${def(instr.dst)} = &${instr.symbol}${offset(instr.offset)}`;
    case 'copy':
      return `${def(instr.dst)} = r${instr.a}`;
    case 'un':
      return `${def(instr.dst)} = ${instr.fn} r${instr.a}`;
    case 'bin':
      return `${def(instr.dst)} = ${instr.fn} r${instr.a}, r${instr.b}`;
    case 'select':
      return `${def(instr.dst)} = r${instr.cond} ? r${instr.a} : r${instr.b}`;
    case 'load':
      return `${def(instr.dst)} = ${instr.mem} [r${instr.addr}${offset(instr.offset)}]${site(instr.site)}`;
    case 'store':
      return `${instr.mem} [r${instr.addr}${offset(instr.offset)}] = r${instr.src}${site(instr.site)}`;
    case 'slotload':
      return `${def(instr.dst)} = ${instr.mem} s${instr.slot}${offset(instr.offset)}`;
    case 'slotstore':
      return `${instr.mem} s${instr.slot}${offset(instr.offset)} = r${instr.src}`;
    case 'slotzero':
      return `zero s${instr.slot}`;
    case 'slotaddr':
      return `${def(instr.dst)} = &s${instr.slot}${offset(instr.offset)}`;
    case 'memcopy':
      return `memcopy r${instr.dst}, r${instr.src}, r${instr.size}`;
    case 'memzero':
      return `memzero r${instr.dst}, r${instr.size}`;
    case 'atomic': {
      const dst = instr.dst === undefined ? '' : `${def(instr.dst)} = `;
      const at = `[r${instr.addr}${offset(instr.offset)}]`;
      return `${dst}atomic ${instr.fn} ${instr.mem} ${at}${list(instr.args)}${site(instr.site)}`;
    }
    case 'call':
      return `${defs(instr.dsts, def)}call ${instr.symbol}(${regs(instr.args)})${site(instr.site)}`;
    case 'callclosure':
      return `${defs(instr.dsts, def)}call [r${instr.fn}](${regs(instr.args)})`;
    case 'panicif':
      return `if r${instr.cond} panic ${instr.symbol}(${regs(instr.args)})`;
    case 'intrinsic':
      return `${instr.dst === undefined ? '' : `${def(instr.dst)} = `}${instr.fn}(${regs(instr.args)})`;
  }
}

function printEnd(end: Terminator): string {
  switch (end.op) {
    case 'jump':
      return `jump b${end.to}`;
    case 'br':
      return `br r${end.cond} b${end.then} b${end.else}`;
    case 'ret':
      return end.values.length === 0 ? 'ret' : `ret ${regs(end.values)}`;
    case 'unreachable':
      return 'unreachable';
  }
}

function printDatum(datum: Datum): string {
  const bytes = datum.bytes.map((b) => b.toString(16).padStart(2, '0')).join('');
  const relocs = datum.relocs.map((r) => ` @${r.offset}=${r.kind}:${r.symbol}${offset(r.addend)}`);
  return `data ${datum.symbol} ${datum.size}${bytes && ` ${bytes}`}${relocs.join('')}`;
}

function site(s: Site | undefined): string {
  if (!s) return '';
  return ` ; ${s.kind}${s.size} ${s.text}${s.field === undefined ? '' : ` (${s.field})`}`;
}

function offset(n: number): string {
  return n === 0 ? '' : `+${n}`;
}

function regs(list: readonly Reg[]): string {
  return list.map((reg) => `r${reg}`).join(', ');
}

function list(args: readonly Reg[]): string {
  return args.length === 0 ? '' : ` ${regs(args)}`;
}

function defs(dsts: readonly Reg[], def: (dst: Reg) => string): string {
  return dsts.length === 0 ? '' : `${dsts.map(def).join(', ')} = `;
}
