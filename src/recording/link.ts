import { deflateSync, Inflate } from 'fflate';
import {
  checkOf,
  decodeBase64,
  encodeBase64,
  LinkError,
  LinkReader,
  LinkWriter,
} from './link-bytes';
import { DICTIONARY_1 } from './link-dictionary';
import type { PolicyChoice } from './policy';
import { POLICY_CHOICE, Schedule } from './schedule';
import type { Gid, StepIndex } from './words';

/** A moment of a run, complete: what the text behind `#` says. */
export interface ReplayLink {
  readonly source:
    | { readonly kind: 'text'; readonly text: string }
    /** A built-in program, by its id. */
    | { readonly kind: 'example'; readonly id: string };
  /** `1.23.5`. */
  readonly goVersion: string;
  readonly seed: number;
  readonly policy: PolicyChoice;
  /** The states hold the queues of Go's scheduler although another policy was chosen since. */
  readonly golike?: boolean;
  /** Stretches that the policy chose may be left to it (POLICY_CHOICE). */
  readonly schedule: Schedule;
  readonly cursor: StepIndex;
  /** Of the state at the cursor: a replay that drifts must say so. */
  readonly stateHash: string | undefined;
}

/** A run that is longer is refused: no link may keep a page busy for ever. */
export const STEP_LIMIT = 5_000_000;

const LONGEST_LINK = 200_000;
const LONGEST_BODY = 1_000_000;
const INFLATE_PIECE = 512;

/**
 *     1 <base64url of: form byte, body, check>
 *
 *     version  '1': a character, so that a link of any later version tells itself
 *     form     0: the body as it is; 1: deflated, with DICTIONARY_1
 *     check    two bytes over the plain body, high one first
 *
 *     body     source      0, text | 1, id of an example
 *              go version  minor, patch
 *              seed
 *              policy      0 | 1, quantum | 2, seed | 3, seed; + 4: the run was golike before
 *              schedule    goroutines: count, ids; runs: count, then (length - 1) · goroutines + index
 *              cursor
 *              state hash  0 | 1, 8 bytes
 *
 * Numbers are varints, texts UTF-8 behind their length.
 */
const VERSION = '1';

export function encodeLink(link: ReplayLink): string {
  const writer = new LinkWriter();
  writer.byte(link.source.kind === 'text' ? 0 : 1);
  writer.text(link.source.kind === 'text' ? link.source.text : link.source.id);
  const [, minor = '0', patch = '0'] = /^1\.(\d+)(?:\.(\d+))?$/.exec(link.goVersion) ?? [];
  writer.varint(Number(minor));
  writer.varint(Number(patch));
  writer.varint(link.seed);
  writePolicy(writer, link.policy, link.golike === true ? WAS_GOLIKE : 0);
  writeSchedule(writer, link.schedule);
  writer.varint(link.cursor);
  writer.byte(link.stateHash === undefined ? 0 : 1);
  for (const pair of link.stateHash?.match(/../g) ?? []) writer.byte(Number.parseInt(pair, 16));
  const body = writer.finish();
  if (body.length > LONGEST_BODY) throw new LinkError('this run is too long for a link');

  const packed = deflateSync(body, { level: 9, dictionary: DICTIONARY_1 });
  const deflated = packed.length < body.length;
  const content = deflated ? packed : body;
  const check = checkOf(body);
  const bytes = new Uint8Array(content.length + 3);
  bytes[0] = deflated ? 1 : 0;
  bytes.set(content, 1);
  bytes.set([check >> 8, check & 0xff], content.length + 1);
  const text = VERSION + encodeBase64(bytes);
  if (text.length > LONGEST_LINK) throw new LinkError('this run is too long for a link');
  return text;
}

/** Reads a link's text, with or without its `#`. Whatever the text: a link, or a LinkError that says what is wrong. */
export function decodeLink(text: string): ReplayLink {
  const link = text.startsWith('#') ? text.slice(1) : text;
  if (link === '') throw new LinkError('the link is empty');
  if (link.length > LONGEST_LINK) throw new LinkError('the link is too long');
  const version = link[0] ?? '';
  if (!/^[1-9a-z]$/.test(version)) throw new LinkError('this is no hmapscope link');
  if (version !== VERSION) {
    throw new LinkError(
      `the link was made by a newer hmapscope: it has version ${version}, and this one reads versions up to ${VERSION}`,
    );
  }
  return decodeBody(unpack(decodeBase64(link.slice(1))));
}

