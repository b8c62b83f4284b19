import type { Basic, Type } from '../types/type';
import { underlying } from './layout';

const BASIC_KINDS: Readonly<Partial<Record<Basic['name'], number>>> = {
  bool: 1,
  'untyped bool': 1,
  int: 2,
  'untyped int': 2,
  int8: 3,
  int16: 4,
  int32: 5,
  'untyped rune': 5,
  int64: 6,
  uint: 7,
  uint8: 8,
  uint16: 9,
  uint32: 10,
  uint64: 11,
  uintptr: 12,
  float32: 13,
  float64: 14,
  'untyped float': 14,
  complex64: 15,
  complex128: 16,
  'untyped complex': 16,
  string: 24,
  'untyped string': 24,
  'unsafe.Pointer': 26,
};

/** internal/abi.Kind, the lower five bits of a descriptor's kind byte. */
export function kindNumber(type: Type): number {
  const u = underlying(type);
  switch (u.kind) {
    case 'Basic':
      return BASIC_KINDS[u.name] ?? 0;
    case 'Array':
      return 17;
    case 'Chan':
      return 18;
    case 'Func':
      return 19;
    case 'Interface':
      return 20;
    case 'Map':
      return 21;
    case 'Pointer':
      return 22;
    case 'Slice':
      return 23;
    case 'Struct':
      return 25;
    case 'TypeParam':
    case 'Tuple':
      return 0;
  }
}

/** Bytes of the descriptor of a type of this kind, before what is uncommon. */
export function descriptorSize(type: Type): number {
  switch (underlying(type).kind) {
    case 'Pointer':
    case 'Slice':
      return 56;
    case 'Chan':
      return 64;
    case 'Array':
      return 72;
    case 'Struct':
      return 80;
    case 'Map':
      return 88;
    case 'Func':
      return 64;
    case 'Interface':
      return 80;
    case 'Basic':
    case 'TypeParam':
    case 'Tuple':
      return 48;
  }
}
