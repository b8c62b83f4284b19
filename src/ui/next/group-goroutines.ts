import type { Gid } from '../../recording';
import type { GoroutineView } from '../../store';

/** A goroutine with its place among all, from 1: the digit key that steps it. */
export interface Numbered {
  readonly goroutine: GoroutineView;
  readonly number: number;
}

/** One goroutine, or several that stand at the same place in the same state. */
export type NextItem =
  | { readonly kind: 'one'; readonly member: Numbered }
  | { readonly kind: 'group'; readonly key: string; readonly members: readonly Numbered[] };

/** So many that stand alike become one line, once there are so many in all. */
const ALIKE = 3;
const MANY = 12;

/**
 * Those that are alive, in order; of many, those that stand alike as one. The goroutine in focus stays on its own: it is
 * the one that a person steps.
 */
export function groupGoroutines(
  goroutines: readonly GoroutineView[],
  focus: Gid,
): readonly NextItem[] {
  const all = goroutines.map((goroutine, i) => ({ goroutine, number: i + 1 }));
  const living = all.filter(({ goroutine }) => goroutine.state !== 'dead');
  if (living.length <= MANY) return living.map((member) => ({ kind: 'one', member }));
  const alike = new Map<string, Numbered[]>();
  for (const member of living) {
    const { goroutine } = member;
    const key = goroutine.gid === focus ? '' : standing(goroutine);
    alike.set(key, [...(alike.get(key) ?? []), member]);
  }
  return [...alike].flatMap(([key, members]): NextItem[] =>
    members.length >= ALIKE
      ? [{ kind: 'group', key, members }]
      : members.map((member) => ({ kind: 'one', member })),
  );
}

/** What those have in common that stand alike. */
function standing({ state, waitReason, frames, next }: GoroutineView): string {
  const calls = frames.map(({ func, pos }) => `${func}:${pos}`).join(' ');
  return `${state} ${waitReason} ${next?.stop ?? 0} ${calls}`;
}
