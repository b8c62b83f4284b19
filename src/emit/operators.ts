import type { BinOp, UnOp, ValType } from '../golang';

// Opcodes of the IR's arithmetic, by operator and operand type.

const INT_BINARY: Partial<Record<BinOp, readonly [i32: number, i64: number]>> = {
  eq: [0x46, 0x51],
  ne: [0x47, 0x52],
  lt_s: [0x48, 0x53],
  lt_u: [0x49, 0x54],
  gt_s: [0x4a, 0x55],
  gt_u: [0x4b, 0x56],
  le_s: [0x4c, 0x57],
  le_u: [0x4d, 0x58],
  ge_s: [0x4e, 0x59],
  ge_u: [0x4f, 0x5a],
  add: [0x6a, 0x7c],
  sub: [0x6b, 0x7d],
  mul: [0x6c, 0x7e],
  div_s: [0x6d, 0x7f],
  div_u: [0x6e, 0x80],
  rem_s: [0x6f, 0x81],
  rem_u: [0x70, 0x82],
  and: [0x71, 0x83],
  or: [0x72, 0x84],
  xor: [0x73, 0x85],
  shl: [0x74, 0x86],
  shr_s: [0x75, 0x87],
  shr_u: [0x76, 0x88],
  rotl: [0x77, 0x89],
};

const FLOAT_BINARY: Partial<Record<BinOp, readonly [f32: number, f64: number]>> = {
  eq: [0x5b, 0x61],
  ne: [0x5c, 0x62],
  lt: [0x5d, 0x63],
  gt: [0x5e, 0x64],
  le: [0x5f, 0x65],
  ge: [0x60, 0x66],
  add: [0x92, 0xa0],
  sub: [0x93, 0xa1],
  mul: [0x94, 0xa2],
  div: [0x95, 0xa3],
  min: [0x96, 0xa4],
  max: [0x97, 0xa5],
  copysign: [0x98, 0xa6],
};

export function binaryOpcode(fn: BinOp, type: ValType): number {
  const pair = type === 'i32' || type === 'i64' ? INT_BINARY[fn] : FLOAT_BINARY[fn];
  if (pair === undefined) throw new Error(`no operator ${fn} on ${type}`);
  return type === 'i32' || type === 'f32' ? pair[0] : pair[1];
}

/** Operators whose operand type says everything. */
const UNARY: Partial<Record<UnOp, Partial<Record<ValType, number>>>> = {
  eqz: { i32: 0x45, i64: 0x50 },
  clz: { i32: 0x67, i64: 0x79 },
  ctz: { i32: 0x68, i64: 0x7a },
  popcnt: { i32: 0x69, i64: 0x7b },
  extend8_s: { i32: 0xc0, i64: 0xc2 },
  extend16_s: { i32: 0xc1, i64: 0xc3 },
  extend32_s: { i64: 0xc4 },
  wrap: { i64: 0xa7 },
  extend_s: { i32: 0xac },
  extend_u: { i32: 0xad },
  neg: { f32: 0x8c, f64: 0x9a },
  abs: { f32: 0x8b, f64: 0x99 },
  sqrt: { f32: 0x91, f64: 0x9f },
  ceil: { f32: 0x8d, f64: 0x9b },
  floor: { f32: 0x8e, f64: 0x9c },
  trunc: { f32: 0x8f, f64: 0x9d },
  nearest: { f32: 0x90, f64: 0x9e },
  promote: { f32: 0xbb },
  demote: { f64: 0xb6 },
  reinterpret: { f32: 0xbc, f64: 0xbd, i32: 0xbe, i64: 0xbf },
};

/** Conversions, by `from>to`. */
const CONVERSION: Partial<Record<UnOp, Record<string, readonly number[]>>> = {
  convert_s: { 'i32>f32': [0xb2], 'i64>f32': [0xb4], 'i32>f64': [0xb7], 'i64>f64': [0xb9] },
  convert_u: { 'i32>f32': [0xb3], 'i64>f32': [0xb5], 'i32>f64': [0xb8], 'i64>f64': [0xba] },
  trunc_sat_s: {
    'f32>i32': [0xfc, 0],
    'f64>i32': [0xfc, 2],
    'f32>i64': [0xfc, 4],
    'f64>i64': [0xfc, 6],
  },
  trunc_sat_u: {
    'f32>i32': [0xfc, 1],
    'f64>i32': [0xfc, 3],
    'f32>i64': [0xfc, 5],
    'f64>i64': [0xfc, 7],
  },
};

export function unaryOpcode(fn: UnOp, from: ValType, to: ValType): readonly number[] {
  const plain = UNARY[fn]?.[from];
  if (plain !== undefined) return [plain];
  const conversion = CONVERSION[fn]?.[`${from}>${to}`];
  if (conversion === undefined) throw new Error(`no operator ${fn} from ${from} to ${to}`);
  return conversion;
}
