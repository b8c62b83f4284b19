import type { OpenRequest } from './session';
import type { StartOptions } from './start-options';

/** As `read-link.ts` has it, whose code comes when a link is read: most visits come without one. */
export async function readLink(
  fragment: string,
  examples: StartOptions['examples'],
): Promise<OpenRequest> {
  return (await import('./read-link')).readLink(fragment, examples);
}

/** As `read-link.ts` has it. */
export async function readFile(
  text: string,
  examples: StartOptions['examples'],
): Promise<OpenRequest> {
  return (await import('./read-link')).readFile(text, examples);
}
