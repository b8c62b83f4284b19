import { useEffect, useMemo, useRef } from 'react';
import type { GoroutineView } from '../../store';
import { useScope } from '../scope';
import { useWords } from '../words/use-words';
import { GoroutineCard } from './goroutine-card';
import { GoroutineGroup } from './goroutine-group';
import { groupGoroutines } from './group-goroutines';
import './next.css';

/** What each goroutine is about to do, and the way to let it. */
export function NextPanel() {
  const { t } = useWords();
  const goroutines = useScope((state) => state.moved?.goroutines);
  const focus = useScope((state) => state.focus);
  const panel = useRef<HTMLElement>(null);
  const isCrowded = (goroutines?.length ?? 0) > CROWD;

  // The card stepped last stays in sight where the cards scroll among themselves.
  useEffect(() => {
    const box = panel.current;
    const card = box?.querySelector<HTMLElement>(`[data-gid="${focus}"]`);
    if (!isCrowded || box === null || !card) return;
    const top = card.offsetTop - box.offsetTop;
    const below = top + card.offsetHeight - box.clientHeight;
    if (box.scrollTop > top) box.scrollTop = top;
    else if (box.scrollTop < below) box.scrollTop = below;
  }, [focus, isCrowded]);

  return (
    <section ref={panel} className="next" aria-labelledby="next-title" data-crowded={isCrowded}>
      <h2 id="next-title" className="panel-title">
        {t('places.next')}
      </h2>
      {goroutines === undefined ? (
        <p className="empty">{t('goroutine.nothingOpen')}</p>
      ) : (
        <Cards goroutines={goroutines} isCrowded={isCrowded} />
      )}
    </section>
  );
}

/** More than these, and those that are done make room for the others. */
const CROWD = 6;

function Cards({
  goroutines,
  isCrowded,
}: {
  readonly goroutines: readonly GoroutineView[];
  readonly isCrowded: boolean;
}) {
  const { t } = useWords();
  const counts = useScope((state) => state.moved?.counts);
  const isOver = useScope((state) => state.moved?.fault !== undefined);
  const alive = goroutines.filter((g) => g.state !== 'dead').length;
  const done = isCrowded ? (counts?.all ?? 0) - (counts?.living ?? 0) : 0;
  const runnable = isOver ? 0 : (counts?.runnable ?? 0);
  const more = (counts?.living ?? 0) - alive;
  const focus = useScope((state) => state.focus);
  const items = useMemo(() => groupGoroutines(goroutines, focus), [goroutines, focus]);
  return (
    <>
      {isCrowded
        ? items.map((item) =>
            item.kind === 'group' ? (
              <GoroutineGroup {...item} key={item.key} />
            ) : (
              <GoroutineCard key={item.member.goroutine.gid} {...item.member} />
            ),
          )
        : // The number is the place among all: no key changes its meaning when another is done.
          goroutines.map((g, i) => <GoroutineCard key={g.gid} goroutine={g} number={i + 1} />)}
      {more > 0 && (
        <p className="empty">
          {runnable > 0
            ? t('goroutine.moreRunnable', { n: more, runnable })
            : t('goroutine.more', { n: more })}
        </p>
      )}
      {done > 0 && <p className="empty">{t('goroutine.finished', { n: done })}</p>}
    </>
  );
}
