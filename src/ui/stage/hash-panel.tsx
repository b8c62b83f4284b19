import type { ReactNode } from 'react';
import type { Gid } from '../../recording';
import { type HashBits, hashBits } from '../../scene';

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
        <p>No key at hand: the goroutine that stepped last is in no map operation.</p>
      </div>
    );
  }
  const hash = hashBits(at.hash, B);
  return (
    <div className="stage-hash">
      <div className="hash-key">
        <span className="stage-chip" style={{ background: color }}>
          G{at.gid}
        </span>
        <span>hash of key {at.key === undefined ? '' : <code>{at.key}</code>}</span>
      </div>
      <Bits hash={hash} />
      <ul>
        <li className="top">
          <i />
          tophash <code>{hex(hash.tophash)}</code>
          {hash.raised ? <small>0x{hex(hash.tophash - 5)} + 5</small> : null}
        </li>
        <li className="low">
          <i />
          bucket <code>{hash.bucket}</code>
          <small>{hash.B === 0 ? 'B = 0: no bit' : `hash & 0b${'1'.repeat(hash.B)}`}</small>
        </li>
      </ul>
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
