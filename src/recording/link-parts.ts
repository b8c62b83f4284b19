import type { LinkReader, LinkWriter } from './link-bytes';
import { LinkError } from './link-error';
import { policyNumber, readPolicy, writePolicyRest } from './link-policy';
import {
  type EarlierPolicy,
  isViewName,
  isViewValue,
  MOST,
  type ReplayLink,
  type StateMark,
  type View,
  type ViewValue,
} from './replay-link';
import type { StepIndex } from './words';

const NEWEST_PART = 9999;

export function writeGoVersion(writer: LinkWriter, version: string): void {
  const [, minor = '0', patch = '0'] = /^1\.(\d+)(?:\.(\d+))?$/.exec(version) ?? [];
  writer.varint(Number(minor));
  writer.varint(Number(patch));
}

export function readGoVersion(reader: LinkReader): string {
  const [minor, patch] = [reader.varint(), reader.varint()];
  if (minor > NEWEST_PART || patch > NEWEST_PART) {
    throw new LinkError({ kind: 'impossible', part: 'goVersion' });
  }
  return `1.${minor}.${patch}`;
}

// The optional parts of a link.

/** Marks that stand equally far apart. */
interface MarkRow {
  /** Steps since the mark before, or since the start. */
  readonly first: number;
  /** Steps from one to the next. */
  readonly every: number;
  readonly count: number;
  /** Of each hash. */
  readonly bytes: number;
}

/** As a run has them, at every so many steps from its start to its end. */
const REGULAR = 0;

/**
 * Their places; the hashes stand behind the body.
 *
 *     0, every                            one byte each, at 0 and at every `every`th step
 *     rows, of each: first, every, count, bytes
 */
export function writeMarks(
  writer: LinkWriter,
  behind: LinkWriter,
  marks: readonly StateMark[],
  length: number,
): void {
  const rows = markRows(marks);
  const every = rows.length === 1 ? regularInterval(rows[0], length) : undefined;
  writer.varint(every === undefined ? rows.length : REGULAR);
  if (every !== undefined) writer.varint(every);
  else {
    for (const row of rows) {
      for (const number of [row.first, row.every, row.count, row.bytes]) writer.varint(number);
    }
  }
  for (const { hash } of marks) behind.hex(hash);
}

/** Undefined when they are not regular. */
function regularInterval(row: MarkRow | undefined, length: number): number | undefined {
  if (row?.first !== 0 || row.bytes !== 1) return undefined;
  const every = row.count === 1 ? length + 1 : row.every;
  return every > 0 && row.count === regularCount(every, length) ? every : undefined;
}

function regularCount(every: number, length: number): number {
  return Math.floor(length / every) + 1;
}

function markRows(marks: readonly StateMark[]): MarkRow[] {
  const rows: MarkRow[] = [];
  for (const [index, { at, hash }] of marks.entries()) {
    const since = at - (marks[index - 1]?.at ?? 0);
    const bytes = hash.length / 2;
    const row = rows.at(-1);
    if (row?.bytes === bytes && (row.count === 1 || row.every === since)) {
      rows[rows.length - 1] = { ...row, every: since, count: row.count + 1 };
    } else rows.push({ first: since, every: 0, count: 1, bytes });
  }
  return rows;
}

export function readMarks(reader: LinkReader, behind: LinkReader, length: number): StateMark[] {
  const marks: StateMark[] = [];
  let at = 0;
  for (const { first, every, count, bytes } of readRows(reader, length)) {
    if (bytes < 1 || bytes > MOST.markBytes || marks.length + count > MOST.marks) {
      throw new LinkError({ kind: 'impossible', part: 'mark' });
    }
    for (let n = 0; n < count; n++) {
      at += n === 0 ? first : every;
      marks.push(markAt(at, length, behind.hex(bytes)));
    }
  }
  return marks;
}

function readRows(reader: LinkReader, length: number): MarkRow[] {
  const count = reader.count();
  if (count === REGULAR) {
    const every = reader.varint();
    return [{ first: 0, every, count: regularCount(every, length), bytes: 1 }];
  }
  return Array.from({ length: count }, () => {
    const [first, every] = [reader.varint(), reader.varint()];
    return { first, every, count: reader.varint(), bytes: reader.varint() };
  });
}

/** Of version 2. */
export function readMarks2(reader: LinkReader, length: number): StateMark[] {
  const marks: StateMark[] = [];
  const count = reader.count();
  if (count > MOST.marks) throw new LinkError({ kind: 'impossible', part: 'mark' });
  let at = 0;
  for (let left = count; left > 0; left--) {
    at += reader.varint();
    marks.push(markAt(at, length, reader.hex(4)));
  }
  return marks;
}

function markAt(at: number, length: number, hash: string): StateMark {
  if (at > length) throw new LinkError({ kind: 'impossible', part: 'mark' });
  return { at: at as StepIndex, hash };
}

export function writeEarlier(writer: LinkWriter, earlier: readonly EarlierPolicy[]): void {
  if (earlier.length > MOST.earlier) throw new LinkError({ kind: 'tooLong' });
  writer.varint(earlier.length);
  let before = 0;
  for (const { until, policy } of earlier) {
    writer.varint(until - before);
    writer.byte(policyNumber(policy));
    writePolicyRest(writer, policy);
    before = until;
  }
}

export function readEarlier(reader: LinkReader, length: number): EarlierPolicy[] {
  const earlier: EarlierPolicy[] = [];
  const count = reader.count();
  if (count > MOST.earlier) throw new LinkError({ kind: 'impossible', part: 'policy' });
  let until = 0;
  for (let left = count; left > 0; left--) {
    until += reader.varint();
    if (until > length) throw new LinkError({ kind: 'impossible', part: 'policy' });
    earlier.push({ until: until as StepIndex, policy: readPolicy(reader, reader.byte()) });
  }
  return earlier;
}

export function readLimits(reader: LinkReader): Pick<ReplayLink, 'memoryLimit' | 'stackLimit'> {
  const [memoryLimit, stackLimit] = [reader.varint(), reader.varint()];
  if (memoryLimit > MOST.memory || stackLimit > MOST.memory) {
    throw new LinkError({ kind: 'impossible', part: 'limit' });
  }
  return { ...(memoryLimit > 0 && { memoryLimit }), ...(stackLimit > 0 && { stackLimit }) };
}

export function writeView(
  writer: LinkWriter,
  views: readonly (readonly [string, ViewValue])[],
): void {
  if (views.length > MOST.views) throw new LinkError({ kind: 'impossible', part: 'view' });
  writer.varint(views.length);
  for (const [name, value] of views) {
    if (!isViewName(name) || !isViewValue(value))
      throw new LinkError({ kind: 'impossible', part: 'view' });
    writer.text(name);
    writer.text(JSON.stringify(value));
  }
}

export function readView(reader: LinkReader): View {
  const views: [string, ViewValue][] = [];
  const count = reader.count();
  if (count > MOST.views) throw new LinkError({ kind: 'impossible', part: 'view' });
  for (let left = count; left > 0; left--) {
    const name = reader.text();
    const value = jsonOf(reader.text());
    if (!isViewName(name) || !isViewValue(value)) {
      throw new LinkError({ kind: 'impossible', part: 'view' });
    }
    views.push([name, value]);
  }
  return Object.fromEntries(views);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
