import type { StepDone, TimelineHit } from '../../scene';
import { goroutineName } from '../goroutine-name';
import { useWords } from '../words/use-words';

/** In words: what lies at a place of the timeline. */
export interface Found {
  /** What the step there did. */
  readonly step: string;
  /** What it lies in: a call, a window, locks that are held. */
  readonly around: readonly string[];
  readonly races: readonly {
    readonly text: string;
    readonly throws: boolean;
    readonly verdict: string;
  }[];
}

/** Undefined where no step was made. */
export function useFound(hit: TimelineHit, describe: (i: number) => StepDone): Found | undefined {
  const { t } = useWords();
  if (hit.step === undefined) return undefined;
  const lasting = (what: string, { start, end }: Lasting): string =>
    end === undefined
      ? t('timeline.spanSince', { what, first: start + 1 })
      : t('timeline.spanSteps', { what, first: start + 1, last: end });
  const { gid, verb, what } = describe(hit.step);
  const did = t(`timeline.did.${verb}`, { g: goroutineName(gid), what });
  const around: string[] = [];
  const g = hit.gid === undefined ? '' : goroutineName(hit.gid);
  if (hit.span !== undefined) around.push(lasting(`${g} ${hit.span.label}`, hit.span));
  if (hit.writing !== undefined) around.push(lasting(t('timeline.writing', { g }), hit.writing));
  for (const hold of hit.holds) {
    const lock = lockOf(hold.label) ?? t('timeline.aLock');
    const says = hold.write
      ? t('timeline.holds', { g, lock })
      : t('timeline.holdsRead', { g, lock });
    around.push(lasting(says, hold));
  }
  return {
    step: t('timeline.stepDid', { n: hit.step + 1, did }),
    around,
    races: hit.races.map((race) => ({
      text: lasting(
        t('timeline.race', {
          writer: goroutineName(race.writer),
          other: goroutineName(race.other),
        }),
        race,
      ),
      throws: race.throws,
      verdict: race.throws ? t('timeline.throws') : t('timeline.undetected'),
    })),
  };
}

interface Lasting {
  readonly start: number;
  readonly end: number | undefined;
}

/** `mu` of the call `mu.Lock`. */
function lockOf(call: string): string | undefined {
  const lock = call.replace(/\.(?:Try)?R?Lock(?:er)?(?:\(\))?$/, '');
  return lock === '' ? undefined : lock;
}
