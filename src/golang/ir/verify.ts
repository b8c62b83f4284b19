import type { Func, Instr, MemType, Reg, Symbol, ValType } from './ir';
import type { Module } from './module';

/**
 * Checks a module against the rules of ir.ts: registers exist and have the types their instructions need, blocks
 * and slots exist, calls agree with what they call. Gives complaints in words; an empty list is a good module.
 * `known` are the functions of other modules.
 */
export function verify(module: Module, known: readonly Func[] = []): readonly string[] {
  const funcs = new Map([...known, ...module.funcs].map((func) => [func.name, func]));
  const complaints = module.funcs.flatMap((func) => new FuncCheck(func, funcs).run());
  return [...complaints, ...duplicates(module)];
}

function duplicates(module: Module): readonly string[] {
  const seen = new Set<Symbol>();
  return module.funcs.flatMap(({ name }) => {
    if (seen.has(name)) return [`${name}: defined twice`];
    seen.add(name);
    return [];
  });
}

class FuncCheck {
  private readonly complaints: string[] = [];
  private where = '';

  constructor(
    private readonly func: Func,
    private readonly funcs: ReadonlyMap<Symbol, Func>,
  ) {}

  run(): readonly string[] {
    const { func } = this;
    if (func.params > func.regs.length) this.complain('more parameters than registers');
    if (func.file < 0) this.complain('in no file');
    if (func.recover !== undefined && func.blocks[func.recover] === undefined)
      this.complain(`no block b${func.recover} to recover in`);
    func.blocks.forEach((block, b) => {
      block.instrs.forEach((instr, i) => {
        this.where = `b${b}.${i} ${instr.op}`;
        this.instr(instr);
      });
      this.where = `b${b} ${block.end.op}`;
      this.end(block.end);
    });
    for (const local of func.locals) {
      this.where = `local ${local.name}`;
      if (local.at.kind === 'regs') for (const reg of local.at.regs) this.reg(reg);
      if (local.at.kind === 'box') this.typed(local.at.reg, 'i64');
      if (local.at.kind === 'slot') this.slot(local.at.slot, 0, 0);
    }
    return this.complaints;
  }

  private complain(message: string): void {
    this.complaints.push(`${this.func.name} ${this.where}: ${message}`);
  }

  private reg(reg: Reg): ValType | undefined {
    const type = this.func.regs[reg];
    if (type === undefined) this.complain(`no register r${reg}`);
    return type;
  }

  private typed(reg: Reg, type: ValType): void {
    const own = this.reg(reg);
    if (own !== undefined && own !== type) this.complain(`r${reg} is ${own}, not ${type}`);
  }

  private same(a: Reg, b: Reg): void {
    const [x, y] = [this.reg(a), this.reg(b)];
    if (x !== y) this.complain(`r${a} is ${x}, r${b} is ${y}`);
  }

  private mem(reg: Reg, mem: MemType): void {
    this.typed(reg, mem === 'i64' || mem === 'f32' || mem === 'f64' ? mem : 'i32');
  }

  private slot(slot: number, offset: number, size: number): void {
    const known = this.func.slots[slot];
    if (!known) this.complain(`no slot s${slot}`);
    else if (offset + size > known.size) this.complain(`beyond the end of s${slot}`);
  }

  private list(regs: readonly Reg[], types: readonly ValType[], what: string): void {
    if (regs.length !== types.length) this.complain(`${regs.length} ${what}, not ${types.length}`);
    regs.forEach((reg, i) => {
      const type = types[i];
      if (type !== undefined) this.typed(reg, type);
    });
  }

  private end(end: Func['blocks'][number]['end']): void {
    const block = (id: number): void => {
      if (this.func.blocks[id] === undefined) this.complain(`no block b${id}`);
    };
    switch (end.op) {
      case 'jump':
        block(end.to);
        return;
      case 'br':
        this.typed(end.cond, 'i32');
        block(end.then);
        block(end.else);
        return;
      case 'ret':
        this.list(end.values, this.func.results, 'results');
        return;
      case 'unreachable':
        return;
    }
  }

