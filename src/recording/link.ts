import { readLink1, upgrade1 } from './link-1';
import { readLink2, writeLink2 } from './link-2';
import { decodeBase64, encodeBase64, LinkError } from './link-bytes';
import type { ReplayLink } from './replay-link';

const LONGEST_LINK = 200_000;

/** A character, so that a link of any later version tells itself. */
export const LINK_VERSION = 2;

/**
 * What a link of each version says, in the words of the present one. A new version adds its line, a fixture (fixtures/), and an
 * upgrader to the line before.
 */
const READERS: Readonly<Record<string, (bytes: Uint8Array) => ReplayLink>> = {
  1: (bytes) => upgrade1(readLink1(bytes)),
  2: readLink2,
};

/** The text behind `#`. A LinkError says that the run is too long. */
export function encodeLink(link: ReplayLink): string {
  const text = LINK_VERSION + encodeBase64(writeLink2(link));
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
  const read = READERS[version];
  if (read === undefined) {
    throw new LinkError(
      `the link was made by a newer hmapscope: it has version ${version}, and this one reads versions up to ${LINK_VERSION}`,
    );
  }
  return read(decodeBase64(link.slice(1)));
}
