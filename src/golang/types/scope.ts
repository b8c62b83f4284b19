import type { Obj } from './info';

/** Names of one block; a name is looked up from the innermost block outwards. */
export class Scope {
  readonly names = new Map<string, Obj>();

  constructor(
    readonly parent: Scope | undefined,
    /** Outer scopes before inner ones, earlier ones before later ones. */
    readonly order = 0,
  ) {}

  lookup(name: string): Obj | undefined {
    return this.names.get(name) ?? this.parent?.lookup(name);
  }
}
