import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Gid } from '../../recording';
import {
  hitTexture,
  type MapChoice,
  partAt,
  type PickedMap,
  sameTexture,
  stageScene,
  type StageScene,
  type Texture,
  type Touch,
  touchOfExtra,
  travels,
} from '../../scene';
import { useWords } from '../words/use-words';
import type { Translate } from '../words/words';
import { fitCanvas, useSize } from '../canvas/use-size';
import { type ColorValue, useThemeColors } from '../canvas/use-theme-colors';
import { drawBody } from './draw-body';
import { drawHeader } from './draw-header';
import { drawTravels } from './draw-travels';
import { type HashAtHand, HashPanel } from './hash-panel';
import { paintTexture } from './paint-texture';
import type { Pens } from './pens';
import { stageWordsIn } from './stage-words';
import { useMotion } from './use-motion';
import './stage.css';

export interface StagePictureProps {
  readonly picked: PickedMap;
  readonly maps: readonly MapChoice[];
  readonly touches: readonly Touch[];
  readonly hash: HashAtHand | undefined;
  readonly cursor: number;
  readonly colorOf: (gid: Gid) => string;
  readonly onSelectMap: (addr: number) => void;
  /** A main bucket to see large, undefined for none. */
  readonly onChooseBucket: (index: number | undefined) => void;
}

const DURATION = 200;
/** This near to the edge is out of sight. */
const NEAR = 16;
/** Left and right of the picture, as stage.css has it. */
const MARGIN = 18;

interface Painted {
  readonly element: HTMLCanvasElement;
  readonly textures: readonly Texture[];
  readonly colorValue: ColorValue;
}

