import type * as ast from '../syntax/ast';
import type { Checker } from './checker';

/** Checks break, continue, goto, fallthrough and labels of one function body, without those of functions in it. */
export function checkBranches(c: Checker, body: ast.Block): void {
  const labels = new Map<string, Label>();
  const gotos: Goto[] = [];
  const walk = new Walk(c, labels, gotos);
  walk.block(body, { target: undefined, loop: undefined, fallthrough: 'misplaced', labels: [] });
  for (const jump of gotos) checkGoto(c, jump, labels);
  for (const label of labels.values()) {
    if (!label.used) c.error(label.ident, `label ${label.ident.name} defined and not used`);
  }
}

interface BlockOf {
  readonly parent: BlockOf | undefined;
  readonly pos: number;
  readonly stmts: readonly ast.Stmt[];
  /** What its statements declare, found when a goto needs it. */
  declared?: readonly Declared[];
}

/** A variable in a block. */
interface Declared {
  readonly name: string;
  /** Where messages place it. */
  readonly pos: number;
  /** Where its statement begins. */
  readonly from: number;
}

interface Label {
  readonly ident: ast.Ident;
  readonly stmt: ast.Stmt;
  readonly block: BlockOf;
  used: boolean;
}

interface Goto {
  readonly label: ast.Ident;
  readonly block: BlockOf;
}

interface Surroundings {
  /** A plain `break` leaves something. */
  readonly target: ast.Stmt | undefined;
  readonly loop: ast.Stmt | undefined;
  readonly fallthrough: 'allowed' | 'final' | 'types' | 'misplaced';
  /** Labels of the statements around, inner ones last. */
  readonly labels: readonly Label[];
}

class Walk {
  private current: BlockOf | undefined;

  constructor(
    private readonly c: Checker,
    private readonly labels: Map<string, Label>,
    private readonly gotos: Goto[],
  ) {}

  block(block: ast.Block, around: Surroundings): void {
    this.stmts(block.stmts, block.pos, { ...around, fallthrough: 'misplaced' });
  }

  private stmts(stmts: readonly ast.Stmt[], pos: number, around: Surroundings): void {
    const outer = this.current;
    this.current = { parent: outer, pos, stmts };
    stmts.forEach((stmt, i) => {
      const isLast = i === stmts.length - 1;
      this.stmt(stmt, isLast ? around : { ...around, fallthrough: 'misplaced' });
    });
    this.current = outer;
  }

  private stmt(s: ast.Stmt, around: Surroundings): void {
    const plain: Surroundings = { ...around, fallthrough: 'misplaced' };
    switch (s.kind) {
      case 'Block':
        this.block(s, plain);
        break;
      case 'LabeledStmt':
        this.labeled(s, around);
        break;
      case 'BranchStmt':
        this.branch(s, around);
        break;
      case 'IfStmt':
        this.block(s.then, plain);
        if (s.else !== undefined) this.stmt(s.else, plain);
        break;
      case 'ForStmt':
      case 'RangeStmt':
        this.block(s.body, { ...plain, target: s, loop: s });
        break;
      case 'SwitchStmt':
        s.clauses.forEach((clause, i) => {
          const isFinal = i === s.clauses.length - 1;
          const fallthrough = isFinal ? 'final' : 'allowed';
          this.stmts(clause.body, clause.pos, { ...plain, target: s, fallthrough });
        });
        break;
      case 'TypeSwitchStmt':
        for (const clause of s.clauses) {
          this.stmts(clause.body, clause.pos, { ...plain, target: s, fallthrough: 'types' });
        }
        break;
      case 'SelectStmt':
        for (const clause of s.clauses) {
          this.stmts(clause.body, clause.pos, { ...plain, target: s });
        }
        break;
      default:
        break;
    }
  }

  private labeled(s: ast.LabeledStmt, around: Surroundings): void {
    const { name } = s.label;
    const other = this.labels.get(name);
    const block = this.current;
    if (block === undefined) return;
    const label: Label = { ident: s.label, stmt: s.stmt, block, used: name === '_' };
    if (other === undefined) this.labels.set(name, label);
    else {
      const where = this.c.place(other.ident.pos);
      this.c.error(s.label, `label ${name} already defined at ${where}`);
    }
    this.stmt(s.stmt, { ...around, labels: [...around.labels, other ?? label] });
  }

