import type { Obj } from './info';

/** Names of one block; a name is looked up from the innermost block outwards. */
export class Scope {
  readonly names = new Map<string, Obj>();

  constructor(readonly parent: Scope | undefined) {}

  lookup(name: string): Obj | undefined {
    return this.names.get(name) ?? this.parent?.lookup(name);
  }
}
