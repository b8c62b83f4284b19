import { readLink1, upgrade1 } from './link-1';
import { readLink2, upgrade2 } from './link-2';
import { readLink3, writeLink3 } from './link-3';
import { decodeBase64, encodeBase64 } from './link-bytes';
import { LinkError } from './link-error';
import type { ReplayLink } from './replay-link';

const LONGEST_LINK = 200_000;

/** A character, so that a link of any later version tells itself. */
export const LINK_VERSION = 3;

/**
 * What a link of each version says, in the words of the present one. A new version adds its line, a fixture (fixtures/), and an
 * upgrader to the line before.
 */
const READERS: Readonly<Record<string, (bytes: Uint8Array) => ReplayLink>> = {
  1: (bytes) => upgrade2(upgrade1(readLink1(bytes))),
  2: (bytes) => upgrade2(readLink2(bytes)),
  3: readLink3,
};

/** Whatever a later version writes, it keeps to what an address leaves as it is (RFC 3986 §2.3). */
const OF_SOME_VERSION = /^[1-9a-z][\w.~-]*$/;

/** The text behind `#`. A LinkError says that the run is too long. */
export function encodeLink(link: ReplayLink): string {
  const text = LINK_VERSION + encodeBase64(writeLink3(link));
  if (text.length > LONGEST_LINK) throw new LinkError({ kind: 'tooLong' });
  return text;
}

/** Reads a link's text, with or without its `#`. Whatever the text: a link, or a LinkError that says what is wrong. */
export function decodeLink(text: string): ReplayLink {
  const link = text.startsWith('#') ? text.slice(1) : text;
  if (link.length > LONGEST_LINK) {
    throw new LinkError({ kind: 'tooLarge', what: 'text', most: LONGEST_LINK });
  }
  const version = link[0] ?? '';
  const read = READERS[version];
  if (read === undefined) {
    if (!OF_SOME_VERSION.test(link)) throw new LinkError({ kind: 'foreign', form: 'link' });
    throw new LinkError({ kind: 'newer', form: 'link', version, newest: LINK_VERSION });
  }
  return read(decodeBase64(link.slice(1)));
}
