import type * as ast from '../syntax/ast';
import type { Var } from '../types/info';
import type { Fn } from './fn';
import { newObject } from './interface';
import { load, privatePlace, store } from './memory';
import { variablePlace } from './place';

/** `for init; cond; post { … }` */
export function lowerFor(
  fn: Fn,
  s: ast.ForStmt,
  label: string | undefined,
  lowerBlock: (fn: Fn, block: ast.Block) => void,
): void {
  const { b } = fn;
  if (s.init) fn.parts.statement(fn, s.init);
  const [head, body, next, done] = [b.block(), b.block(), b.block(), b.block()];
  b.jump(head);
  b.enter(head);
  if (s.cond) fn.parts.condition(fn, s.cond, body, done);
  else b.jump(body);
  b.enter(body);
  fn.targets.push({ label, breakTo: done, continueTo: next });
  lowerBlock(fn, s.body);
  fn.targets.pop();
  b.jump(next);
  b.enter(next);
  for (const v of loopVariables(fn, s)) renew(fn, v, s);
  if (s.post) fn.parts.statement(fn, s.post);
  b.jump(head);
  b.enter(done);
}

/** Variables the loop declares, which are new in each iteration since Go 1.22. */
function loopVariables(fn: Fn, s: ast.ForStmt): readonly Var[] {
  if (s.init?.kind !== 'AssignStmt' || s.init.op !== ':=') return [];
  return s.init.lhs.flatMap((e) => {
    const def = e.kind === 'Ident' ? fn.info.defs.get(e) : undefined;
    return def?.kind === 'Var' ? [def] : [];
  });
}

/** Only of a box can anyone tell: the next iteration gets one of its own with the value copied. */
function renew(fn: Fn, v: Var, node: ast.Node): void {
  const binding = fn.bindings.get(v);
  if (binding?.kind !== 'box') return;
  const value = load(fn, variablePlace(fn, v, node));
  const fresh = newObject(fn, v.type, node);
  store(fn, privatePlace(fresh, 0, v.type, node.pos), value);
  fn.b.copyTo(binding.reg, fresh);
}
