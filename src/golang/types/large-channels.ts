import type * as ast from '../syntax/ast';
import { type AnyNode, children } from '../syntax/walk';
import type { Checker } from './checker';
import { hasOpenSize, sizeof } from './sizes';
import type { Chan } from './type';
import { typeKey } from './type-key';

/** Bytes; a channel's element is smaller. */
const LIMIT = 1 << 16;

export function noteLargeChannel(c: Checker, e: ast.Expr, chan: Chan): void {
  const check = (): void => {
    if (hasOpenSize(chan.elem) || sizeof(chan.elem) < LIMIT) return;
    if (c.isInstance) c.unsupported(e, 'channels of elements this large');
    else c.largeChannels.set(e, chan);
  };
  // What a type that is still being declared holds is not yet known.
  if (c.func === undefined || c.isDeclaring) c.delay(check);
  else check();
}

/** gc learns of them when it compiles what was found right, and tells of each type once, where it was last told of a declaration. */
export function reportLargeChannels(c: Checker, files: readonly ast.File[]): void {
  if (c.largeChannels.size === 0 || c.hasErrors) return;
  const told = new Set<string>();
  let last: ast.Ident | undefined;
  const visit = (node: AnyNode): void => {
    last = declared(node) ?? last;
    const chan = node.kind === 'ChanType' ? c.largeChannels.get(node) : undefined;
    const key = chan && typeKey(chan);
    if (key !== undefined && !told.has(key)) {
      told.add(key);
      c.error(last ?? node, 'channel element type too large (>64kB)');
    }
    const before = last;
    for (const child of children(node)) visit(child);
    if (node.kind === 'FuncLit') last = before;
  };
  for (const file of files) {
    c.source = file.source;
    for (const decl of file.decls) visit(decl);
  }
}

function declared(node: AnyNode): ast.Ident | undefined {
  switch (node.kind) {
    case 'FuncDecl':
    case 'TypeDecl':
      return node.name;
    case 'VarDecl':
      return node.names[0];
    case 'AssignStmt': {
      const [first] = node.op === ':=' ? node.lhs : [];
      return first?.kind === 'Ident' ? first : undefined;
    }
    default:
      return undefined;
  }
}
