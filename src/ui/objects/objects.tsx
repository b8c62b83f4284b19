import { ChevronRight } from 'lucide-react';
import { type CSSProperties, useDeferredValue, useMemo, useState } from 'react';
import { type ObjectCard, sharedObjects, type Touch } from '../../scene';
import type { ScopeState } from '../../store';
import { Chip } from '../chip';
import { useActions, useGoroutineColors, useScope } from '../scope';
import { touchesOf } from '../touches';
import { useMedia } from '../use-media';
import { useInspectorWords } from '../words/inspector-words';
import { Row } from './object-row';
import { useTouched } from './use-touched';
import './objects.css';

/** What goroutines share beside the map: variables, locks, channels, as cards that light where they are touched. */
export function Objects() {
  const t = useInspectorWords();
  const memory = useScope((state) => state.memory);
  const recording = useScope((state) => state.recording);
  const moved = useScope((state) => state.moved);
  // The map comes first: cards may be a frame behind.
  const shown = useDeferredValue(
    useMemo(() => ({ memory, recording, moved }), [memory, recording, moved]),
  );
  const objects = useMemo(() => objectsOf(shown), [shown]);
  const [chosen, setChosen] = useState<boolean>();
  const isTall = useMedia(TALL);
  if (objects === undefined || objects.cards.length === 0) return null;
  const { cards, more, hasMaps } = objects;
  // Where there is little room the map has it.
  const isOpen = chosen ?? (isTall || !hasMaps);
  return (
    <section className="objects" aria-labelledby="objects-title">
      <h2>
        <button
          type="button"
          className="objects-bar"
          aria-expanded={isOpen}
          onClick={() => setChosen(!isOpen)}
        >
          <ChevronRight size={13} aria-hidden />
          <b id="objects-title">{t('objects.title')}</b>
          {!isOpen && cards.map((card) => <Named key={card.key} card={card} />)}
          {!isOpen && more > 0 && <span>+{more}</span>}
        </button>
      </h2>
      {isOpen && (
        <div className="object-cards">
          {cards.map((card) => (
            <Card key={card.key} card={card} />
          ))}
        </div>
      )}
      {isOpen && more > 0 && <p className="more">… {t('objects.more', { n: more })}</p>}
    </section>
  );
}

/** A card by its name alone. */
function Named({ card }: { readonly card: ObjectCard }) {
  const t = useInspectorWords();
  const touched = useTouched(card.touches);
  return (
    <span className="object-name mono" {...touched}>
      {card.name === '' ? t('objects.variables') : card.name}
    </span>
  );
}

const TALL = '(min-height: 840px)';

function objectsOf({
  memory,
  recording,
  moved,
}: Pick<ScopeState, 'memory' | 'recording' | 'moved'>) {
  if (memory === undefined || moved === undefined) return undefined;
  return sharedObjects(memory, memory.program, {
    rows: recording.rows,
    spans: recording.spans,
    cursor: memory.cursor,
    touches: touchesOf(memory, recording, moved),
  });
}

function Card({ card }: { readonly card: ObjectCard }) {
  const t = useInspectorWords();
  const color = useGoroutineColors();
  const { showBytes } = useActions();
  const last = card.touches.find(({ kind }) => kind !== 'next');
  const style = { '--c': last === undefined ? 'transparent' : color(last.gid) } as CSSProperties;
  return (
    <article className="object" data-touched={last?.kind} style={style}>
      <h3>
        {card.name === '' ? (
          <b>{t('objects.variables')}</b>
        ) : (
          <button
            type="button"
            className="mono"
            title={t('objects.bytes', { name: card.name })}
            onClick={() => showBytes({ at: card.at })}
          >
            {card.name}
          </button>
        )}
        <span className="mono">{card.typeName}</span>
        {card.name !== '' && <Touching touches={card.touches} />}
      </h3>
      {card.rows.map((row, i) => (
        // Rows are the parts of one type, in order.
        <Row key={i} row={row} />
      ))}
    </article>
  );
}

/** Who touches it, once each. */
function Touching({ touches }: { readonly touches: readonly Touch[] }) {
  const gids = [...new Set(touches.map(({ gid }) => gid))].slice(0, MOST_CHIPS);
  return (
    <span className="chips">
      {gids.map((gid) => (
        <Chip key={gid} gid={gid} />
      ))}
    </span>
  );
}

const MOST_CHIPS = 3;