  private instr(instr: Instr): void {
    switch (instr.op) {
      case 'const':
        if ((this.reg(instr.dst) === 'i64') !== (typeof instr.value === 'bigint'))
          this.complain('a bigint is for i64 and only for it');
        return;
      case 'addr':
      case 'slotaddr':
        this.typed(instr.dst, 'i64');
        if (instr.op === 'slotaddr') this.slot(instr.slot, instr.offset, 0);
        return;
      case 'copy':
        this.same(instr.dst, instr.a);
        return;
      case 'un':
        this.unary(instr);
        return;
      case 'bin':
        this.same(instr.a, instr.b);
        if (/^(eq|ne|lt|gt|le|ge)/.test(instr.fn)) this.typed(instr.dst, 'i32');
        else this.same(instr.dst, instr.a);
        return;
      case 'select':
        this.typed(instr.cond, 'i32');
        this.same(instr.a, instr.b);
        this.same(instr.dst, instr.a);
        return;
      case 'load':
      case 'store':
        this.typed(instr.addr, 'i64');
        this.mem(instr.op === 'load' ? instr.dst : instr.src, instr.mem);
        if (instr.site && this.func.mode !== 'resumable')
          this.complain('a site in a function that runs whole');
        return;
      case 'slotload':
      case 'slotstore':
        this.mem(instr.op === 'slotload' ? instr.dst : instr.src, instr.mem);
        this.slot(instr.slot, instr.offset, 1);
        return;
      case 'slotzero':
        this.slot(instr.slot, 0, 0);
        return;
      case 'memcopy':
        this.typed(instr.dst, 'i64');
        this.typed(instr.src, 'i64');
        this.typed(instr.size, 'i64');
        return;
      case 'memzero':
        this.typed(instr.dst, 'i64');
        this.typed(instr.size, 'i64');
        return;
      case 'atomic':
        this.typed(instr.addr, 'i64');
        for (const arg of instr.args) this.mem(arg, instr.mem);
        if (!instr.site && this.func.mode === 'resumable') this.complain('no site');
        return;
      case 'call':
      case 'panicif':
        this.call(instr);
        return;
      case 'callclosure':
        this.typed(instr.fn, 'i64');
        for (const reg of [...instr.dsts, ...instr.args]) this.reg(reg);
        return;
      case 'intrinsic':
        if (instr.dst !== undefined) this.typed(instr.dst, 'i64');
        for (const arg of instr.args) this.typed(arg, 'i64');
        return;
    }
  }

  private unary(instr: Extract<Instr, { op: 'un' }>): void {
    switch (instr.fn) {
      case 'eqz':
        this.reg(instr.a);
        this.typed(instr.dst, 'i32');
        return;
      case 'wrap':
        this.typed(instr.a, 'i64');
        this.typed(instr.dst, 'i32');
        return;
      case 'extend_s':
      case 'extend_u':
        this.typed(instr.a, 'i32');
        this.typed(instr.dst, 'i64');
        return;
      case 'trunc_sat_s':
      case 'trunc_sat_u':
      case 'convert_s':
      case 'convert_u':
      case 'promote':
      case 'demote':
      case 'reinterpret':
        this.reg(instr.a);
        this.reg(instr.dst);
        return;
      default:
        this.same(instr.dst, instr.a);
    }
  }

  private call(instr: Extract<Instr, { op: 'call' | 'panicif' }>): void {
    const callee = this.funcs.get(instr.symbol);
    if (instr.op === 'panicif') this.typed(instr.cond, 'i32');
    if (!callee) {
      // Of the program's main the runtime knows only the names.
      if (!/^main\.(init|main)$/.test(instr.symbol)) this.complain(`no function ${instr.symbol}`);
      return;
    }
    this.list(instr.args, callee.regs.slice(0, callee.params), `arguments of ${instr.symbol}`);
    if (instr.op === 'panicif') return;
    this.list(instr.dsts, callee.results, `results of ${instr.symbol}`);
    const whole = this.func.mode !== 'resumable';
    if (whole && callee.mode === 'resumable')
      this.complain(`${instr.symbol} may stop, ${this.func.name} must not`);
    const visible = !whole && callee.mode === 'atomic';
    if (visible !== (instr.site !== undefined))
      this.complain(visible ? 'no site' : 'a site too many');
  }
}
