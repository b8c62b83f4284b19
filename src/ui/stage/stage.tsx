import { type ReactNode, useCallback, useMemo, useState } from 'react';
import {
  type BucketRef,
  type MapChoice,
  mapCards,
  nilMaps,
  pickMap,
  recordedMaps,
  stageMaps,
} from '../../scene';
import type { Recording, Standing } from '../../store';
import { useActions, useGoroutineColors, useMemoryView, useRecording, useScope } from '../scope';
import { touchesOf } from '../touches';
import { hashAtHand } from './hash-at-hand';
import { code } from '../words/tags';
import { useWords } from '../words/use-words';
import { MapOverview } from './map-overview';
import { type MapPick, MapTitle } from './map-title';
import { StagePicture } from './stage-picture';

/** A bucket that a person wants to see large. */
interface Chosen {
  readonly map: number;
  readonly bucket: BucketRef;
}

/** The map in memory: what it holds, what was just touched, what each goroutine touches next. */
export function Stage(): ReactNode {
  const { t } = useWords();
  const memory = useMemoryView();
  const recording = useRecording();
  const moved = useScope((state) => state.moved);
  const selectedMap = useScope((state) => state.selectedMap);
  const colorOf = useGoroutineColors();
  const { chooseMap } = useActions();
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const [showsAll, setShowsAll] = useState(false);

  const touches = useMemo(
    () => (memory === undefined || moved === undefined ? [] : touchesOf(memory, recording, moved)),
    [memory, recording, moved],
  );
  const maps = useMemo(() => {
    if (memory === undefined) return [];
    const found = stageMaps(memory, memory.program);
    return found.length > 0 ? found : recordedMaps(memory, memory.program, recording.spans);
  }, [memory, recording.spans]);
  const isGrowing = useMemo(() => moved?.goroutines.some(isInHashGrow) ?? false, [moved]);
  const picked = useMemo(() => {
    const at = selectedMap ?? mapAtHand(maps, recording, memory?.cursor ?? 0);
    const map = maps.find(({ addr }) => addr === at) ?? maps[0];
    if (memory === undefined || map === undefined) return undefined;
    return pickMap(memory, memory.program, map, {
      rows: recording.rows,
      cursor: memory.cursor,
      isGrowing,
      touches,
      chosen: chosen?.map === map.addr ? chosen.bucket : undefined,
    });
  }, [memory, recording, maps, selectedMap, isGrowing, touches, chosen]);
  const shown = picked?.place;
  const shownAt = shown?.addr;
  const chooseBucket = useCallback(
    (bucket: BucketRef | undefined): void => {
      setChosen(bucket && shownAt !== undefined ? { map: shownAt, bucket } : undefined);
    },
    [shownAt],
  );
  const hash = useMemo(
    () =>
      moved === undefined || shown === undefined || memory === undefined
        ? undefined
        : hashAtHand(recording, moved, memory, shown),
    [recording, moved, memory, shown],
  );

  if (picked === undefined || memory === undefined) {
    const gone = recording.spans.lastOperation(recording.rows.length) !== undefined;
    const ended = moved?.fault !== undefined;
    const nils = memory === undefined ? [] : nilMaps(memory, memory.program);
    const names = nils.map(({ name }) => name).join(', ');
    const title = gone ? 'stage.noMapHere' : ended ? 'stage.noMapEver' : 'stage.noMapYet';
    return (
      <div className="stage-empty">
        <h2>{t(title)}</h2>
        <p>{t(`${title}Hint`)}</p>
        {nils.length === 0 ? null : <p>{t.rich('stage.nilMaps', { names, code })}</p>}
      </div>
    );
  }
  const pick: MapPick = showsAll && maps.length > 1 ? 'all' : (selectedMap ?? 'last');
  const title = (
    <MapTitle
      maps={maps}
      shown={picked.place}
      pick={pick}
      onPick={(next) => {
        setShowsAll(next === 'all');
        if (next !== 'all') chooseMap(next === 'last' ? undefined : next);
      }}
    />
  );
  if (pick === 'all') {
    return (
      <div className="stage">
        <header>{title}</header>
        <MapOverview
          cards={mapCards(memory, memory.program, maps, touches)}
          nils={nilMaps(memory, memory.program)}
          onPick={(addr) => {
            setShowsAll(false);
            chooseMap(addr);
          }}
        />
      </div>
    );
  }
  return (
    <StagePicture
      picked={picked}
      title={title}
      touches={touches}
      hash={hash}
      cursor={memory.cursor}
      colorOf={colorOf}
      chosen={chosen?.map === picked.place.addr ? chosen.bucket : undefined}
      onChooseBucket={chooseBucket}
    />
  );
}

function isInHashGrow({ frames }: Standing['goroutines'][number]): boolean {
  return frames.some(({ func }) => func === 'runtime.hashGrow');
}

/** Nobody chose: the map of the operation that began last. */
function mapAtHand(
  maps: readonly MapChoice[],
  { spans }: Recording,
  cursor: number,
): number | undefined {
  if (maps.length < 2) return undefined;
  return spans.lastOperation(cursor + 1)?.object;
}
