import { readFileSync } from 'node:fs';
import { kept } from 'virtual:library';
import { Library } from '../golang';
import { gorootSources } from '../goroot';

let compiled: Library | undefined;

/** Our runtime and library. */
export function library(): Library {
  compiled ??= new Library(
    gorootSources,
    kept === undefined ? undefined : readFileSync(new URL(kept)),
  );
  return compiled;
}
