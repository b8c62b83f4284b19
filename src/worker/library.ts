import { Library } from '../golang';
import { gorootSources } from '../goroot';

let compiled: Library | undefined;

/** Our runtime and library, compiled when first asked for. */
export function library(): Library {
  compiled ??= new Library(gorootSources);
  return compiled;
}
