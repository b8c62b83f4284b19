import type { ReactNode } from 'react';
import type { Gid } from '../../recording';
import { type HashBits, hashBits } from '../../scene';
import { stageWords } from './stage-words';

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
  if (at === undefined) {
    return (
      <div className="stage-hash idle">
        <p>{stageWords.noHash}</p>
      </div>
    );
  }
  const hash = hashBits(at.hash, B);
  return (
    <div className="stage-hash">
      <p>
        <span className="stage-chip" style={{ background: color }}>
          G{at.gid}
        </span>
        {stageWords.hashOfKey} {at.key === undefined ? '' : <code>{at.key}</code>}
      </p>
      <ul>
        <li className="top">
          <i />
          {stageWords.tophash} <code>{hex(hash.tophash)}</code>
          {hash.raised ? <small>{hex(hash.tophash - 5)} + 5</small> : null}
        </li>
        <li className="low">
          <i />
          {stageWords.bucket} <code>{hash.bucket}</code>
          <small>{stageWords.mask(hash.B)}</small>
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

function hex(value: number): string {
  return value.toString(16).padStart(2, '0');
}
