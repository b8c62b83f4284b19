import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { Chip } from '../chip';
import { useWords } from '../words/use-words';
import { GoroutineCard } from './goroutine-card';
import type { NextItem } from './group-goroutines';
import { stackLine } from './stack-line';

/** Chips that stand in a row; more are counted. */
const MOST_CHIPS = 7;

/** Goroutines that stand alike, as one line; each of them when it is opened. */
export function GoroutineGroup({ members }: Extract<NextItem, { kind: 'group' }>) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const first = members[0]?.goroutine;
  if (first === undefined) return null;
  const rest = members.length - MOST_CHIPS;
  return (
    <div className="group">
      <button
        type="button"
        className="group-line"
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="first">
          <b>{t('goroutine.alike', { n: members.length })}</b>
          <span className="alike">{first.waitReason || t(`goroutine.state.${first.state}`)}</span>
          <ChevronDown size={14} aria-hidden />
        </span>
        <span className="stack mono">{stackLine(first)}</span>
        {!isOpen && (
          <span className="chips">
            {members.slice(0, MOST_CHIPS).map(({ goroutine: { gid } }) => (
              <Chip key={gid} gid={gid} />
            ))}
            {rest > 0 && <span className="stack">+{rest}</span>}
          </span>
        )}
      </button>
      <div id={list} hidden={!isOpen}>
        {isOpen &&
          members.map((member) => <GoroutineCard key={member.goroutine.gid} {...member} />)}
      </div>
    </div>
  );
}
