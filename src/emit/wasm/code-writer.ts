import { ByteWriter } from './byte-writer';
import { ENCODING, type Hole, type Num, type Template } from './template';
import { EMPTY_BLOCK, MISC, OP, SIMD, THE_TAG, TYPE_CODE, type WasmType } from './opcodes';

/** A label is the nesting level of its block; `br` turns it into WebAssembly's relative depth. */
export type Label = number;

/** Writes one function's body. */
export class CodeWriter {
  private readonly out = new ByteWriter();
  private readonly locals: WasmType[] = [];
  private readonly holes: number[] = [];
  private level = 0;
  /** Where the last local.set stands: `set x; get x` becomes `tee x`. */
  private lastSetAt = -1;
  private lastSetIndex = -1;
  private lastSetEnd = -1;

  constructor(private readonly params: number) {}

  local(type: WasmType): number {
    this.locals.push(type);
    return this.params + this.locals.length - 1;
  }

  op(...bytes: readonly number[]): void {
    for (const byte of bytes) this.out.u8(byte);
  }

  get(local: number): void {
    if (this.lastSetEnd === this.out.length && this.lastSetIndex === local) {
      this.out.patch(this.lastSetAt, OP.localTee);
      this.lastSetEnd = -1;
      return;
    }
    this.out.u8(OP.localGet);
    this.out.unsigned(local);
  }

  set(local: number): void {
    this.lastSetAt = this.out.length;
    this.lastSetIndex = local;
    this.out.u8(OP.localSet);
    this.out.unsigned(local);
    this.lastSetEnd = this.out.length;
  }

  tee(local: number): void {
    this.out.u8(OP.localTee);
    this.out.unsigned(local);
  }

  i32(value: Num): void {
    this.out.u8(OP.i32Const);
    if (typeof value === 'number') this.out.signed(value);
    else this.hole(value, ENCODING.signed);
  }

  /** A hole is a Go pointer. */
  i64(value: bigint | Hole): void {
    this.out.u8(OP.i64Const);
    if (typeof value === 'bigint') this.out.signed64(value);
    else this.hole(value, ENCODING.signed64);
  }

  f32(value: number): void {
    this.out.u8(OP.f32Const);
    this.out.f32(value);
  }

  f64(value: number): void {
    this.out.u8(OP.f64Const);
    this.out.f64(value);
  }

  /** A load or store; the alignment hint is left at one byte, since Go's accesses may stand anywhere. */
  memory(opcode: number, offset: Num): void {
    this.out.u8(opcode);
    this.out.u8(0);
    this.unsigned(offset);
  }

  i32Load(offset: Num): void {
    this.memory(OP.i32Load, offset);
  }

  i32Store(offset: number): void {
    this.memory(OP.i32Store, offset);
  }

  i64Load(offset: Num): void {
    this.memory(OP.i64Load, offset);
  }

  i64Store(offset: number): void {
    this.memory(OP.i64Store, offset);
  }

  v128Store(offset: number): void {
    this.out.u8(OP.simd);
    this.memory(SIMD.v128Store, offset);
  }

  memoryFill(): void {
    this.op(OP.misc, MISC.memoryFill, 0);
  }

  memoryCopy(): void {
    this.op(OP.misc, MISC.memoryCopy, 0, 0);
  }

  call(func: Num): void {
    this.out.u8(OP.call);
    this.unsigned(func);
  }

  callIndirect(type: Num): void {
    this.out.u8(OP.callIndirect);
    this.unsigned(type);
    this.out.u8(0);
  }

  block(): Label {
    return this.open(OP.block);
  }

  loop(): Label {
    return this.open(OP.loop);
  }

  /** `if` without an operand but the condition on the stack. */
  if(): Label {
    return this.open(OP.if);
  }

  else(): void {
    this.out.u8(OP.else);
  }

  /** What follows up to `caught` may throw; a trap passes through. */
  try(): Label {
    return this.open(OP.try);
  }

  caught(): void {
    this.out.u8(OP.catch);
    this.out.unsigned(THE_TAG);
  }

  throw(): void {
    this.out.u8(OP.throw);
    this.out.unsigned(THE_TAG);
  }

  end(): void {
    this.level--;
    this.out.u8(OP.end);
  }

  br(label: Label): void {
    this.out.u8(OP.br);
    this.out.unsigned(this.level - label);
  }

  brIf(label: Label): void {
    this.out.u8(OP.brIf);
    this.out.unsigned(this.level - label);
  }

  brTable(labels: readonly Label[], otherwise: Label): void {
    this.out.u8(OP.brTable);
    this.out.unsigned(labels.length);
    for (const label of labels) this.out.unsigned(this.level - label);
    this.out.unsigned(this.level - otherwise);
  }

  return(): void {
    this.out.u8(OP.return);
  }

  unreachable(): void {
    this.out.u8(OP.unreachable);
  }

  /** Code without holes. */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.holes.length > 0) throw new Error('this code is to be linked');
    return this.body().finish();
  }

  template(): Template {
    const body = this.body();
    const before = body.length - this.out.length - 1;
    const holes = this.holes.map((value, i) => (i % 5 === 0 ? value + before : value));
    return { bytes: body.finish(), holes };
  }

  private unsigned(value: Num): void {
    if (typeof value === 'number') this.out.unsigned(value);
    else this.hole(value, ENCODING.unsigned);
  }

  private hole({ question, field, add }: Hole, encoding: number): void {
    this.holes.push(this.out.length, encoding, question, field, add);
  }

  /** Locals in runs of one type, the code, and the closing end. */
  private body(): ByteWriter {
    const runs: { type: WasmType; count: number }[] = [];
    for (const type of this.locals) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ type, count: 1 });
    }
    const body = new ByteWriter();
    body.unsigned(runs.length);
    for (const run of runs) {
      body.unsigned(run.count);
      body.u8(TYPE_CODE[run.type]);
    }
    body.append(this.out.view());
    body.u8(OP.end);
    return body;
  }

  private open(opcode: number): Label {
    this.out.u8(opcode);
    this.out.u8(EMPTY_BLOCK);
    return ++this.level;
  }
}
