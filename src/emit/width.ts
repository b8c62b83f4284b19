import type { MemType } from '../golang';

const LOAD: Readonly<Record<MemType, number>> = {
  i8: 0x2c,
  u8: 0x2d,
  i16: 0x2e,
  u16: 0x2f,
  i32: 0x28,
  f32: 0x2a,
  i64: 0x29,
  f64: 0x2b,
};
const STORE: Readonly<Record<MemType, number>> = {
  i8: 0x3a,
  u8: 0x3a,
  i16: 0x3b,
  u16: 0x3b,
  i32: 0x36,
  f32: 0x38,
  i64: 0x37,
  f64: 0x39,
};

export function loadOpcode(mem: MemType): number {
  return LOAD[mem];
}

export function storeOpcode(mem: MemType): number {
  return STORE[mem];
}
