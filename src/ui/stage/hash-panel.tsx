import type { ReactNode } from 'react';
import type { Gid } from '../../recording';
import { type HashBits, hashBits } from '../../scene';
import { goroutineName } from '../goroutine-name';
import { code } from '../words/tags';
import { useWords } from '../words/use-words';
import type { Translate } from '../words/words';

export interface HashAtHand {
  readonly gid: Gid;
  /** As Go prints it. */
  readonly key: string | undefined;
  readonly hash: bigint;
}

/** The hash of the key at hand, and what the map makes of it. */
export function HashPanel({
  at,
  B,
  color,
}: {
  readonly at: HashAtHand | undefined;
  readonly B: number;
  readonly color: string;
}): ReactNode {
  const { t } = useWords();
  if (at === undefined) {
    return (
      <div className="stage-hash idle">
        <p>{t('stage.noHash')}</p>
      </div>
    );
  }
  const hash = hashBits(at.hash, B);
  return (
    <div className="stage-hash">
      <p>
        <span className="stage-chip" style={{ background: color }}>
          {goroutineName(at.gid)}
        </span>
        {at.key === undefined ? t('stage.hash') : t.rich('stage.hashOfKey', { code, key: at.key })}
      </p>
      <ul>
        <li className="top">
          <i />
          tophash <code>{hex(hash.tophash)}</code>
          {hash.raised ? <small>{hex(hash.tophash - 5)} + 5</small> : null}
        </li>
        <li className="low">
          <i />
          {t('stage.bucket')} <code>{hash.bucket}</code>
          <small>{mask(t, hash.B)}</small>
        </li>
      </ul>
      <Bits hash={hash} />
    </div>
  );
}

function Bits({ hash }: { readonly hash: HashBits }): ReactNode {
  const { bits, B } = hash;
  const low = 64 - B;
  return (
    <code className="hash-bits">
      <b className="top">{bits.slice(0, 8)}</b>
      {bits.slice(8, low)}
      <b className="low">{bits.slice(low)}</b>
    </code>
  );
}

/** Above so many bits, the mask is longer than its line. */
const LONGEST_MASK = 6;

function mask(t: Translate, B: number): string {
  if (B === 0) return t('stage.noMask');
  return B <= LONGEST_MASK ? `hash & 0b${'1'.repeat(B)}` : t('stage.lowestBits', { B });
}

function hex(value: number): string {
  return value.toString(16).padStart(2, '0');
}
