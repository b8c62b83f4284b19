import type { SyntaxNode, Tree } from '@lezer/common';

/** A line of a text, and where in the text it stands. */
export interface Line {
  readonly text: string;
  readonly from: number;
}

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What a position that the compiler gave stands for, not beyond its line: of a call, whose position is its opening
 * bracket, the whole call; else the largest expression that starts there, but no whole statement.
 */
export function expressionAt(tree: Tree, line: Line, pos: number): TextRange {
  const end = line.from + line.text.length;
  let to = pos;
  for (
    let node: SyntaxNode | null = tree.resolveInner(pos, 1);
    node !== null && node.from === pos;
    node = node.parent
  ) {
    if (node.name === 'Arguments') {
      const from = line.from + calleeStart(line.text, pos - line.from);
      return { from, to: Math.min(node.to, end) };
    }
    if (/Statement$|Assignment|Decl$|Block$|SourceFile/.test(node.name)) break;
    if (node.to <= end) to = node.to;
  }
  return { from: pos, to: to > pos ? to : end };
}

/**
 * Where the operand before an opening bracket starts: `a.b(c).d` of `x + a.b(c).d(`. Read from the text: the editor's
 * grammar takes all of `x + a` for what `.b` is selected from.
 */
function calleeStart(text: string, bracket: number): number {
  let depth = 0;
  let at = bracket;
  for (; at > 0; at--) {
    const before = text[at - 1] ?? '';
    if (/[)\]]/.test(before)) depth++;
    else if (/[([]/.test(before)) {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && !/[\p{L}\p{N}_.]/u.test(before)) break;
  }
  // The end of a function literal.
  return text[at - 1] === '}' && at === bracket ? at - 1 : at;
}
