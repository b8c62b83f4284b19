import type * as ast from '../syntax/ast';
import { isInvalid, under } from './basic';
import type { Checker } from './checker';
import { identical } from './identical';
import { TermIndex } from './term-index';
import { typeSet } from './type-set';
import type { Term, Type, Union } from './type';

/** An element of a constraint: `~int | string`, or one type or interface. Undefined: reported. */
export function unionOf(c: Checker, e: ast.Expr): Union | undefined {
  const terms: Term[] = [];
  const before = new TermIndex();
  let valid = true;
  for (const part of termsOf(e)) {
    const term = termOf(c, part);
    if (term === undefined) valid = false;
    else if (overlapping(c, part, term, before)) valid = false;
    else {
      before.add(term);
      terms.push(term);
    }
  }
  return valid ? { terms } : undefined;
}

function termsOf(e: ast.Expr): ast.Expr[] {
  const terms: ast.Expr[] = [];
  const open = [e];
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    if (last.kind === 'BinaryExpr' && last.op === '|') open.push(last.x, last.y);
    else terms.push(last);
  }
  return terms.reverse();
}

function termOf(c: Checker, e: ast.Expr): Term | undefined {
  const tilde = e.kind === 'UnaryExpr' && e.op === '~';
  const type = c.rules.constraint(c, tilde ? e.x : e);
  if (isInvalid(type)) return undefined;
  if (!tilde) return { tilde, type };
  if (under(type).kind === 'Interface') {
    c.error(e, `invalid use of ~ (${c.typeString(type)} is an interface)`);
    return undefined;
  }
  if (!identical(under(type), type)) {
    const what = `underlying type of ${c.typeString(type)} is ${c.typeString(under(type))}`;
    c.error(e, `invalid use of ~ (${what})`);
    return undefined;
  }
  return { tilde, type };
}

function overlapping(c: Checker, e: ast.Expr, term: Term, before: TermIndex): boolean {
  if (under(term.type).kind === 'Interface') return false;
  const other = before.overlapping(term);
  if (other === undefined) return false;
  c.error(e, `overlapping terms ${termString(c, term)} and ${termString(c, other)}`);
  return true;
}

function termString(c: Checker, term: Term): string {
  return (term.tilde ? '~' : '') + c.typeString(term.type);
}

/** Why an interface may only constrain type parameters; undefined: it is the type of variables too. */
export function constraintOnly(type: Type): string | undefined {
  const t = under(type);
  if (t.kind !== 'Interface') return undefined;
  const { terms, comparable } = typeSet(t);
  if (terms !== undefined) return 'interface contains type constraints';
  return comparable ? 'interface is (or embeds) comparable' : undefined;
}
