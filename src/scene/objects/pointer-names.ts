import { type ByteSource, Memory, pointerNamer, type ProgramTables } from '../../memory';

const POINTER = /^0xc0[0-9a-f]{8}$/;

/** Pointers as texts, `0xc000110858`, by what they point to, `&wg.sema`; what has no name stays as it is. */
export function pointerNames(source: ByteSource, tables: ProgramTables): (text: string) => string {
  const nameOf = pointerNamer(new Memory(source), tables);
  return (text) =>
    POINTER.test(text) ? (nameOf(Number(BigInt.asUintN(32, BigInt(text)))) ?? text) : text;
}
