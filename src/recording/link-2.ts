import { checkOf, LinkError, LinkReader, LinkWriter } from './link-bytes';
import { LONGEST_BODY, pack, unpack } from './link-pack';
import {
  readEarlier,
  readGoVersion,
  readLimits,
  readMarks,
  readView,
  writeEarlier,
  writeMarks,
  writeView,
} from './link-parts';
import { policyNumber, readPolicy, writePolicyRest } from './link-policy';
import { readCoded, readPlain, writeCoded, writePlain } from './link-schedule';
import type { ReplayLink } from './replay-link';
import type { StepIndex } from './words';

/**
 * Version 2. Behind the `2`, base64url of: form byte, body, coded choices, check
 *
 *     form     bit 0: the body is deflated, with the dictionary; bit 1: its length stands before it, and choices behind it
 *     check    two bytes over all before, high one first
 *
 *     body     parts       which of the optional ones follow, by bit (PART)
 *              source      text, or with PART.example the id of a built-in program
 *              go version  minor, patch
 *              seed
 *              policy      0 | 1, quantum | 2, seed | 3, seed
 *              schedule    plain or coded, as the form says (link-schedule.ts)
 *              cursor
 *              state hash  8 bytes
 *              marks       count, then steps since the mark before and 4 bytes
 *              earlier     count, then steps since the one before and a policy
 *              limits      of memory and stack in bytes, 0: the machine's own
 *              view        count, then name and value in JSON
 *
 * Numbers are varints, texts UTF-8 behind their length.
 */
const PART = {
  example: 1,
  golike: 2,
  hash: 4,
  marks: 8,
  earlier: 16,
  limits: 32,
  view: 64,
} as const;

const FORM = { deflated: 1, coded: 2 } as const;

/** The shorter of the link's two forms. */
export function writeLink2(link: ReplayLink): Uint8Array {
  const plain = assemble(link, 'plain');
  const coded = assemble(link, 'coded');
  if (plain === undefined && coded === undefined)
    throw new LinkError('this run is too long for a link');
  if (plain === undefined) return coded ?? new Uint8Array();
  return coded !== undefined && coded.length < plain.length ? coded : plain;
}

function assemble(link: ReplayLink, form: 'plain' | 'coded'): Uint8Array | undefined {
  const writer = new LinkWriter();
  const choices = writeBody(writer, link, form);
  const body = writer.finish();
  if (body.length > LONGEST_BODY) return undefined;
  const { deflated, content } = pack(body);
  const out = new LinkWriter();
  out.byte((deflated ? FORM.deflated : 0) | (choices === undefined ? 0 : FORM.coded));
  if (choices !== undefined) out.varint(content.length);
  out.append(content);
  if (choices !== undefined) out.append(choices);
  const check = checkOf(out.finish());
  out.byte(check >> 8);
  out.byte(check);
  return out.finish();
}

export function readLink2(bytes: Uint8Array): ReplayLink {
  if (bytes.length < 4) throw new LinkError('the link is cut off');
  const told = bytes.slice(0, -2);
  const check = ((bytes.at(-2) ?? 0) << 8) | (bytes.at(-1) ?? 0);
  if (check !== checkOf(told)) throw new LinkError('the link is damaged or cut off');
  const out = new LinkReader(told);
  const form = out.byte();
  if (form > (FORM.deflated | FORM.coded)) {
    throw new LinkError('the link is damaged: its form is unknown');
  }
  const isCoded = (form & FORM.coded) !== 0;
  const content = out.take(isCoded ? out.varint() : out.left);
  const body = unpack({ deflated: (form & FORM.deflated) !== 0, content });
  return readBody(new LinkReader(body), isCoded ? out.take(out.left) : undefined);
}

/** The choices, when they are to stand behind the body. */
function writeBody(
  writer: LinkWriter,
  link: ReplayLink,
  form: 'plain' | 'coded',
): Uint8Array | undefined {
  const { source, goVersion, seed, policy, schedule, cursor, stateHash, marks, earlier, view } =
    link;
  const { memoryLimit = 0, stackLimit = 0 } = link;
  const views = Object.entries(view);
  const hasLimits = link.memoryLimit !== undefined || link.stackLimit !== undefined;
  writer.byte(
    (source.kind === 'example' ? PART.example : 0) |
      (link.golike === true ? PART.golike : 0) |
      (stateHash === undefined ? 0 : PART.hash) |
      (marks.length === 0 ? 0 : PART.marks) |
      (earlier.length === 0 ? 0 : PART.earlier) |
      (hasLimits ? PART.limits : 0) |
      (views.length === 0 ? 0 : PART.view),
  );
  writer.text(source.kind === 'text' ? source.text : source.id);
  const [, minor = '0', patch = '0'] = /^1\.(\d+)(?:\.(\d+))?$/.exec(goVersion) ?? [];
  writer.varint(Number(minor));
  writer.varint(Number(patch));
  writer.varint(seed);
  writer.byte(policyNumber(policy));
  writePolicyRest(writer, policy);
  const choices = form === 'coded' ? writeCoded(writer, schedule) : undefined;
  if (choices === undefined) writePlain(writer, schedule);
  writer.varint(cursor);
  if (stateHash !== undefined) writer.hex(stateHash);
  if (marks.length > 0) writeMarks(writer, marks);
  if (earlier.length > 0) writeEarlier(writer, earlier);
  if (hasLimits) {
    writer.varint(memoryLimit);
    writer.varint(stackLimit);
  }
  if (views.length > 0) writeView(writer, views);
  return choices;
}

function readBody(reader: LinkReader, choices: Uint8Array | undefined): ReplayLink {
  const parts = reader.byte();
  const has = (part: number): boolean => (parts & part) !== 0;
  if (parts > 0x7f) throw new LinkError('the link holds parts of an unknown kind');
  const text = reader.text();
  const goVersion = readGoVersion(reader);
  const seed = reader.varint();
  const policy = readPolicy(reader, reader.byte());
  const schedule =
    choices === undefined ? readPlain(reader) : readCoded(reader, behindBody(choices));
  const cursor = reader.varint() as StepIndex;
  if (cursor > schedule.length) throw new LinkError('the link stands behind the end of its run');
  const stateHash = has(PART.hash) ? reader.hex(8) : undefined;
  const marks = has(PART.marks) ? readMarks(reader, schedule.length) : [];
  const earlier = has(PART.earlier) ? readEarlier(reader, schedule.length) : [];
  const limits = has(PART.limits) ? readLimits(reader) : undefined;
  const view = has(PART.view) ? readView(reader) : {};
  reader.end();
  return {
    source: has(PART.example) ? { kind: 'example', id: text } : { kind: 'text', text },
    goVersion,
    seed,
    policy,
    earlier,
    ...(has(PART.golike) && { golike: true }),
    schedule,
    cursor,
    stateHash,
    marks,
    ...limits,
    view,
  };
}

function behindBody(choices: Uint8Array): (length: number) => Uint8Array {
  return (length) => {
    if (length !== choices.length) throw new LinkError('the link is cut off');
    return choices;
  };
}
