import type { BinOp, UnOp } from '../golang';
import type { CodeWriter } from './wasm/code-writer';
import { OP } from './wasm/opcodes';

// WebAssembly leaves the bits of an arithmetic NaN to its host, and a state is its bytes: they are made those of amd64. Of an
// operation that has no result: the default NaN. With NaN operands: the first of them, quiet.

export type Float = 'f32' | 'f64';

const BITS = {
  f32: {
    type: 'i32',
    ne: 0x5c,
    toBits: 0xbc,
    fromBits: 0xbe,
    or: OP.i32Or,
    constant: (code: CodeWriter, bits: bigint) => code.i32(Number(BigInt.asIntN(32, bits))),
    quiet: 0x0040_0000n,
    made: 0xffc0_0000n,
  },
  f64: {
    type: 'i64',
    ne: 0x62,
    toBits: 0xbd,
    fromBits: 0xbf,
    or: OP.i64Or,
    constant: (code: CodeWriter, bits: bigint) => code.i64(BigInt.asIntN(64, bits)),
    quiet: 0x0008_0000_0000_0000n,
    made: 0xfff8_0000_0000_0000n,
  },
} as const;

const BINARY: ReadonlySet<BinOp> = new Set(['add', 'sub', 'mul', 'div', 'min', 'max']);
const UNARY: ReadonlySet<UnOp> = new Set(['sqrt', 'ceil', 'floor', 'trunc', 'nearest']);

/** What else there is on floats moves bits as they are, or makes no float. */
export function makesNaN(fn: BinOp | UnOp): boolean {
  return BINARY.has(fn as BinOp) || UNARY.has(fn as UnOp);
}

/** Locals of one type. `b` is `a` again where there is one operand. */
export interface NaNLocals {
  readonly a: number;
  readonly b: number;
  readonly result: number;
}

/** The operation's result is on the stack, and then it is again, with the bits that amd64 gives a NaN. */
export function fixNaN(code: CodeWriter, type: Float, { a, b, result }: NaNLocals): void {
  const { ne, toBits, fromBits, or, constant, quiet, made } = BITS[type];
  const isNaN = (local: number): void => {
    code.get(local);
    code.get(local);
    code.op(ne);
  };
  code.set(result);
  isNaN(result);
  code.if();
  code.get(a);
  code.get(b);
  isNaN(a);
  code.op(OP.select);
  code.set(result);
  code.get(result);
  code.op(toBits);
  constant(code, quiet);
  code.op(or);
  constant(code, made);
  isNaN(result);
  code.op(OP.select, fromBits);
  code.set(result);
  code.end();
  code.get(result);
}

/** As above, of a conversion from `from`, whose operand is `a`: a NaN keeps its sign and the first bits behind it. */
export function fixConvertedNaN(
  code: CodeWriter,
  from: Float,
  { a, result }: Pick<NaNLocals, 'a' | 'result'>,
): void {
  code.set(result);
  code.get(a);
  code.get(a);
  code.op(BITS[from].ne);
  code.if();
  if (from === 'f32') widen(code, a);
  else narrow(code, a);
  code.set(result);
  code.end();
  code.get(result);
}

/** The sign stays on top, the fraction goes to the top of the wider one; all in between are ones. */
function widen(code: CodeWriter, a: number): void {
  const { quiet, fromBits } = BITS.f64;
  code.get(a);
  code.op(BITS.f32.toBits, OP.i64ExtendI32U);
  code.i64(32n);
  code.op(OP.i64Shl);
  code.i64(3n);
  code.op(OP.i64ShrS);
  code.i64(quiet | 0x7ff0_0000_0000_0000n);
  code.op(OP.i64Or, fromBits);
}

/** The top of the fraction under ones of the exponent, and under the sign. */
function narrow(code: CodeWriter, a: number): void {
  const { quiet, fromBits } = BITS.f32;
  const shifted = (by: bigint): void => {
    code.get(a);
    code.op(BITS.f64.toBits);
    code.i64(by);
    code.op(OP.i64ShrU, OP.i32WrapI64);
  };
  shifted(29n);
  shifted(32n);
  code.i32(0x7fff_ffff);
  code.op(OP.i32Or, OP.i32And);
  code.i32(Number(quiet));
  code.op(OP.i32Or, fromBits);
}
