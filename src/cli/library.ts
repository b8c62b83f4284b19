import { readFileSync } from 'node:fs';
import { kept } from 'virtual:library';
import { Library } from '../golang';
import { gorootSources } from '../goroot';

let compiled: Library | undefined;

/** Our runtime and library. */
export function library(): Library {
  compiled ??= new Library(gorootSources, kept === undefined ? undefined : bytesOf(new URL(kept)));
  return compiled;
}

/** Thousands of small parts are read out of it: those of a plain array are made sooner than those of a Buffer. */
function bytesOf(file: URL): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return new Uint8Array(buffer, byteOffset, byteLength);
}
