import type * as ast from '../syntax/ast';
import type { Info, Var } from '../types/info';
import { sizeOf, underlying } from './layout';
import { isFuncRange } from './range-func';
import { type TextSlice, textSlices } from './text-slice';
import { type AnyNode, children } from '../syntax/walk';

/**
 * Where each local variable has to live, decided before its function is lowered.
 *
 * Simple and conservative: a variable whose address is taken, or that a closure shares, is a box on the heap.
 * Closures take a copy of what is never assigned again after its declaration and is small, as gc does (its
 * `Byval`). In `unsafe.Pointer(&x)`, which only our library can write, `&x` is the address of a frame slot:
 * Go's runtime says noescape there, and an access to its own stack is not visible to anyone.
 */
export interface VarFacts {
  addressTaken: boolean;
  /** Its frame address is taken, with a promise not to keep it. */
  frameAddress: boolean;
  captured: boolean;
  reassigned: boolean;
  /** What its declaration assigns to it. */
  value?: ast.Expr;
}

export interface EscapeFacts {
  readonly vars: ReadonlyMap<Var, VarFacts>;
  /** Variables of enclosing functions that a literal uses, in order of first use. */
  readonly captures: ReadonlyMap<ast.FuncLit | ast.RangeStmt, readonly Var[]>;
  readonly textSlices: ReadonlyMap<ast.CallExpr, TextSlice>;
}

const MAX_CAPTURED_COPY = 128;

/** Larger variables are on the heap, as Go has it: frames are no place for them. */
const MAX_FRAME_VARIABLE = 128 << 10;

export function isBoxed(facts: EscapeFacts, v: Var): boolean {
  if (sizeOf(v.type) > MAX_FRAME_VARIABLE) return true;
  const f = facts.vars.get(v);
  return f !== undefined && (f.addressTaken || (f.captured && !isCapturedByValue(facts, v)));
}

export function isCapturedByValue(facts: EscapeFacts, v: Var): boolean {
  const f = facts.vars.get(v);
  return (
    f === undefined || (!f.addressTaken && !f.reassigned && sizeOf(v.type) <= MAX_CAPTURED_COPY)
  );
}

/** Looks through one top-level declaration with all function literals in it. */
export function analyzeEscape(info: Info, root: AnyNode): EscapeFacts {
  const walker = new Walker(info);
  walker.visit(root, [root]);
  const { vars, captures } = walker;
  const isShared = (v: Var): boolean => {
    const f = vars.get(v);
    return v.scope !== 'local' || f === undefined || f.addressTaken || f.captured;
  };
  return { vars, captures, textSlices: textSlices(info, root, isShared) };
}

/** The functions a node lies in, outermost first: the declaration, then literals and bodies of ranges over functions. */
type Nest = readonly AnyNode[];

class Walker {
  readonly vars = new Map<Var, VarFacts>();
  readonly captures = new Map<ast.FuncLit | ast.RangeStmt, Var[]>();
  private readonly owner = new Map<Var, AnyNode>();

  constructor(private readonly info: Info) {}

  visit(node: AnyNode, nest: Nest): void {
    switch (node.kind) {
      case 'Ident':
        this.ident(node, nest);
        return;
      case 'FuncLit':
        this.captures.set(node, []);
        for (const child of children(node)) this.visit(child, [...nest, node]);
        return;
      case 'CaseClause': {
        const bound = this.info.implicits.get(node);
        if (bound) this.define(bound, nest);
        break;
      }
      case 'UnaryExpr':
        if (node.op === '&') this.takeAddress(node.x);
        break;
      case 'CallExpr':
        if (this.frameAddressOperand(node, nest)) return;
        break;
      case 'SliceExpr':
        if (this.isArray(node.x)) this.takeAddress(node.x);
        break;
      case 'SelectorExpr':
        this.receiver(node);
        break;
      case 'AssignStmt':
        this.initial(node.lhs, node.rhs);
        // Of `:=`, names already declared are assigned to.
        for (const lhs of node.lhs) {
          const declares = lhs.kind === 'Ident' && this.info.defs.has(lhs);
          if (!declares) this.assign(lhs);
        }
        break;
      case 'VarDecl':
        this.initial(node.names, node.values);
        break;
      case 'IncDecStmt':
        this.assign(node.x);
        break;
      case 'RangeStmt':
        if (!node.define) {
          if (node.key) this.assign(node.key);
          if (node.value) this.assign(node.value);
        }
        if (isFuncRange(this.info, node)) {
          this.captures.set(node, []);
          this.visit(node.x, nest);
          const inner = [...nest, node];
          for (const part of [node.key, node.value, node.body]) if (part) this.visit(part, inner);
          return;
        }
        break;
      case 'ReturnStmt':
        this.results(nest);
        break;
      default:
        break;
    }
    for (const child of children(node)) this.visit(child, nest);
  }

