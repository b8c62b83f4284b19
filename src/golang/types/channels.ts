import type * as ast from '../syntax/ast';
import { isInvalid } from './basic';
import type { Checker } from './checker';
import { invalid, type Operand } from './operand';
import type { Chan } from './type';
import { structure } from './type-set';
import { checkDefaults } from './switches';
import { assignment } from './untyped';

type CheckStatements = (c: Checker, stmts: readonly ast.Stmt[]) => void;

/** The channel type of an operand that may be used that way; undefined after an error. */
function channelOf(
  c: Checker,
  x: Operand,
  at: ast.Node,
  act: 'send to' | 'receive from' | 'close',
): Chan | undefined {
  if (x.mode === 'invalid' || isInvalid(x.type)) return undefined;
  const t = structure(x.type);
  if (t.kind !== 'Chan') {
    const what = c.describe(x);
    const why = t.kind === 'TypeParam' ? `${what} (no core type)` : `non-channel ${what}`;
    c.error(at, `invalid operation: cannot ${act} ${why}`);
    return undefined;
  }
  const forbidden = act === 'receive from' ? 'send' : 'recv';
  if (t.dir === forbidden) {
    const kind = forbidden === 'send' ? 'send-only' : 'receive-only';
    c.error(at, `invalid operation: cannot ${act} ${kind} channel ${c.describe(x)}`);
    return undefined;
  }
  return t;
}

/** `<-c` */
export function receiveExpr(c: Checker, e: ast.UnaryExpr): Operand {
  const x = c.rules.expr(c, e.x);
  const type = channelOf(c, x, e.x, 'receive from');
  return type ? { mode: 'commaok', type: type.elem, expr: e } : invalid(e);
}

/** `c <- v` */
export function sendStmt(c: Checker, s: ast.SendStmt): void {
  const chan = c.rules.expr(c, s.chan);
  const value = c.rules.expr(c, s.value);
  if (chan.mode === 'invalid' || value.mode === 'invalid') return;
  const type = channelOf(c, chan, s, 'send to');
  if (type) assignment(c, value, type.elem, 'send');
}

/** `close(c)`: whether it is right. */
export function closeCall(c: Checker, x: Operand): boolean {
  return channelOf(c, x, x.expr, 'close') !== undefined;
}

export function selectStmt(c: Checker, s: ast.SelectStmt, check: CheckStatements): void {
  checkDefaults(
    c,
    s.clauses.map((clause) => ({ ...clause, isDefault: clause.comm === undefined })),
  );
  for (const clause of s.clauses) {
    const { comm } = clause;
    if (comm !== undefined && !isCommunication(comm)) {
      c.error(statementPos(comm), 'select case must be send or receive (possibly with assignment)');
      continue;
    }
    c.inScope(() => check(c, comm === undefined ? clause.body : [comm, ...clause.body]));
  }
}

function isCommunication(s: ast.Stmt): boolean {
  switch (s.kind) {
    case 'SendStmt':
      return true;
    case 'ExprStmt':
      return isReceive(s.x);
    case 'AssignStmt': {
      const [only] = s.rhs;
      return only !== undefined && s.rhs.length === 1 && isReceive(only);
    }
    default:
      return false;
  }
}

function isReceive(e: ast.Expr): boolean {
  if (e.kind === 'ParenExpr') return isReceive(e.x);
  return e.kind === 'UnaryExpr' && e.op === '<-';
}

/** Go places an expression alone at its operator: of a call the parenthesis. */
function statementPos(s: ast.Stmt): number {
  if (s.kind !== 'ExprStmt') return s.pos;
  if (s.x.kind === 'CallExpr') return s.x.fun.end;
  return s.x.kind === 'BinaryExpr' ? s.x.opPos : s.x.pos;
}
