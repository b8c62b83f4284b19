import { checkOf, LinkReader, LinkWriter } from './link-bytes';
import { LinkError } from './link-error';
import { LONGEST_BODY, pack, unpack } from './link-pack';
import {
  readEarlier,
  readGoVersion,
  readLimits,
  readMarks,
  readView,
  writeEarlier,
  writeGoVersion,
  writeMarks,
  writeView,
} from './link-parts';
import { policyNumber, readPolicy, writePolicyRest } from './link-policy';
import { readCoded, readPlain, writeCoded, writePlain } from './link-schedule';
import { isFileName, type ReplayLink } from './replay-link';
import type { StepIndex } from './words';

/**
 * Version 3. Behind the `3`, base64url of: form byte, body behind its length, rest, check
 *
 *     form     bit 0: the body is deflated, with the dictionary; bit 1: the schedule is coded
 *     rest     bytes that no deflate makes fewer: coded choices, hashes
 *     check    two bytes over all before, high one first
 *
 *     body     parts       which of the optional ones follow, by bit (PART)
 *              source      text, or with PART.example the id of a built-in program
 *              go version  minor, patch
 *              seed
 *              policy      0 | 1, quantum | 2, seed | 3, seed
 *              schedule    plain or coded, as the form says (link-schedule.ts)
 *              cursor      steps before the schedule's end
 *              state hash  8 bytes in the rest
 *              marks       their places (link-parts.ts); their hashes in the rest
 *              earlier     count, then steps since the one before and a policy
 *              limits      of memory and stack in bytes, 0: the machine's own
 *              view        count, then name and value in JSON
 *              file name
 *
 * Numbers are varints, texts UTF-8 behind their length.
 */
const PART = {
  example: 1,
  hash: 2,
  marks: 4,
  ended: 8,
  view: 16,
  earlier: 32,
  golike: 64,
  limits: 128,
  fileName: 256,
} as const;
const ALL_PARTS = 511;

const FORM = { deflated: 1, coded: 2 } as const;

/** The shorter of the link's two forms. */
export function writeLink3(link: ReplayLink): Uint8Array {
  const plain = assemble(link, 'plain');
  const coded = assemble(link, 'coded');
  const shorter =
    plain !== undefined && (coded === undefined || plain.length <= coded.length) ? plain : coded;
  if (shorter === undefined) throw new LinkError({ kind: 'tooLong' });
  return shorter;
}

function assemble(link: ReplayLink, form: 'plain' | 'coded'): Uint8Array | undefined {
  const writer = new LinkWriter();
  const rest = new LinkWriter();
  writeBody(writer, rest, link, form);
  const body = writer.finish();
  if (body.length > LONGEST_BODY) return undefined;
  const { deflated, content } = pack(body);
  const out = new LinkWriter();
  out.byte((deflated ? FORM.deflated : 0) | (form === 'coded' ? FORM.coded : 0));
  out.varint(content.length);
  out.append(content);
  out.append(rest.finish());
  const check = checkOf(out.finish());
  out.byte(check >> 8);
  out.byte(check);
  return out.finish();
}

export function readLink3(bytes: Uint8Array): ReplayLink {
  if (bytes.length < 4) throw new LinkError({ kind: 'damaged' });
  const told = bytes.slice(0, -2);
  const check = ((bytes.at(-2) ?? 0) << 8) | (bytes.at(-1) ?? 0);
  if (check !== checkOf(told)) throw new LinkError({ kind: 'damaged' });
  const out = new LinkReader(told);
  const form = out.byte();
  if (form > (FORM.deflated | FORM.coded)) throw new LinkError({ kind: 'damaged' });
  const content = out.take(out.varint());
  const body = unpack({ deflated: (form & FORM.deflated) !== 0, content });
  const link = readBody(new LinkReader(body), out, (form & FORM.coded) !== 0);
  out.end();
  return link;
}

function writeBody(
  writer: LinkWriter,
  rest: LinkWriter,
  link: ReplayLink,
  form: 'plain' | 'coded',
): void {
  const { source, fileName, policy, schedule, cursor, stateHash, marks, earlier } = link;
  const { memoryLimit, stackLimit } = link;
  const views = Object.entries(link.view);
  const parts = {
    example: source.kind === 'example',
    hash: stateHash !== undefined,
    marks: marks.length > 0,
    ended: link.ended === true,
    view: views.length > 0,
    earlier: earlier.length > 0,
    golike: link.golike === true,
    limits: memoryLimit !== undefined || stackLimit !== undefined,
    fileName: fileName !== undefined,
  };
  const has = (part: keyof typeof PART): number => (parts[part] ? PART[part] : 0);
  const all = Object.keys(PART) as (keyof typeof PART)[];
  writer.varint(all.reduce((sum, part) => sum + has(part), 0));
  writer.text(source.kind === 'text' ? source.text : source.id);
  writeGoVersion(writer, link.goVersion);
  writer.varint(link.seed);
  writer.byte(policyNumber(policy));
  writePolicyRest(writer, policy);
  if (form === 'coded') writeCoded(writer, rest, schedule);
  else writePlain(writer, schedule);
  writer.varint(schedule.length - cursor);
  if (stateHash !== undefined) rest.hex(stateHash);
  if (parts.marks) writeMarks(writer, rest, marks, schedule.length);
  if (parts.earlier) writeEarlier(writer, earlier);
  if (parts.limits) {
    writer.varint(memoryLimit ?? 0);
    writer.varint(stackLimit ?? 0);
  }
  if (parts.view) writeView(writer, views);
  if (fileName !== undefined) writer.text(fileName);
}

function readBody(reader: LinkReader, rest: LinkReader, isCoded: boolean): ReplayLink {
  const parts = reader.varint();
  if (parts > ALL_PARTS) throw new LinkError({ kind: 'damaged' });
  const has = (part: number): boolean => (parts & part) !== 0;
  const text = reader.text();
  const goVersion = readGoVersion(reader);
  const seed = reader.varint();
  const policy = readPolicy(reader, reader.byte());
  const schedule = isCoded ? readCoded(reader, rest) : readPlain(reader);
  const cursor = (schedule.length - reader.varint()) as StepIndex;
  if (cursor < 0) throw new LinkError({ kind: 'impossible', part: 'cursor' });
  const stateHash = has(PART.hash) ? rest.hex(8) : undefined;
  const marks = has(PART.marks) ? readMarks(reader, rest, schedule.length) : [];
  const earlier = has(PART.earlier) ? readEarlier(reader, schedule.length) : [];
  const limits = has(PART.limits) ? readLimits(reader) : undefined;
  const view = has(PART.view) ? readView(reader) : {};
  const fileName = has(PART.fileName) ? reader.text() : undefined;
  if (fileName !== undefined && !isFileName(fileName)) {
    throw new LinkError({ kind: 'impossible', part: 'source' });
  }
  reader.end();
  return {
    source: has(PART.example) ? { kind: 'example', id: text } : { kind: 'text', text },
    ...(fileName !== undefined && { fileName }),
    goVersion,
    seed,
    policy,
    earlier,
    ...(has(PART.golike) && { golike: true }),
    schedule,
    ...(has(PART.ended) && { ended: true }),
    cursor,
    stateHash,
    marks,
    ...limits,
    view,
  };
}
