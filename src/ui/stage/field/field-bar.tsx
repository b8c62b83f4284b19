import type { ReactNode } from 'react';
import type { StageScene } from '../../../scene';
import { useWords } from '../../words/use-words';
import type { FieldColors } from './field-colors';

/** Names the arrays of a field, says what its colours mean, and zooms. */
export function FieldBar({
  fields,
  colors,
  isAll,
  onCloser,
  onFarther,
  onAll,
}: {
  readonly fields: StageScene['fields'];
  readonly colors: FieldColors;
  readonly isAll: boolean;
  readonly onCloser: () => void;
  readonly onFarther: () => void;
  readonly onAll: () => void;
}): ReactNode {
  const { t } = useWords();
  const isGrowing = fields.length > 1;
  const legend = [
    { color: colors.filled[0], name: t('stage.bucketField.empty') },
    { color: colors.filled[8], name: t('stage.bucketField.full') },
    { color: colors.chained, name: t('stage.bucketField.chained') },
    ...(isGrowing ? [{ color: colors.moved, name: t('stage.evacuated') }] : []),
  ];
  return (
    <div className="field-bar">
      <div className="field-arrays">
        {fields.map(({ role, name, pointer, note }) => (
          <p key={role}>
            <b>{name}</b> <code>{pointer}</code> {note}
          </p>
        ))}
      </div>
      <ul className="field-legend">
        {legend.map(({ color, name }) => (
          <li key={name}>
            <i style={{ background: color }} />
            {name}
          </li>
        ))}
      </ul>
      <div className="field-zoom">
        <button
          type="button"
          aria-label={t('stage.bucketField.farther')}
          title={t('stage.bucketField.farther')}
          disabled={isAll}
          onClick={onFarther}
        >
          −
        </button>
        <button
          type="button"
          title={t('stage.bucketField.allHint')}
          disabled={isAll}
          onClick={onAll}
        >
          {t('stage.bucketField.all')}
        </button>
        <button
          type="button"
          aria-label={t('stage.bucketField.closer')}
          title={t('stage.bucketField.closer')}
          onClick={onCloser}
        >
          +
        </button>
      </div>
    </div>
  );
}
