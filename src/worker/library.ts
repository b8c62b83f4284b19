import { kept } from 'virtual:library';
import { Library } from '../golang';
import { gorootSources } from '../goroot';

/** Our runtime and library, on its way from the moment the worker starts. What cannot be had is compiled. */
export const library: Promise<Library> = compiledLibrary().then(
  (text) => new Library(gorootSources, text),
);

async function compiledLibrary(): Promise<string | undefined> {
  if (kept === undefined) return undefined;
  try {
    const response = await fetch(kept);
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
