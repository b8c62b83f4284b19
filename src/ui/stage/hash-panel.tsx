import type { ReactNode } from 'react';
import { type HashBits, hashBits, type IteratorPlace } from '../../scene';
import { Chip } from '../chip';
import { bold, code } from '../words/tags';
import { useWords } from '../words/use-words';
import type { Translate } from '../words/words';
import type { HashAtHand } from './hash-at-hand';

/** The hash of the key at hand, and what the map makes of it; without one, who ranges over the map. */
export function HashPanel({
  at,
  B,
  oldB,
  iterators,
}: {
  readonly at: HashAtHand | undefined;
  readonly B: number;
  /** While the map grows: the same of the old array. */
  readonly oldB: number | undefined;
  readonly iterators: readonly IteratorPlace[];
}): ReactNode {
  const { t } = useWords();
  if (at === undefined && iterators.length > 0) return <Iterators iterators={iterators} />;
  if (at === undefined) {
    return (
      <div className="stage-hash idle">
        <p>{t('stage.noHash')}</p>
      </div>
    );
  }
  const hash = hashBits(at.hash, B);
  const old = oldB === undefined ? undefined : hashBits(at.hash, oldB);
  return (
    <div className="stage-hash">
      <p className="hash-key">
        <Chip gid={at.gid} />{' '}
        {at.key === undefined ? t('stage.hash') : t.rich('stage.hashOfKey', { code, key: at.key })}
      </p>
      <ul>
        <li className="top">
          <i />
          tophash <code>{hex(hash.tophash)}</code>
          {hash.raised ? <small>{hex(hash.tophash - 5)} + 5</small> : null}
        </li>
        {old === undefined ? null : (
          <li className="low">
            {t('stage.oldBucket')} <code>{old.bucket}</code>
          </li>
        )}
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

/** More would not fit below the map. */
const MOST_ITERATORS = 3;

function Iterators({ iterators }: { readonly iterators: readonly IteratorPlace[] }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="stage-hash stage-iterators">
      {iterators.slice(0, MOST_ITERATORS).map(({ key, gid, inOld, ...place }) => (
        <li key={key}>
          <Chip gid={gid} /> {t.rich('stage.range', { ...place, inOld: String(inOld), b: bold })}
        </li>
      ))}
    </ul>
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
