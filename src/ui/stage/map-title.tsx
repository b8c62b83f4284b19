import type { ReactNode } from 'react';
import type { MapChoice, StageTitle } from '../../scene';
import { useWords } from '../words/use-words';

/** Name, type and size of the map; of several one can be picked. */
export function MapTitle({
  title: { name, type, facts },
  maps,
  addr,
  onSelectMap,
}: {
  readonly title: StageTitle;
  readonly maps: readonly MapChoice[];
  readonly addr: number;
  readonly onSelectMap: (addr: number) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      {maps.length > 1 ? (
        <select
          aria-label={t('stage.map')}
          value={addr}
          onChange={(event) => onSelectMap(Number(event.currentTarget.value))}
        >
          {maps.map((map) => (
            <option key={map.addr} value={map.addr}>
              {map.name}
            </option>
          ))}
        </select>
      ) : (
        <h2>{name}</h2>
      )}
      <p>
        <code>{type}</code>
        {facts.map((fact) => (
          <span key={fact}> · {fact}</span>
        ))}
      </p>
    </>
  );
}
