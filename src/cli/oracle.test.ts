import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { oracleCommand } from './oracle';

const GOLDEN = join(import.meta.dirname, '../../oracle/golden/classic');
const CHAIN = 'c19-chain-fast64.json';
/** Compiling the library takes seconds on a busy machine. */
const SLOW = 60_000;

let folder = '';
let printed: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hmapscope-'));
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => printed.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test(
  'matching scenarios give status 0, and what is no scenario is passed over',
  () => {
    for (const file of [CHAIN, 'c35-delete-bigkey.json', 'makemap-table.json']) {
      copyFileSync(join(GOLDEN, file), join(folder, file));
    }
    expect(oracleCommand([folder])).toBe(0);
    expect(printed).toEqual(['2 scenarios, 114 records, 0 mismatches, 0 skipped']);
  },
  SLOW,
);

test(
  'a mismatch gives status 1 and is named',
  () => {
    const text = readFileSync(join(GOLDEN, CHAIN), 'utf8');
    writeFileSync(join(folder, CHAIN), text.replace('"sha":"7f8e6d1e', '"sha":"00000000'));
    expect(oracleCommand([folder])).toBe(1);
    expect(printed[0]).toMatch(
      /^c19-chain-fast64: record 8 \(mapassign_fast64\): sha is "7f8e6d1e/,
    );
    expect(printed[1]).toBe('1 scenarios, 54 records, 1 mismatches, 0 skipped');
  },
  SLOW,
);

test(
  'where only a hash differs at first, the byte is named at the next full dump',
  () => {
    const text = readFileSync(join(GOLDEN, CHAIN), 'utf8');
    const [elem, other] = ['"v":"5"},"fn":"mapassign', '"v":"6"},"fn":"mapassign'];
    writeFileSync(join(folder, CHAIN), text.replace(elem, other));
    expect(oracleCommand([folder])).toBe(1);
    expect(printed[0]).toMatch(/^c19-chain-fast64: record 4 \(mapassign_fast64\): sha is "/);
    expect(printed[1]).toBe(
      'c19-chain-fast64: record 9 (mapassign_fast64): byte 288 (buckets[1].elem[2]) is 0600000000000000, real Go has 0500000000000000',
    );
    expect(printed.at(-1)).toMatch(/^1 scenarios, \d+ records, 6 mismatches, 0 skipped$/);
  },
  SLOW,
);

test('a folder that is not there is a mistake of usage', () => {
  expect(() => oracleCommand([join(folder, 'none')])).toThrow('there is no folder');
});

test('a folder without golden data, and a file that is none, are mistakes of usage', () => {
  expect(() => oracleCommand([folder])).toThrow('holds no golden scenario');
  writeFileSync(join(folder, 'cut.json'), '{');
  expect(() => oracleCommand([folder])).toThrow(/cut\.json is no golden file: .*JSON/);
  rmSync(join(folder, 'cut.json'));
  writeFileSync(join(folder, 'cut.json.gz'), Uint8Array.of(0x1f, 0x8b, 8, 0));
  expect(() => oracleCommand([folder])).toThrow(/cut\.json\.gz is no golden file: /);
});
