import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Gid } from '../../recording';
import {
  type BucketRef,
  iteratorPlace,
  partAt,
  type PickedMap,
  stageScene,
  type StageScene,
  type StageTitle,
  type Touch,
  touchOfExtra,
  travels,
} from '../../scene';
import { useWords } from '../words/use-words';
import type { Translate } from '../words/words';
import { part } from '../part';
import { useSize } from '../canvas/use-size';
import { BucketChoice } from './bucket-choice';
import { drawBody } from './draw-body';
import { drawHeader } from './draw-header';
import { drawTravels } from './draw-travels';
import type { HashAtHand } from './hash-at-hand';
import { HashPanel } from './hash-panel';
import { keepTabStop } from './part-keys';
import type { Pens } from './pens';
import { stageWordsIn } from './stage-words';
import { Tip } from './tip';
import { useMotion } from './use-motion';
import './stage.css';

export interface StagePictureProps {
  readonly picked: PickedMap;
  /** Names it, and lets another one be picked. */
  readonly title: ReactNode;
  readonly touches: readonly Touch[];
  readonly hash: HashAtHand | undefined;
  readonly cursor: number;
  readonly colorOf: (gid: Gid) => string;
  /** A bucket that the person sees large; undefined: those that are touched. */
  readonly chosen: BucketRef | undefined;
  readonly onChooseBucket: (bucket: BucketRef | undefined) => void;
}

/** Most maps are small: what paints thousands of buckets comes when there are so many. */
const FieldView = part(
  async () => (await import('./field/field-view')).FieldView,
  () => <div className="field-waits" aria-busy="true" />,
);

/** This near to the edge is out of sight. */
const NEAR = 16;
/** Left and right of the picture, as stage.css has it. */
const MARGIN = 18;
/** At least this wide where the screen is: its header takes one row there. */
const USUAL_WIDTH = 560;

/** Until it has been measured: the header then takes as many rows as it will. */
function likelyWidth(): number {
  return Math.min(USUAL_WIDTH, window.innerWidth - 2 * MARGIN);
}

export function StagePicture(props: StagePictureProps): ReactNode {
  const { picked, title, touches, hash, cursor, colorOf } = props;
  const { chosen, onChooseBucket } = props;
  const { t } = useWords();
  const words = useMemo(() => stageWordsIn(t), [t]);
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const headerSvg = useRef<SVGSVGElement>(null);
  const bodySvg = useRef<SVGSVGElement>(null);
  const shown = useRef<{ readonly scene: StageScene; readonly cursor: number }>(undefined);
  const outer = useSize(root);
  const motion = useMotion(cursor);

  const last = touches.find((touch) => touch.kind !== 'next');
  const width = outer.width === 0 ? likelyWidth() : outer.width - 2 * MARGIN;
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
    shown.current = { scene, cursor };
    const duration = motion();
    const same = before?.scene.title.name === scene.title.name;
    const moving = same && before?.scene.width === scene.width && duration > 0;
    const pens: Pens = {
      t,
      colorOf,
      duration: moving ? duration : 0,
      onPick: onChooseBucket,
    };
    drawHeader(header, scene, pens);
    drawBody(body, scene, pens);
    const carries = moving ? picked.carriesSince(before.cursor) : [];
    drawTravels(body, travels(before?.scene ?? scene, scene, carries), pens);
    keepTabStop(header);
    keepTabStop(body);
  }, [scene, picked, cursor, outer.width, colorOf, onChooseBucket, motion, t]);

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

  return (
    <div className="stage" ref={root}>
      <header>
        {title}
        <Facts title={scene.title} />
        {scene.detail === 'cells' ? null : (
          <BucketChoice
            count={picked.view.current?.mainCount ?? 1}
            chosen={chosen}
            onChoose={onChooseBucket}
          />
        )}
      </header>
      <svg
        className="stage-header"
        ref={headerSvg}
        width={scene.width}
        height={scene.header.height + 10}
        viewBox={`0 -9 ${scene.width} ${scene.header.height + 10}`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an svg can be no fieldset
        role="group"
        aria-label={headerText(t, scene)}
      >
        <rect className="paper" width={scene.width} height={scene.header.height} rx="8" />
        <g className="fields" />
        <g className="flags" />
        {scene.header.breaks.map((y) => (
          <line className="break" key={y} x2={scene.width} y1={y} y2={y} />
        ))}
        <rect className="frame" width={scene.width} height={scene.header.height} rx="8" />
        <g className="marks" />
        <g className="chips" />
      </svg>
      {/* The keyboard scrolls it too. */}
      <div
        className="stage-scroll"
        data-detail={scene.detail}
        ref={scroller}
        tabIndex={0} // oxlint-disable-line no-noninteractive-tabindex
      >
        <div className="stage-sheet" style={{ height: scene.height }}>
          <svg
            ref={bodySvg}
            width={scene.width}
            height={scene.height}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an svg can be no fieldset
            role="group"
            aria-label={bodyText(t, scene)}
          >
            {scene.vacant === undefined ? null : <Vacant {...scene.vacant} />}
            <g className="arrays" />
            <g className="links" />
            <g className="squares" />
            <g className="buckets" />
            <g className="spares" />
            <g className="marks" />
            <g className="iterators" />
            <g className="chips" />
            <g className="travels" />
          </svg>
        </div>
      </div>
      {scene.detail !== 'field' ? null : (
        <FieldView
          key={picked.place.addr}
          fields={scene.fields}
          onChoose={onChooseBucket}
          {...{ picked, touches, cursor, words, colorOf, chosen }}
        />
      )}
      {/* Above the picture it would push all of it down. */}
      {scene.notes.length === 0 ? null : <p className="stage-note">{scene.notes.join(' ')}</p>}
      <HashPanel
        at={hash}
        B={picked.view.B}
        oldB={oldBOf(picked)}
        iterators={picked.iterators.map(iteratorPlace)}
      />
      <Tip root={root} />
    </div>
  );
}

function Facts({ title: { type, facts } }: { readonly title: StageTitle }): ReactNode {
  return (
    <p>
      <code>{type}</code>
      {facts.map((fact) => (
        <span key={fact}> · {fact}</span>
      ))}
    </p>
  );
}

/** Of the array that entries leave. */
function oldBOf({ view }: PickedMap): number | undefined {
  const { old, current } = view;
  if (old === undefined || old.addr === current?.addr) return undefined;
  return Math.log2(old.mainCount);
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

function headerText(t: Translate, scene: StageScene): string {
  const fields = scene.header.fields.map((f) => `${f.name} ${f.value}`).join(', ');
  return t('stage.header', { name: scene.title.name, fields });
}

function bodyText(t: Translate, scene: StageScene): string {
  const arrays = scene.arrays.map((array) => `${array.name} ${array.note}`).join(', ');
  const { name } = scene.title;
  return t('stage.bucketsOf', { name, arrays: arrays === '' ? t('stage.noBuckets') : arrays });
}
