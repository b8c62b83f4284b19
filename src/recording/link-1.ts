import { checkOf, LinkReader } from './link-bytes';
import { LinkError } from './link-error';
import { type Packed, unpack } from './link-pack';
import { readGoVersion } from './link-parts';
import { readPolicy } from './link-policy';
import { readPlain } from './link-schedule';
import type { Link2 } from './link-2';
import type { StepIndex } from './words';

/** What a link of version 1 says. */
export type Link1 = Omit<Link2, 'earlier' | 'marks' | 'view' | 'memoryLimit' | 'stackLimit'>;

/**
 * Version 1, which is only read any more. Behind the `1`, base64url of: form byte, body, check
 *
 *     form     0: the body as it is; 1: deflated, with the dictionary
 *     check    two bytes over the plain body, high one first
 *
 *     body     source      0, text | 1, id of an example
 *              go version  minor, patch
 *              seed
 *              policy      0 | 1, quantum | 2, seed | 3, seed; + 4: the run was golike before
 *              schedule    plain (link-schedule.ts)
 *              cursor
 *              state hash  0 | 1, 8 bytes
 *
 * Numbers are varints, texts UTF-8 behind their length.
 */
export function readLink1(bytes: Uint8Array): Link1 {
  const reader = new LinkReader(bodyOf(bytes));
  const kind = reader.byte();
  if (kind > 1) throw new LinkError({ kind: 'impossible', part: 'source' });
  const text = reader.text();
  const goVersion = readGoVersion(reader);
  const seed = reader.varint();
  const policyByte = reader.byte();
  const golike = policyByte >= WAS_GOLIKE;
  const policy = readPolicy(reader, golike ? policyByte - WAS_GOLIKE : policyByte);
  const schedule = readPlain(reader);
  const cursor = reader.varint() as StepIndex;
  if (cursor > schedule.length) throw new LinkError({ kind: 'impossible', part: 'cursor' });
  const stateHash = readHash(reader);
  reader.end();
  const source =
    kind === 0 ? { kind: 'text' as const, text } : { kind: 'example' as const, id: text };
  const link = { source, goVersion, seed, policy, schedule, cursor, stateHash };
  return golike ? { ...link, golike } : link;
}

const WAS_GOLIKE = 4;

/** Version 2 knows who chose before, and how the run was looked at; version 1 told of neither. */
export function upgrade1(link: Link1): Link2 {
  return { ...link, earlier: [], marks: [], view: {} };
}

function bodyOf(bytes: Uint8Array): Uint8Array {
  const form = bytes[0];
  if (form === undefined || bytes.length < 4) throw new LinkError({ kind: 'damaged' });
  if (form > 1) throw new LinkError({ kind: 'damaged' });
  const packed: Packed = { deflated: form === 1, content: bytes.slice(1, -2) };
  const body = unpack(packed);
  const check = ((bytes.at(-2) ?? 0) << 8) | (bytes.at(-1) ?? 0);
  if (check !== checkOf(body)) throw new LinkError({ kind: 'damaged' });
  return body;
}

function readHash(reader: LinkReader): string | undefined {
  const has = reader.byte();
  if (has > 1) throw new LinkError({ kind: 'impossible', part: 'mark' });
  return has === 0 ? undefined : reader.hex(8);
}
