import { Library } from '../src/golang';
import { gorootSources } from '../src/goroot';

/** The library as one text (src/golang/kept), for library-plugin.mjs. */
export function compileLibrary(): string {
  return new Library(gorootSources).keep();
}
