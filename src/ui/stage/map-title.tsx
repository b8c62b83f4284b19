import type { ReactNode } from 'react';
import type { MapChoice } from '../../scene';
import { useWords } from '../words/use-words';

/** A map by its offset, the one that was touched last, or all. */
export type MapPick = number | 'last' | 'all';

/** The name of the map; of several, which one is shown. */
export function MapTitle({
  maps,
  shown,
  pick,
  onPick,
}: {
  readonly maps: readonly MapChoice[];
  readonly shown: MapChoice;
  readonly pick: MapPick;
  readonly onPick: (pick: MapPick) => void;
}): ReactNode {
  const { t } = useWords();
  if (maps.length < 2) return <h2>{shown.name}</h2>;
  return (
    <select
      aria-label={t('stage.map')}
      value={pick}
      onChange={({ currentTarget: { value } }) => {
        onPick(value === 'last' || value === 'all' ? value : Number(value));
      }}
    >
      <option value="last">{t('stage.lastTouched', { name: shown.name })}</option>
      {maps.map(({ addr, name }) => (
        <option key={addr} value={addr}>
          {name}
        </option>
      ))}
      <option value="all">{t('stage.allMaps', { n: maps.length })}</option>
    </select>
  );
}
