/** scripts/library-plugin.mjs */
declare module 'virtual:library' {
  /** Where the compiled library lies; undefined: it is to be compiled from its sources. */
  export const kept: string | undefined;
}
