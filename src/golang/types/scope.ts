import type { Obj } from './info';

/** Names of one block; a name is looked up from the innermost block outwards. */
export class Scope {
  readonly names = new Map<string, Obj>();
  /** Of a file: what its dot imports declare. The package's own names come first. */
  readonly dotImports: ((name: string) => Obj | undefined)[] = [];

  constructor(
    readonly parent: Scope | undefined,
    /** Outer scopes before inner ones, earlier ones before later ones. */
    readonly order = 0,
  ) {}

  lookup(name: string): Obj | undefined {
    const own = this.names.get(name);
    if (own !== undefined || this.dotImports.length === 0) return own ?? this.parent?.lookup(name);
    const declared = this.parent?.names.get(name);
    if (declared !== undefined) return declared;
    const [found, second] = this.dotImports.flatMap((find) => find(name) ?? []);
    // Go refuses two packages that declare one name, even when nobody says it.
    if (second !== undefined) return undefined;
    return found ?? this.parent?.lookup(name);
  }
}
