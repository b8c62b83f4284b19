import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { keptLibrary } from './kept-library';

/** Our runtime and library. What cannot be had compiled is compiled. */
export const library: Promise<Library> = keptLibrary().then(
  (file) => new Library(gorootSources, file),
);