export function StagePicture(props: StagePictureProps): ReactNode {
  const { picked, maps, touches, hash, cursor, colorOf, onSelectMap, onChooseBucket } = props;
  const { t } = useWords();
  const words = useMemo(() => stageWordsIn(t), [t]);
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const headerSvg = useRef<SVGSVGElement>(null);
  const bodySvg = useRef<SVGSVGElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef<StageScene | undefined>(undefined);
  /** What is on the canvas: most steps change no cell of it. */
  const painted = useRef<Painted | undefined>(undefined);
  const outer = useSize(root);
  const colorValue = useThemeColors(root);
  const moves = useMotion(cursor);

  const last = touches.find((touch) => touch.kind !== 'next');
  const lastGid = last?.gid;
  const width = outer.width - 2 * MARGIN;
  const { height } = outer;
  const scene = useMemo(() => {
    const told = touches.map((touch) => touchOfExtra(picked.view, touch));
    return stageScene(picked, { width: Math.max(width, 240), height, touches: told, words });
  }, [picked, touches, width, height, words]);

  useLayoutEffect(() => {
    const header = headerSvg.current;
    const body = bodySvg.current;
    if (header === null || body === null || outer.width === 0) return;
    const before = shown.current;
    shown.current = scene;
    const same = before !== undefined && before.title.name === scene.title.name;
    const far = !moves();
    const moving = same && before.width === scene.width && !far;
    const pens: Pens = {
      t,
      colorOf,
      duration: moving ? DURATION : 0,
      travelColor: lastGid === undefined ? 'var(--tophash)' : colorOf(lastGid),
      onPick: onChooseBucket,
    };
    drawHeader(header, scene, pens);
    drawBody(body, scene, pens);
    drawTravels(body, moving ? travels(before, scene) : [], pens);
  }, [scene, outer.width, colorOf, onChooseBucket, moves, lastGid, t]);

  useLayoutEffect(() => {
    const element = canvas.current;
    const { textures } = scene;
    const old = painted.current;
    const isSame =
      old?.element === element &&
      old.colorValue === colorValue &&
      old.textures.length === textures.length &&
      textures.every((texture, i) => sameTexture(texture, old.textures[i] as Texture));
    if (element === null || isSame) return;
    const context = fitCanvas(element, { width: scene.width, height: scene.height });
    if (context === null) return;
    context.clearRect(0, 0, scene.width, scene.height);
    for (const texture of textures) paintTexture(context, texture, colorValue);
    painted.current = { element, textures, colorValue };
  }, [scene, colorValue]);

  // What has just been touched is in sight.
  const lastAt = last?.addr;
  useEffect(() => {
    const box = scroller.current;
    const part = lastAt === undefined ? undefined : partAt(scene, lastAt);
    if (box === null || part === undefined) return;
    const above = part.y - NEAR < box.scrollTop;
    const below = part.y + part.height + NEAR > box.scrollTop + box.clientHeight;
    if (!above && !below) return;
    box.scrollTo({
      top: above ? part.y - 60 : part.y + 100 - box.clientHeight,
      behavior: 'instant',
    });
  }, [scene, lastAt]);

  const point = (event: React.MouseEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    for (const texture of scene.textures) {
      const index = hitTexture(texture, event.clientX - box.left, event.clientY - box.top);
      if (index !== undefined && texture.role === 'current') onChooseBucket(index);
    }
  };

  return (
    <div className="stage" ref={root}>
      <header>
        <MapTitle scene={scene} maps={maps} addr={picked.place.addr} onSelectMap={onSelectMap} />
        {scene.detail === 'cells' ? null : (
          <BucketChoice
            key={picked.place.addr}
            count={picked.view.current?.mainCount ?? 1}
            onChooseBucket={onChooseBucket}
          />
        )}
      </header>
      <svg
        className="stage-header"
        ref={headerSvg}
        width={scene.width}
        height={scene.header.height + 10}
        viewBox={`0 -9 ${scene.width} ${scene.header.height + 10}`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an svg can be no img element
        role="img"
        aria-label={headerText(t, scene)}
      >
        <rect className="paper" width={scene.width} height={scene.header.height} rx="8" />
        <g className="fields" />
        {scene.header.breaks.map((y) => (
          <line className="break" key={y} x2={scene.width} y1={y} y2={y} />
        ))}
        <rect className="frame" width={scene.width} height={scene.header.height} rx="8" />
        <g className="marks" />
        <g className="chips" />
      </svg>
      {scene.notes.length === 0 ? null : <p className="stage-note">{scene.notes.join(' ')}</p>}
      <div className="stage-scroll" ref={scroller}>
        <div className="stage-sheet" style={{ height: scene.height }}>
          {scene.textures.length === 0 ? null : (
            <canvas
              ref={canvas}
              style={{ width: scene.width, height: scene.height }}
              onClick={point}
              aria-hidden="true"
            />
          )}
          <svg
            ref={bodySvg}
            width={scene.width}
            height={scene.height}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an svg can be no img element
            role="img"
            aria-label={bodyText(t, scene)}
          >
            {scene.vacant === undefined ? null : <Vacant {...scene.vacant} />}
            <g className="arrays" />
            <g className="links" />
            <g className="squares" />
            <g className="buckets" />
            <g className="spares" />
            <g className="marks" />
            <g className="chips" />
            <g className="travels" />
          </svg>
        </div>
      </div>
      <HashPanel
        at={hash}
        B={picked.view.B}
        color={hash === undefined ? 'transparent' : colorOf(hash.gid)}
      />
    </div>
  );
}

/** The place of the first bucket. */
function Vacant({ x, y, width, height }: NonNullable<StageScene['vacant']>): ReactNode {
  const { t } = useWords();
  return (
    <g className="vacant" transform={`translate(${x},${y})`}>
      <rect width={width} height={height} rx="8" />
      <text x={width / 2} y={height / 2}>
        {t('stage.vacant')}
      </text>
    </g>
  );
}

function MapTitle({
  scene,
  maps,
  addr,
  onSelectMap,
}: {
  readonly scene: StageScene;
  readonly maps: readonly MapChoice[];
  readonly addr: number;
  readonly onSelectMap: (addr: number) => void;
}): ReactNode {
  const { t } = useWords();
  const { name, type, facts } = scene.title;
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

/** Which bucket to see large, for those who know its number. */
function BucketChoice({
  count,
  onChooseBucket,
}: {
  readonly count: number;
  readonly onChooseBucket: (index: number | undefined) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <label>
      {t('stage.lookIntoBucket')}
      <input
        type="number"
        min={0}
        max={count - 1}
        placeholder={t('stage.touchedBuckets')}
        onChange={({ currentTarget: { value, validity } }) => {
          if (validity.valid) onChooseBucket(value === '' ? undefined : Number(value));
        }}
      />
    </label>
  );
}

function headerText(t: Translate, scene: StageScene): string {
  const fields = scene.header.fields.map((f) => `${f.name} ${f.value}`).join(', ');
  return t('stage.header', { name: scene.title.name, fields });
}

function bodyText(t: Translate, scene: StageScene): string {
  const arrays = scene.arrays.map((array) => `${array.name} ${array.note}`).join(', ');
  const { name } = scene.title;
  return t('stage.bucketsOf', { name, arrays: arrays === '' ? t('stage.noBuckets') : arrays });
}
