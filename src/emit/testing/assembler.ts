import type {
  BinOp,
  Block,
  Datum,
  Func,
  Instr,
  Local,
  MemType,
  Mode,
  Module,
  Reg,
  Site,
  Terminator,
  ValType,
} from '../../golang';

export interface Signature {
  readonly mode?: Mode;
  readonly params?: readonly ValType[];
  readonly results?: readonly ValType[];
  readonly span?: string;
  readonly slots?: readonly number[];
}

/** Writes IR by hand: `a.store(a.addr('main.x'), a.i64(1), 'x')`. Accesses with a text are visible. */
export class Assembler {
  private readonly regs: ValType[] = [];
  private readonly blocks: { instrs: Instr[]; end: Terminator | undefined }[] = [
    { instrs: [], end: undefined },
  ];
  private readonly locals: Local[] = [];
  private current = 0;
  private pos = 0;

  constructor(
    private readonly name: string,
    private readonly signature: Signature,
  ) {
    this.regs.push(...(signature.params ?? []));
  }

  reg(type: ValType): Reg {
    this.regs.push(type);
    return this.regs.length - 1;
  }

  block(): number {
    this.blocks.push({ instrs: [], end: undefined });
    return this.blocks.length - 1;
  }

  enter(block: number): void {
    this.current = block;
  }

  emit(instr: Instr): void {
    this.blocks[this.current]?.instrs.push(instr);
  }

  private end(end: Terminator): void {
    const block = this.blocks[this.current];
    if (block !== undefined) block.end = end;
  }

  jump(to: number): void {
    this.end({ op: 'jump', to });
  }

  br(cond: Reg, then: number, otherwise: number): void {
    // oxlint-disable-next-line unicorn/no-thenable -- the IR's own word
    this.end({ op: 'br', cond, then, else: otherwise });
  }

  ret(...values: Reg[]): void {
    this.end({ op: 'ret', values });
  }

  constant(type: ValType, value: bigint | number): Reg {
    const dst = this.reg(type);
    this.emit({ op: 'const', dst, value });
    return dst;
  }

  i64(value: bigint | number): Reg {
    return this.constant('i64', BigInt(value));
  }

  i32(value: number): Reg {
    return this.constant('i32', value);
  }

  addr(symbol: string, offset = 0): Reg {
    const dst = this.reg('i64');
    this.emit({ op: 'addr', dst, symbol, offset });
    return dst;
  }

  copyTo(dst: Reg, a: Reg): void {
    this.emit({ op: 'copy', dst, a });
  }

  bin(fn: BinOp, a: Reg, b: Reg): Reg {
    const compares = /^(?:eq|ne|lt|gt|le|ge)/.test(fn);
    const dst = this.reg(compares ? 'i32' : (this.regs[a] ?? 'i64'));
    this.emit({ op: 'bin', dst, fn, a, b });
    return dst;
  }

  un(fn: Extract<Instr, { op: 'un' }>['fn'], a: Reg, type: ValType): Reg {
    const dst = this.reg(type);
    this.emit({ op: 'un', dst, fn, a });
    return dst;
  }

  load(addr: Reg, text?: string, offset = 0, mem: MemType = 'i64'): Reg {
    const dst = this.reg(registerOf(mem));
    const site = this.site('read', text, mem);
    this.emit({ op: 'load', dst, addr, offset, mem, pos: this.pos, ...site });
    return dst;
  }

  store(addr: Reg, src: Reg, text?: string, offset = 0, mem: MemType = 'i64'): void {
    const site = this.site('write', text, mem);
    this.emit({ op: 'store', addr, offset, src, mem, pos: this.pos, ...site });
  }

  call(symbol: string, args: readonly Reg[], results: readonly ValType[] = []): Reg[] {
    const dsts = results.map((type) => this.reg(type));
    this.emit({ op: 'call', dsts, symbol, args, pos: this.pos++ });
    return dsts;
  }

  callClosure(fn: Reg, args: readonly Reg[], results: readonly ValType[] = []): Reg[] {
    const dsts = results.map((type) => this.reg(type));
    this.emit({ op: 'callclosure', dsts, fn, args, pos: this.pos++ });
    return dsts;
  }

  intrinsic(fn: 'getg' | 'getfp' | 'memgrow', args: readonly Reg[] = []): Reg {
    const dst = this.reg('i64');
    this.emit({ op: 'intrinsic', fn, dst, args });
    return dst;
  }

  panicIf(cond: Reg, symbol: string, args: readonly Reg[] = []): void {
    this.emit({ op: 'panicif', cond, symbol, args, pos: this.pos++ });
  }

  /** A variable of type 0 that a person sees. */
  local(name: string, ...regs: Reg[]): void {
    this.locals.push({
      name,
      type: 0,
      at: { kind: 'regs', regs },
      pos: 0,
      end: 1e9,
      param: (regs[0] ?? 0) < (this.signature.params?.length ?? 0),
    });
  }

  /** A loop `for i := 0; i < n; i++ { body(i) }`. */
  times(count: Reg, body: (i: Reg) => void): void {
    const [head, inside, after] = [this.block(), this.block(), this.block()];
    const i = this.reg('i64');
    this.copyTo(i, this.i64(0));
    this.jump(head);
    this.enter(head);
    this.br(this.bin('lt_s', i, count), inside, after);
    this.enter(inside);
    body(i);
    this.copyTo(i, this.bin('add', i, this.i64(1)));
    this.jump(head);
    this.enter(after);
  }

  finish(): Func {
    const { mode = 'resumable', params = [], results = [], span, slots = [] } = this.signature;
    return {
      name: this.name,
      mode,
      regs: this.regs,
      params: params.length,
      results,
      slots: slots.map((size) => ({ size })),
      blocks: this.blocks.map(
        (block): Block => ({
          instrs: block.instrs,
          end: block.end ?? { op: 'unreachable' },
        }),
      ),
      file: 0,
      pos: 0,
      locals: this.locals,
      captures: [],
      ...(span === undefined ? {} : { span }),
    };
  }

  private site(kind: 'read' | 'write', text: string | undefined, mem: MemType): { site?: Site } {
    const pos = this.pos++;
    if (text === undefined) return {};
    return { site: { kind, size: Number(/\d+/.exec(mem)?.[0]) / 8, pos, end: pos, text } };
  }
}

export function registerOf(mem: MemType): ValType {
  return mem === 'i64' || mem === 'f32' || mem === 'f64' ? mem : 'i32';
}

export function func(name: string, signature: Signature, write: (a: Assembler) => void): Func {
  const assembler = new Assembler(name, signature);
  write(assembler);
  return assembler.finish();
}

export function variable(symbol: string, size = 8, bytes: readonly number[] = []): Datum {
  return { symbol, size, align: 8, bytes, relocs: [], global: { name: symbol, type: 0 } };
}

export function moduleOf(
  path: string,
  funcs: readonly Func[],
  data: readonly Datum[] = [],
): Module {
  return {
    path,
    files: [{ name: `${path}.go`, text: '' }],
    funcs,
    data,
    types: [{ name: 'int', kind: 'int', size: 8 }],
    imports: [],
  };
}