  private branch(s: ast.BranchStmt, around: Surroundings): void {
    if (s.label !== undefined) this.labeledBranch(s, s.label, around);
    else if (s.tok === 'break' && around.target === undefined) {
      this.c.error(s, 'break is not in a loop, switch, or select');
    } else if (s.tok === 'continue' && around.loop === undefined) {
      this.c.error(s, 'continue is not in a loop');
    } else if (s.tok === 'fallthrough' && around.fallthrough === 'misplaced') {
      this.c.error(s, 'fallthrough statement out of place');
    } else if (s.tok === 'fallthrough' && around.fallthrough === 'types') {
      this.c.error(s, 'cannot fallthrough in type switch');
    } else if (s.tok === 'fallthrough' && around.fallthrough === 'final') {
      this.c.error(s, 'cannot fallthrough final case in switch');
    }
  }

  private labeledBranch(s: ast.BranchStmt, ident: ast.Ident, around: Surroundings): void {
    if (s.tok === 'goto') {
      if (this.current !== undefined) this.gotos.push({ label: ident, block: this.current });
      return;
    }
    const { name } = ident;
    const label = around.labels.findLast((l) => l.ident.name === name);
    if (label === undefined) {
      const other = this.labels.get(name);
      if (other !== undefined) {
        other.used = true;
        this.c.error(ident, `invalid ${s.tok} label ${name}`);
      } else this.c.error(ident, `${s.tok} label not defined: ${name}`);
      return;
    }
    label.used = true;
    const { kind } = label.stmt;
    const isLoop = kind === 'ForStmt' || kind === 'RangeStmt';
    const isOther = kind === 'SwitchStmt' || kind === 'TypeSwitchStmt' || kind === 'SelectStmt';
    if (!(isLoop || (s.tok === 'break' && isOther))) {
      this.c.error(ident, `invalid ${s.tok} label ${name}`);
    }
  }
}

function checkGoto(c: Checker, jump: Goto, labels: ReadonlyMap<string, Label>): void {
  const { name } = jump.label;
  const label = labels.get(name);
  if (label === undefined) {
    c.error(jump.label, `label ${name} not defined`);
    return;
  }
  label.used = true;
  let block: BlockOf | undefined = jump.block;
  while (block !== undefined && block !== label.block) block = block.parent;
  if (block === undefined) {
    const where = c.place(label.block.pos);
    c.error(jump.label, `goto ${name} jumps into block starting at ${where}`);
    return;
  }
  const variable = firstBehind(jump.label.pos, label.block);
  if (variable === undefined || variable.from >= label.ident.pos) return;
  const where = c.place(variable.pos);
  c.error(jump.label, `goto ${name} jumps over declaration of ${variable.name} at ${where}`);
}

/** The block's first variable that a statement behind a place declares. */
function firstBehind(pos: number, block: BlockOf): Declared | undefined {
  block.declared ??= block.stmts.flatMap((s) =>
    declaredBy(s).map((variable) => ({ ...variable, from: s.pos })),
  );
  const { declared } = block;
  let [low, high] = [0, declared.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((declared[middle]?.from ?? 0) > pos) high = middle;
    else low = middle + 1;
  }
  return declared[low];
}

/** Of `x := 1` Go tells the place of the operator. */
function declaredBy(s: ast.Stmt): { readonly name: string; readonly pos: number }[] {
  if (s.kind === 'LabeledStmt') return declaredBy(s.stmt);
  if (s.kind === 'AssignStmt' && s.op === ':=')
    return s.lhs.flatMap((x) => (x.kind === 'Ident' ? [{ name: x.name, pos: s.opPos }] : []));
  if (s.kind !== 'DeclStmt') return [];
  return s.decls.flatMap((decl) => (decl.kind === 'VarDecl' ? decl.names : []));
}