  private facts(v: Var): VarFacts {
    let facts = this.vars.get(v);
    if (!facts) {
      facts = {
        addressTaken: false,
        frameAddress: false,
        captured: false,
        // A return statement assigns to results.
        reassigned: v.scope === 'result',
      };
      this.vars.set(v, facts);
    }
    return facts;
  }

  private initial(names: readonly ast.Expr[], values: readonly ast.Expr[]): void {
    if (names.length !== values.length) return;
    names.forEach((name, i) => {
      const def = name.kind === 'Ident' ? this.info.defs.get(name) : undefined;
      const value = values[i];
      if (def?.kind === 'Var' && value !== undefined) this.facts(def).value = value;
    });
  }

  private define(v: Var, nest: Nest): void {
    const owner = nest.at(-1);
    if (owner) this.owner.set(v, owner);
    this.facts(v);
  }

  private ident(node: ast.Ident, nest: Nest): void {
    const def = this.info.defs.get(node);
    if (def?.kind === 'Var' && def.scope !== 'package') {
      this.define(def, nest);
      return;
    }
    const use = this.info.uses.get(node);
    if (use?.kind === 'Var' && use.scope !== 'package') this.use(use, nest);
  }

  /** A return statement in the body of a range over a function sets the results of the function around it. */
  private results(nest: Nest): void {
    const around = nest.findLast((node) => node.kind === 'FuncDecl' || node.kind === 'FuncLit');
    if (around?.kind !== 'FuncDecl' && around?.kind !== 'FuncLit') return;
    for (const name of around.type.results.flatMap((field) => field.names)) {
      const def = this.info.defs.get(name);
      if (def?.kind === 'Var') this.use(def, nest);
    }
  }

  private use(use: Var, nest: Nest): void {
    const owner = this.owner.get(use);
    const depth = owner ? nest.indexOf(owner) : -1;
    if (depth < 0 || depth === nest.length - 1) return;
    this.facts(use).captured = true;
    for (const inner of nest.slice(depth + 1)) {
      if (inner.kind !== 'FuncLit' && inner.kind !== 'RangeStmt') continue;
      const list = this.captures.get(inner) ?? [];
      if (!list.includes(use)) list.push(use);
    }
  }

  /** `unsafe.Pointer(&x)`: visits the operand itself when that is what it is. */
  private frameAddressOperand(call: ast.CallExpr, nest: Nest): boolean {
    const type = this.info.types.get(call.fun);
    const [arg] = call.args;
    if (type?.mode !== 'type' || arg?.kind !== 'UnaryExpr' || arg.op !== '&') return false;
    const u = underlying(type.type);
    if (u.kind !== 'Basic' || u.name !== 'unsafe.Pointer') return false;
    const base = this.base(arg.x);
    if (base) {
      const facts = this.facts(base);
      facts.frameAddress = true;
      // Written through the pointer, for all we know.
      facts.reassigned = true;
    }
    this.visit(arg.x, nest);
    return true;
  }

  /** A method with a pointer receiver, called on (or bound to) a variable, takes its address. */
  private receiver(node: ast.SelectorExpr): void {
    const selection = this.info.selections.get(node);
    if (selection?.kind !== 'method' || !selection.method?.pointerReceiver) return;
    if (selection.path.some((step) => step.deref)) return;
    const last = this.typeAfter(node.x, selection.path);
    if (last && underlying(last).kind !== 'Pointer') this.takeAddress(node.x);
  }

  private typeAfter(x: ast.Expr, path: readonly { readonly index: number }[]) {
    let type = this.info.types.get(x)?.type;
    for (const step of path) {
      let u = type && underlying(type);
      if (u?.kind === 'Pointer') u = underlying(u.elem);
      type = u?.kind === 'Struct' ? u.fields[step.index]?.type : undefined;
    }
    return type;
  }

  private takeAddress(e: ast.Expr): void {
    const base = this.base(e);
    if (base) this.facts(base).addressTaken = true;
  }

  private assign(e: ast.Expr): void {
    const base = this.base(e);
    if (base) this.facts(base).reassigned = true;
  }

  /** The variable whose own memory the expression denotes a part of. */
  private base(e: ast.Expr): Var | undefined {
    switch (e.kind) {
      case 'Ident': {
        const use = this.info.uses.get(e);
        return use?.kind === 'Var' && use.scope !== 'package' ? use : undefined;
      }
      case 'ParenExpr':
        return this.base(e.x);
      case 'SelectorExpr': {
        const selection = this.info.selections.get(e);
        const through = selection?.path.some((step) => step.deref) ?? true;
        return selection?.kind === 'field' && !through ? this.base(e.x) : undefined;
      }
      case 'IndexExpr':
        return this.isArray(e.x) ? this.base(e.x) : undefined;
      default:
        return undefined;
    }
  }

  private isArray(e: ast.Expr): boolean {
    const type = this.info.types.get(e)?.type;
    return type !== undefined && underlying(type).kind === 'Array';
  }
}
