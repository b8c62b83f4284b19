import { kept } from 'virtual:library';
import { Library } from '../golang';
import { gorootSources } from '../goroot';

/** Our runtime and library, on its way from the moment the worker starts. What cannot be had is compiled. */
export const library: Promise<Library> = compiledLibrary().then(
  (file) => new Library(gorootSources, file),
);

async function compiledLibrary(): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (kept === undefined) return undefined;
  try {
    const response = await fetch(kept);
    if (!response.ok || response.body === null) return undefined;
    const bytes = response.body.pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(bytes).arrayBuffer());
  } catch {
    return undefined;
  }
}
