import type { Func } from '../golang';
import type { Callee, Linkage } from './linkage';

// After an edit nearly all of a program is the library that it was before, at the places where it was before. What
// was made for a function is good again as long as everything it was made of is the same.

/** The last value made for each function, and of what. */
export class Memo<V> {
  private readonly made = new WeakMap<
    Func,
    { readonly of: readonly unknown[]; readonly value: V }
  >();

  get(func: Func, of: readonly unknown[], make: () => V): V {
    const last = this.made.get(func);
    if (last !== undefined && same(last.of, of)) return last.value;
    const value = make();
    this.made.set(func, { of, value });
    return value;
  }
}

interface Written<V> {
  readonly of: readonly unknown[];
  readonly asked: readonly Asked[];
  readonly value: V;
}

interface Asked {
  readonly question: (linkage: Linkage) => unknown;
  readonly answer: unknown;
}

/**
 * The same for code: it is also made of what it asked of the rest of the program, which only writing it tells. Asking
 * again in the same order also declares the same types and functions, so the program's bytes do not depend on what was
 * linked before.
 */
export class CodeMemo<V> {
  private readonly written = new WeakMap<Func, Written<V>>();

  get(func: Func, of: readonly unknown[], linkage: Linkage, write: (linkage: Linkage) => V): V {
    const last = this.written.get(func);
    const isSame =
      last !== undefined &&
      same(last.of, of) &&
      last.asked.every(({ question, answer }) => question(linkage) === answer);
    if (isSame) return last.value;
    const asked: Asked[] = [];
    const value = write(listening(linkage, asked));
    this.written.set(func, { of, asked, value });
    return value;
  }
}

/** The linkage, writing down what is asked of it. */
function listening(linkage: Linkage, asked: Asked[]): Linkage {
  const note = (question: Asked['question']): void => {
    asked.push({ question, answer: question(linkage) });
  };
  // The support functions are declared together: where the first is, the others are too.
  note(({ support }) => support.push);
  note(({ sched }) => sched);
  return {
    callee(symbol) {
      note((of) => digest(of.callee(symbol)));
      return linkage.callee(symbol);
    },
    address(symbol) {
      note((of) => of.address(symbol));
      return linkage.address(symbol);
    },
    type(params, results) {
      note((of) => of.type(params, results));
      return linkage.type(params, results);
    },
    plainClosure(params, results) {
      note((of) => of.plainClosure(params, results));
      return linkage.plainClosure(params, results);
    },
    get frameSizes() {
      note(({ frameSizes }) => frameSizes);
      return linkage.frameSizes;
    },
    sched: linkage.sched,
    support: {
      ...linkage.support,
      panic(symbol) {
        note(({ support }) => support.panic(symbol));
        return linkage.support.panic(symbol);
      },
    },
  };
}

/** All that callers look at. */
function digest(callee: Callee | undefined): string {
  if (callee === undefined) return '';
  const { func, index } = callee;
  const where =
    callee.kind === 'plain'
      ? `${callee.wasm} ${callee.ignoresContext}`
      : `${callee.plan.size} ${callee.plan.argsAt}`;
  return `${callee.kind} ${index} ${where} ${func.params} ${func.regs.slice(0, func.params).join()} ${func.results.join()}`;
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
