/** What Go allows and hmapscope does not run yet, where it takes more than a construct's name to tell. */

/** The feature that a predeclared type belongs to, if it is not supported. */
export function unsupportedName(name: string): string | undefined {
  if (name === 'comparable') return 'generics';
  return undefined;
}
