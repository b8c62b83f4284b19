/**
 * Why programs differ, where that is known and follows from how hmapscope is made. Without a word
 * here, a program that differs is a mistake to be found.
 * @type {Readonly<Record<string, string>>}
 */
export const KNOWN = {
  'deferfin.go': 'waits for finalizers; there is no garbage collector',
  'mallocfin.go': 'waits for finalizers; there is no garbage collector',
  'tinyfin.go': 'waits for finalizers; there is no garbage collector',
  'stackobj.go': 'looks at when objects are collected; there is no garbage collector',
  'stackobj3.go': 'looks at when objects are collected; there is no garbage collector',
  'init1.go': 'allocates 1 GB of garbage and expects it to be collected',
  'env.go': 'asks for $PATH; a run has no environment, lest it depend on where it runs',
};