function unpack(bytes: Uint8Array): Uint8Array {
  const form = bytes[0];
  if (form === undefined || bytes.length < 4) throw new LinkError('the link is cut off');
  const content = bytes.slice(1, -2);
  if (form > 1) throw new LinkError('the link is damaged: its form is unknown');
  const body = form === 0 ? content : inflate(content);
  const check = ((bytes.at(-2) ?? 0) << 8) | (bytes.at(-1) ?? 0);
  if (check !== checkOf(body)) throw new LinkError('the link is damaged or cut off');
  return body;
}

/** In small pieces, so that a few bytes that promise gigabytes are stopped early. */
function inflate(content: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate({ dictionary: DICTIONARY_1 }, (piece) => {
    length += piece.length;
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < content.length; at += INFLATE_PIECE) {
      if (length > LONGEST_BODY) break;
      stream.push(content.slice(at, at + INFLATE_PIECE), at + INFLATE_PIECE >= content.length);
    }
  } catch {
    throw new LinkError('the link is damaged or cut off');
  }
  if (length > LONGEST_BODY) throw new LinkError('the link unpacks to more than a link may hold');
  const body = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return body;
}

function decodeBody(body: Uint8Array): ReplayLink {
  const reader = new LinkReader(body);
  const kind = reader.byte();
  if (kind > 1) throw new LinkError('the link holds a source of an unknown kind');
  const text = reader.text();
  const goVersion = `1.${reader.varint()}.${reader.varint()}`;
  const seed = reader.varint();
  const kindOfPolicy = reader.byte();
  const golike = kindOfPolicy >= WAS_GOLIKE;
  const policy = readPolicy(reader, golike ? kindOfPolicy - WAS_GOLIKE : kindOfPolicy);
  const schedule = readSchedule(reader);
  const cursor = reader.varint() as StepIndex;
  if (cursor > schedule.length) throw new LinkError('the link stands behind the end of its run');
  const stateHash = readHash(reader);
  reader.end();
  const source =
    kind === 0 ? { kind: 'text' as const, text } : { kind: 'example' as const, id: text };
  const link = { source, goVersion, seed, policy, schedule, cursor, stateHash };
  return golike ? { ...link, golike } : link;
}

const WAS_GOLIKE = 4;

function writePolicy(writer: LinkWriter, policy: PolicyChoice, mark: number): void {
  switch (policy.kind) {
    case 'byHand':
      writer.byte(mark);
      break;
    case 'roundRobin':
      writer.byte(1 + mark);
      writer.varint(policy.quantum);
      break;
    case 'random':
      writer.byte(2 + mark);
      writer.varint(policy.seed);
      break;
    case 'golike':
      writer.byte(3);
      writer.varint(policy.seed);
      break;
  }
}

function readPolicy(reader: LinkReader, kind: number): PolicyChoice {
  if (kind === 0) return { kind: 'byHand' };
  if (kind === 1) {
    const quantum = reader.varint();
    if (quantum < 1) throw new LinkError('the link holds a time slice of no steps');
    return { kind: 'roundRobin', quantum };
  }
  if (kind === 2) return { kind: 'random', seed: reader.varint() };
  if (kind === 3) return { kind: 'golike', seed: reader.varint() };
  throw new LinkError('the link holds a policy of an unknown kind');
}

function writeSchedule(writer: LinkWriter, schedule: Schedule): void {
  const runs = [...schedule.runs()];
  const gids = [...new Set(runs.map((run) => run.gid))];
  const indexes = new Map(gids.map((gid, index) => [gid, index]));
  writer.varint(gids.length);
  for (const gid of gids) writer.varint(gid);
  writer.varint(runs.length);
  for (const { gid, count } of runs) {
    writer.varint((count - 1) * gids.length + (indexes.get(gid) ?? 0));
  }
}

function readSchedule(reader: LinkReader): Schedule {
  const gids: number[] = [];
  for (let left = reader.count(); left > 0; left--) gids.push(reader.varint());
  const runs: { gid: Gid; count: number }[] = [];
  let length = 0;
  for (let left = reader.count(); left > 0; left--) {
    if (gids.length === 0) throw new LinkError('the link holds a schedule without goroutines');
    const word = reader.varint();
    const gid = (gids[word % gids.length] ?? POLICY_CHOICE) as Gid;
    const count = Math.floor(word / gids.length) + 1;
    length += count;
    if (length > STEP_LIMIT) throw new LinkError(`the link holds more than ${STEP_LIMIT} steps`);
    if (gid > 0xff_ffff) throw new LinkError('the link holds a goroutine that cannot be');
    runs.push({ gid, count });
  }
  return Schedule.of(runs);
}

function readHash(reader: LinkReader): string | undefined {
  const has = reader.byte();
  if (has === 0) return undefined;
  if (has > 1) throw new LinkError('the link holds a state hash of an unknown kind');
  let hash = '';
  for (let i = 0; i < 8; i++) hash += reader.byte().toString(16).padStart(2, '0');
  return hash;
}
