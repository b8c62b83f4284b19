import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkGolden, type Mismatch } from '../oracle';
import { codeOf } from './print';
import { UsageError } from './usage';

export const ORACLE_USAGE = `usage: hmapscope oracle DIR

Runs every golden scenario in DIR that the map covers, and compares every record with real Go's. The exit status is 1
when any differs.
`;

/**
 * `hmapscope oracle DIR`: checks every golden scenario in a folder that our map covers.
 * Prints `N scenarios, M records, K mismatches, S skipped`; gives the exit status.
 */
export function oracleCommand(args: readonly string[]): number {
  const [directory, ...rest] = args;
  if (directory === undefined || rest.length > 0) {
    throw new UsageError('oracle wants one folder of golden files', ORACLE_USAGE);
  }
  const skipped = new Map<string, string[]>();
  let scenarios = 0;
  let records = 0;
  let mismatches = 0;
  for (const file of listFolder(directory)) {
    if (!/\.json(\.gz)?$/.test(file)) continue;
    const checked = checkFile(join(directory, file));
    if (checked === undefined) continue;
    const { golden, verdict } = checked;
    const { name } = golden.scenario;
    if (verdict.kind === 'skipped') {
      skipped.set(verdict.reason, [...(skipped.get(verdict.reason) ?? []), name]);
      continue;
    }
    scenarios++;
    records += verdict.result.records;
    mismatches += verdict.result.mismatches.length;
    for (const line of told(verdict.result.mismatches)) console.log(`${name}: ${line}`);
  }
  if (scenarios === 0 && skipped.size === 0) {
    throw new UsageError(`\`${directory}\` holds no golden scenario`, ORACLE_USAGE);
  }
  const skippedCount = [...skipped.values()].flat().length;
  for (const [reason, names] of skipped) console.log(`skipped, ${reason}: ${names.join(' ')}`);
  console.log(
    `${scenarios} scenarios, ${records} records, ${mismatches} mismatches, ${skippedCount} skipped`,
  );
  return mismatches === 0 ? 0 : 1;
}

function checkFile(file: string): ReturnType<typeof checkGolden> {
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  try {
    return checkGolden(readFileSync(file), sha256);
  } catch (error) {
    // fflate's errors have a number.
    const isUnreadable = error instanceof SyntaxError || typeof codeOf(error) === 'number';
    if (!isUnreadable || !(error instanceof Error)) throw error;
    throw new UsageError(`${file} is no golden file: ${error.message}`, '');
  }
}

/** The first mismatch; where that is only a hash, the first that names a byte or a field as well. */
function told(mismatches: readonly Mismatch[]): string[] {
  const [first] = mismatches;
  const named = mismatches.find(({ field }) => field !== 'sha');
  return [...new Set([first, named])].flatMap((mismatch) => {
    if (mismatch === undefined) return [];
    const { record, fn, field, ours, golden } = mismatch;
    return [`record ${record} (${fn}): ${field} is ${ours}, real Go has ${golden}`];
  });
}

function listFolder(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    throw new UsageError(`there is no folder \`${directory}\``, '');
  }
}
