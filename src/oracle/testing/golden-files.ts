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

export function goldenBytes(path: string): Uint8Array {
  return readFileSync(`${GOLDEN}${path}`);
}

export function goldenNames(folder: string): string[] {
  return readdirSync(`${GOLDEN}${folder}`).sort();
}

/** Names of the classic scenarios' files, in order. */
export function classicFiles(): string[] {
  return goldenNames('classic').filter((name) => /^c\d/.test(name));
}

export function classicGolden(file: string): Golden {
  const golden = readGolden(goldenBytes(`classic/${file}`));
  if (golden === undefined) throw new Error(`${file} is no golden file`);
  return golden;
}
