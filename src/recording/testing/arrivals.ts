import fixture1 from '../fixtures/link-1.txt?raw';
import fixture2All from '../fixtures/link-2-all.txt?raw';
import fixture2Coded from '../fixtures/link-2-coded.txt?raw';
import fixture2 from '../fixtures/link-2.txt?raw';
import fixture3All from '../fixtures/link-3-all.txt?raw';
import fixture3Coded from '../fixtures/link-3-coded.txt?raw';
import fixture3 from '../fixtures/link-3.txt?raw';
import fixtureFile2 from '../fixtures/recording-2.hmapscope.json?raw';
import fixtureFile from '../fixtures/recording-3.hmapscope.json?raw';
import { decodeLink, encodeLink } from '../link';
import { checkOf, decodeBase64, encodeBase64, LinkReader, LinkWriter } from '../link-bytes';
import { LinkError } from '../link-error';
import { unpack } from '../link-pack';
import { decodeFile, encodeFile } from '../recording-file';
import { type ReplayLink, STEP_LIMIT } from '../replay-link';
import { parseSchedule } from '../schedule';
import type { StepIndex } from '../words';
import { type Chance, chance } from './chance';
import { nearlyInTurn } from './long-runs';

/** What comes where a link or a file is awaited. */
export interface Arrival {
  readonly kind: 'link' | 'file';
  readonly text: string;
}

const whole = decodeLink(fixture3All.trim());
const LINKS = [
  ...[fixture1, fixture2, fixture2All, fixture2Coded].map((text) => text.trim()),
  ...[fixture3, fixture3All, fixture3Coded].map((text) => text.trim()),
  encodeLink({ ...whole, ...nearlyInTurn(1), cursor: 7 as StepIndex }),
  encodeLink({ ...whole, schedule: parseSchedule('?*4999999 1') }),
];
const CHARS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ODD = ['', '#', '+', '/', '=', ' ', '\n', '"', '{', '[', '-1', '1e99', 'é', '\ud800', '💥'];

/** Arrival `index` of a seed: a link or a file that was cut, changed, or made to deceive. */
export function arrivalOf(seed: number, index: number): Arrival {
  const next = chance(seed, index);
  if (next(12) === 0) {
    return { kind: 'file', text: changed(one([fixtureFile2, fixtureFile], next), next) };
  }
  return { kind: 'link', text: damagedLink(one(LINKS, next), next) };
}

function damagedLink(link: string, next: Chance): string {
  switch (next(6)) {
    case 0:
      return link.slice(0, next(link.length + 1));
    case 1:
      return changed(link, next);
    case 2:
      return link.slice(0, next(link.length)) + one(LINKS, next).slice(next(60));
    case 3:
      return `${1 + next(4)}${noise(next)}`;
    case 4:
      return withRightCheck(link, next);
    default:
      return withPlainBody(link, next);
  }
}

/** A few characters are others, or more, or gone. */
function changed(text: string, next: Chance): string {
  let out = text;
  for (let left = 1 + next(4); left > 0; left--) {
    const at = next(out.length + 1);
    const by = next(4) === 0 ? one(ODD, next) : (CHARS[next(CHARS.length)] ?? '');
    out = out.slice(0, at) + by + out.slice(at + next(3));
  }
  return out;
}

function noise(next: Chance): string {
  let text = '';
  for (let left = next(300); left > 0; left--) text += CHARS[next(CHARS.length)] ?? '';
  return text;
}

/** Its bytes are changed, and its check is theirs: what is read is not what was packed. */
function withRightCheck(link: string, next: Chance): string {
  const bytes = decodeBase64(link.slice(1)).slice(0, -2);
  return sealed(link.charAt(0), changedBytes(bytes, next), undefined);
}

/** As above, but what is changed lies behind the packing. */
function withPlainBody(link: string, next: Chance): string {
  const version = link.charAt(0);
  const bytes = decodeBase64(link.slice(1));
  const form = bytes[0] ?? 0;
  if (version === '3') return withPlainBody3(bytes, next);
  if (form > 1) return withRightCheck(link, next);
  const body = unpack({ deflated: form === 1, content: bytes.slice(1, -2) });
  const other = changedBytes(body, next);
  return sealed(version, Uint8Array.of(0, ...other), other);
}

function withPlainBody3(bytes: Uint8Array, next: Chance): string {
  const reader = new LinkReader(bytes.slice(0, -2));
  const form = reader.byte();
  const content = reader.take(reader.varint());
  const body = changedBytes(unpack({ deflated: (form & 1) !== 0, content }), next);
  const out = new LinkWriter();
  out.byte(form & 2);
  out.varint(body.length);
  out.append(body);
  out.append(reader.take(reader.left));
  return sealed('3', out.finish(), undefined);
}

/** Version 1 checks the plain body, later ones all bytes before the check. */
function sealed(version: string, bytes: Uint8Array, body: Uint8Array | undefined): string {
  const check = checkOf(version === '1' ? (body ?? bytes) : bytes);
  const link = new Uint8Array(bytes.length + 2);
  link.set(bytes);
  link.set([check >> 8, check & 0xff], bytes.length);
  return version + encodeBase64(link);
}

function changedBytes(bytes: Uint8Array, next: Chance): Uint8Array {
  const out = [...bytes];
  for (let left = 1 + next(2); left > 0; left--) {
    // Numbers stand at the beginning and behind the source.
    const at = next(2) === 0 ? next(out.length) : Math.max(0, out.length - 1 - next(60));
    const value = next(3) === 0 ? 0xff - next(2) * 0x80 : next(256);
    if (next(4) > 0) out[at] = value;
    else out.splice(at, next(2), value, ...BIG.slice(0, next(BIG.length + 1)));
  }
  return Uint8Array.from(out);
}

const BIG = [0xff, 0xff, 0xff, 0x7f];

function one<T>(items: readonly T[], next: Chance): T {
  const item = items[next(items.length)];
  if (item === undefined) throw new RangeError('one of nothing');
  return item;
}

/** What is wrong with how it is received; undefined: nothing. */
export function problemOf({ kind, text }: Arrival): string | undefined {
  let link: ReplayLink;
  try {
    link = kind === 'link' ? decodeLink(text) : decodeFile(text);
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return error.message.length < 10 ? `it says only: ${error.message}` : undefined;
  }
  const { schedule, cursor } = link;
  if (kind === 'link' && schedule.length > STEP_LIMIT) return 'it holds too many steps';
  if (cursor > schedule.length) return 'it stands behind its end';
  const again = decodeFile(encodeFile(link));
  return same(again, link) ? undefined : 'it is not what its file says';
}

function same(a: ReplayLink, b: ReplayLink): boolean {
  const rest = (link: ReplayLink): string => encodeFile({ ...link, schedule: EMPTY });
  return a.schedule.equals(b.schedule) && rest(a) === rest(b);
}

const EMPTY = parseSchedule('');
