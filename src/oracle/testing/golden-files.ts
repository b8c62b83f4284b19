import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Golden, readGolden } from '../golden';

const GOLDEN = fileURLToPath(new URL('../../../oracle/golden/', import.meta.url));

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function goldenText(path: string): string {
  return readFileSync(`${GOLDEN}${path}`, 'utf8');
}

/** Names of the classic scenarios' files, in order. */
export function classicFiles(): string[] {
  return readdirSync(`${GOLDEN}classic`)
    .filter((name) => /^c\d/.test(name))
    .sort();
}

export function classicGolden(file: string): Golden {
  const golden = readGolden(readFileSync(`${GOLDEN}classic/${file}`));
  if (golden === undefined) throw new Error(`${file} is no golden file`);
  return golden;
}
