import type * as ast from '../syntax/ast';
import { haveText } from './calls';
import type { Checker } from './checker';
import { exprText } from './expr-text';
import type { Var } from './info';
import { asTarget } from './instantiation';
import type { Type } from './type';
import { assignment } from './untyped';
import { valueList } from './value-list';

export function returnStmt(c: Checker, s: ast.ReturnStmt): void {
  const { func } = c;
  if (func === undefined) return;
  const wanted = func.type.results;
  if (s.results.length === 0) {
    if (wanted.length === 0) return;
    if (func.results.length > 0) {
      checkShadowedResults(c, s, func.results);
      return;
    }
    c.error(s, `not enough return values\n\thave ()\n\twant ${wantedText(c, wanted)}`);
    return;
  }
  if (wanted.length === 0) {
    const values = s.results.map((e) => c.rules.multi(c, e));
    const [first] = values;
    if (first?.mode === 'invalid' || first === undefined) return;
    if (first.mode === 'novalue') {
      c.error(first.expr, `${exprText(first.expr)} (no value) used as value`);
      return;
    }
    c.error(first.expr, `too many return values\n\thave ${haveText(c, values)}\n\twant ()`);
    return;
  }
  const values = valueList(c, s.results, true).map((value, i) =>
    asTarget(c, value, wanted[i]?.type),
  );
  if (values.length === wanted.length) {
    values.forEach((value, i) => assignment(c, value, wanted[i]?.type, 'return statement'));
    return;
  }
  if (values.some((value) => value.mode === 'invalid')) return;
  const few = values.length < wanted.length;
  const at = few ? values.at(-1)?.expr : values[wanted.length]?.expr;
  const words = few ? 'not enough' : 'too many';
  const have = `\n\thave ${haveText(c, values)}\n\twant ${wantedText(c, wanted)}`;
  c.error(at ?? s, `${words} return values${have}`);
}

function wantedText(c: Checker, results: readonly { type: Type }[]): string {
  return `(${results.map((result) => c.typeString(result.type)).join(', ')})`;
}

function checkShadowedResults(c: Checker, s: ast.ReturnStmt, results: readonly Var[]): void {
  for (const result of results) {
    const found = c.scope.lookup(result.name);
    if (result.name === '_' || found === undefined || found === result) continue;
    const type = found.kind === 'Var' ? ` ${c.typeString(found.type)}` : '';
    const there = `\n\t${c.placeOf(found)}: inner declaration of var ${result.name}${type}`;
    c.error(s, `result parameter ${result.name} not in scope at return${there}`);
  }
}
