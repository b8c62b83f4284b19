import type { ReactNode } from 'react';
import type { BucketRef } from '../../scene';
import { useWords } from '../words/use-words';

/** Which bucket to see large, for those who know its number; empty: those that are touched. */
export function BucketChoice({
  count,
  chosen,
  onChoose,
}: {
  readonly count: number;
  readonly chosen: BucketRef | undefined;
  readonly onChoose: (bucket: BucketRef | undefined) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <span className="bucket-choice">
      <label>
        {t('stage.lookIntoBucket')}
        <input
          type="number"
          min={0}
          max={count - 1}
          placeholder={t('stage.touchedBuckets')}
          value={chosen?.index ?? ''}
          onChange={({ currentTarget: { value, validity } }) => {
            if (!validity.valid) return;
            onChoose(value === '' ? undefined : { role: 'current', index: Number(value) });
          }}
        />
      </label>
      <button
        type="button"
        disabled={chosen === undefined}
        title={t('stage.backToTouched')}
        aria-label={t('stage.backToTouched')}
        onClick={() => onChoose(undefined)}
      >
        ×
      </button>
    </span>
  );
}
