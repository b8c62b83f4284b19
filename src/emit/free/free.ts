import type { Func } from '../../golang';
import type { Loop } from '../flow';
import type { Linkage } from '../linkage';
import type { LocalStop } from '../segments';
import type { Label } from '../wasm/code-writer';
import type { Template } from '../wasm/template';
import { FP, POINT } from './free-frame';
import { FreeSegments } from './free-segments';
import type { FreePlan } from './plan';

/** Emits a resumable function for free mode: (frame, g, point) → 1 when it was left in the middle. */
export function emitFree(
  func: Func,
  plan: FreePlan,
  linkage: Linkage,
): { body: Template; stops: readonly LocalStop[] } {
  const body = new FreeFunction(func, plan, linkage);
  return { body: body.emit(), stops: body.localStops };
}

class FreeFunction extends FreeSegments {
  emit(): Template {
    const { loops } = this.plan.layout;
    if (loops === undefined) this.dispatched();
    else this.structured(loops);
    this.code.unreachable();
    return this.code.template();
  }

  private enterFunction(): void {
    const { plan } = this;
    for (let reg = 0; reg < this.func.params; reg++) this.loadHome(reg);
    const [first] = plan.slots;
    if (first !== undefined) {
      const last = plan.slots.at(-1) ?? first;
      const end = last + (((this.func.slots.at(-1)?.size ?? 0) + 7) & ~7);
      this.zero(FP, first, end - first);
    }
    if (plan.calls) this.burn(1, () => this.suspend(0));
  }

  /**
   * As in a plain function, loops nest as WebAssembly's do; and at the start of the function, and of each loop with a
   * point inside, a table leads to the part where the point is:
   *
   *     block2 block1 first  point? br_table  end entry 0 …  end  loop  first point? br_table end … 1 …  end 2
   */
  private structured(loops: readonly Loop[]): void {
    const { code } = this;
    const { list: segments } = this.segments;
    const { order } = this.plan.layout;
    const start = (position: number): number => {
      const id = order[position];
      return id === undefined ? segments.length : (this.segments.entry.get(id) ?? 0);
    };
    const headers = new Map<number, Loop>();
    for (const loop of loops) {
      const own = { start: start(loop.start), end: start(loop.end) };
      headers.set(own.start, own);
    }
    const forward: Label[] = [];
    const back: Label[] = [];
    const level = (from: number, end: number, own: Loop | undefined): void => {
      if (own !== undefined) {
        // Here and not inside: who goes round needs not look.
        const { point } = segments[from] ?? {};
        if (point !== undefined && this.isLoopPoint(point)) this.enterAt(point);
        back[from] = code.loop();
      }
      const items: { readonly at: number; readonly loop: Loop | undefined }[] = [];
      for (let at = from; at < end; ) {
        const loop = headers.get(at);
        const inner = loop === own ? undefined : loop;
        items.push({ at, loop: inner });
        at = inner === undefined ? at + 1 : inner.end;
      }
      for (const { at } of items.slice(1).toReversed()) forward[at] = code.block();
      this.dispatch(
        from,
        end,
        (at) => {
          const item = items.findLast((other) => other.at <= at);
          return item === undefined || item.at === from ? undefined : forward[item.at];
        },
        own === undefined,
      );
      for (const { at, loop } of items) {
        if (at > from) code.end();
        if (loop !== undefined) {
          level(loop.start, loop.end, loop);
        } else {
          this.segment(at, (id) => {
            const to = this.segments.entry.get(id) ?? 0;
            return to <= at ? back[to] : forward[to];
          });
        }
      }
      if (own !== undefined) code.end();
    };
    level(0, segments.length, undefined);
  }

  /** Leads to the part of this level where the point is that control comes to, if it comes from outside. */
  private dispatch(
    from: number,
    end: number,
    labelOf: (segment: number) => Label | undefined,
    isFunction: boolean,
  ): void {
    const { code } = this;
    const isInside = (point: number, at: number): boolean =>
      at >= from && at < end && (isFunction || at !== from || !this.isLoopPoint(point));
    const inside = [...this.segments.target].filter(([point, at]) => isInside(point, at));
    if (inside.length > 0) {
      const first = code.block();
      code.get(POINT);
      code.if();
      const labels: Label[] = [];
      for (let point = 0; point < this.plan.points.length; point++) {
        const at = this.segments.target.get(point);
        const label = at !== undefined && isInside(point, at) ? labelOf(at) : undefined;
        labels.push(label ?? first);
      }
      code.get(POINT);
      code.brTable(labels, first);
      code.end();
      if (isFunction) this.enterFunction();
      code.end();
    } else if (isFunction) this.enterFunction();
  }

  /** For code that jumps into the middle of a loop: a loop around a table of all segments. */
  private dispatched(): void {
    const { code } = this;
    const { list: segments } = this.segments;
    const next = this.temporary('i32', 'next');
    code.get(POINT);
    code.if();
    const found = code.block();
    const arms = this.plan.points.map(() => code.block()).toReversed();
    code.get(POINT);
    code.brTable(arms, found);
    this.plan.points.forEach((_, point) => {
      code.end();
      code.i32(this.segments.target.get(point) ?? 0);
      code.set(next);
      code.br(found);
    });
    code.end();
    code.else();
    this.enterFunction();
    code.end();
    const again = code.loop();
    const labels: Label[] = [];
    for (let at = segments.length - 1; at >= 0; at--) labels[at] = code.block();
    code.get(next);
    code.brTable(labels, labels[0] ?? again);
    segments.forEach((_, at) => {
      code.end();
      this.segment(at, (to) => {
        const target = this.segments.entry.get(to) ?? 0;
        return target > at ? labels[target] : { next: target, again };
      });
    });
    code.end();
  }
}
