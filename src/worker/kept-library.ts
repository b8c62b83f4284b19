import { kept } from 'virtual:library';

type File = Uint8Array<ArrayBuffer> | undefined;

let file: Promise<File> | undefined;

/** The library's file as a build made it, on its way from the first call on; undefined when it cannot be had. */
export function keptLibrary(): Promise<File> {
  file ??= fetchLibrary();
  return file;
}

async function fetchLibrary(): Promise<File> {
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
