/** What Go allows and hmapscope does not run yet, where it takes more than a construct's name to tell. */

/** The feature that a predeclared type belongs to, if it is not supported. */
export function unsupportedName(name: string, library: boolean): string | undefined {
  if (name === 'comparable') return 'generics';
  if (!library && (name === 'any' || name === 'error')) return 'interfaces';
  return undefined;
}
