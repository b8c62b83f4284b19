import { checkOf, LinkReader } from './link-bytes';
import { LinkError } from './link-error';
import { unpack } from './link-pack';
import { readEarlier, readGoVersion, readLimits, readMarks2, readView } from './link-parts';
import { readPolicy } from './link-policy';
import { readCoded, readPlain } from './link-schedule';
import type { ReplayLink } from './replay-link';
import type { StepIndex } from './words';

/** What a link of version 2 says. */
export type Link2 = Omit<ReplayLink, 'fileName' | 'ended'>;

/**
 * Version 2, which is only read any more. Behind the `2`, base64url of: form byte, body, coded choices, check
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

export function readLink2(bytes: Uint8Array): Link2 {
  if (bytes.length < 4) throw new LinkError({ kind: 'damaged' });
  const told = bytes.slice(0, -2);
  const check = ((bytes.at(-2) ?? 0) << 8) | (bytes.at(-1) ?? 0);
  if (check !== checkOf(told)) throw new LinkError({ kind: 'damaged' });
  const out = new LinkReader(told);
  const form = out.byte();
  if (form > (FORM.deflated | FORM.coded)) throw new LinkError({ kind: 'damaged' });
  const isCoded = (form & FORM.coded) !== 0;
  const content = out.take(isCoded ? out.varint() : out.left);
  const body = unpack({ deflated: (form & FORM.deflated) !== 0, content });
  return readBody(new LinkReader(body), isCoded ? out : undefined);
}

/** Version 3 knows what the file is called, and whether the program ended; version 2 told of neither. */
export function upgrade2(link: Link2): ReplayLink {
  return link;
}

function readBody(reader: LinkReader, behind: LinkReader | undefined): Link2 {
  const parts = reader.byte();
  const has = (part: number): boolean => (parts & part) !== 0;
  if (parts > 0x7f) throw new LinkError({ kind: 'damaged' });
  const text = reader.text();
  const goVersion = readGoVersion(reader);
  const seed = reader.varint();
  const policy = readPolicy(reader, reader.byte());
  const schedule = behind === undefined ? readPlain(reader) : readCoded(reader, behind);
  behind?.end();
  const cursor = reader.varint() as StepIndex;
  if (cursor > schedule.length) throw new LinkError({ kind: 'impossible', part: 'cursor' });
  const stateHash = has(PART.hash) ? reader.hex(8) : undefined;
  const marks = has(PART.marks) ? readMarks2(reader, schedule.length) : [];
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
