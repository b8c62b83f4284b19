import { LinkError, type LinkReader, type LinkWriter } from './link-bytes';
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

export function readGoVersion(reader: LinkReader): string {
  const [minor, patch] = [reader.varint(), reader.varint()];
  if (minor > NEWEST_PART || patch > NEWEST_PART) {
    throw new LinkError('the link needs a version of Go that cannot be');
  }
  return `1.${minor}.${patch}`;
}

// The optional parts of a link of version 2 (link-2.ts), each behind its count.

export function writeMarks(writer: LinkWriter, marks: readonly StateMark[]): void {
  writer.varint(marks.length);
  let before = 0;
  for (const { at, hash } of marks) {
    writer.varint(at - before);
    writer.hex(hash);
    before = at;
  }
}

export function readMarks(reader: LinkReader, length: number): StateMark[] {
  const marks: StateMark[] = [];
  const count = reader.count();
  if (count > MOST.marks) throw new LinkError('the link holds too many state hashes');
  let at = 0;
  for (let left = count; left > 0; left--) {
    at += reader.varint();
    if (at > length) throw new LinkError('the link knows a state behind the end of its run');
    marks.push({ at: at as StepIndex, hash: reader.hex(4) });
  }
  return marks;
}

export function writeEarlier(writer: LinkWriter, earlier: readonly EarlierPolicy[]): void {
  if (earlier.length > MOST.earlier)
    throw new LinkError('this run changed its policy too often for a link');
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
  if (count > MOST.earlier) throw new LinkError('the link changes its policy too often');
  let until = 0;
  for (let left = count; left > 0; left--) {
    until += reader.varint();
    if (until > length)
      throw new LinkError('the link changes its policy behind the end of its run');
    earlier.push({ until: until as StepIndex, policy: readPolicy(reader, reader.byte()) });
  }
  return earlier;
}

export function readLimits(reader: LinkReader): Pick<ReplayLink, 'memoryLimit' | 'stackLimit'> {
  const [memoryLimit, stackLimit] = [reader.varint(), reader.varint()];
  if (memoryLimit > MOST.memory || stackLimit > MOST.memory) {
    throw new LinkError('the link asks for more memory than there can be');
  }
  return { ...(memoryLimit > 0 && { memoryLimit }), ...(stackLimit > 0 && { stackLimit }) };
}

export function writeView(
  writer: LinkWriter,
  views: readonly (readonly [string, ViewValue])[],
): void {
  if (views.length > MOST.views) throw new LinkError('this view is too large for a link');
  writer.varint(views.length);
  for (const [name, value] of views) {
    if (!isViewName(name) || !isViewValue(value)) throw new LinkError(`no link holds a ${name}`);
    writer.text(name);
    writer.text(JSON.stringify(value));
  }
}

export function readView(reader: LinkReader): View {
  const views: [string, ViewValue][] = [];
  const count = reader.count();
  if (count > MOST.views) throw new LinkError('the link holds too large a view');
  for (let left = count; left > 0; left--) {
    const name = reader.text();
    const value = jsonOf(reader.text());
    if (!isViewName(name) || !isViewValue(value)) {
      throw new LinkError('the link holds a view that cannot be');
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
