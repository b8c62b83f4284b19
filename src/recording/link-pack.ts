import { deflateSync, Inflate } from 'fflate';
import { LinkError } from './link-error';
import { DICTIONARY } from './link-dictionary';

/** Bytes of a body, before it is deflated: no few bytes may promise gigabytes. */
export const LONGEST_BODY = 1_000_000;
const INFLATE_PIECE = 512;

export interface Packed {
  readonly deflated: boolean;
  readonly content: Uint8Array;
}

/** Deflated, where that is shorter. */
export function pack(body: Uint8Array<ArrayBuffer>): Packed {
  const packed = deflateSync(body, { level: 9, dictionary: DICTIONARY });
  const deflated = packed.length < body.length;
  return { deflated, content: deflated ? packed : body };
}

export function unpack({ deflated, content }: Packed): Uint8Array {
  return deflated ? inflate(content) : content;
}

/** In small pieces, so that what grows too long is stopped early. */
function inflate(content: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate({ dictionary: DICTIONARY }, (piece) => {
    length += piece.length;
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < content.length; at += INFLATE_PIECE) {
      if (length > LONGEST_BODY) break;
      stream.push(content.slice(at, at + INFLATE_PIECE), at + INFLATE_PIECE >= content.length);
    }
  } catch {
    throw new LinkError({ kind: 'damaged' });
  }
  if (length > LONGEST_BODY)
    throw new LinkError({ kind: 'tooLarge', what: 'bytes', most: LONGEST_BODY });
  const body = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return body;
}
