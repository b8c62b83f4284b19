import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Gid } from '../../../recording';
import {
  type BucketRef,
  bucketOfField,
  fieldMarks,
  fieldPlan,
  hitField,
  type PickedMap,
  placeOfBucket,
  sameFields,
  type StageScene,
  type StageWords,
  type Touch,
} from '../../../scene';
import { useSize } from '../../canvas/use-size';
import { useThemeColors } from '../../canvas/use-theme-colors';
import { useWords } from '../../words/use-words';
import { cardsInSight } from './cards-in-sight';
import { FieldBar } from './field-bar';
import { fieldColors } from './field-colors';
import { lookInto, showing, zoomed } from './field-look';
import { heatImage } from './heat-image';
import { movedBy } from './moved-by';
import { Minimap } from './minimap';
import { useFieldLook } from './use-field-look';
import { usePaintedField } from './use-painted-field';
import './field.css';

export interface FieldViewProps {
  readonly picked: PickedMap;
  readonly fields: StageScene['fields'];
  readonly touches: readonly Touch[];
  readonly cursor: number;
  readonly words: StageWords;
  readonly colorOf: (gid: Gid) => string;
  readonly chosen: BucketRef | undefined;
  readonly onChoose: (bucket: BucketRef | undefined) => void;
}

const CLOSER = 1.6;

/** Bucket arrays that are too many for boxes: from afar as colours, nearer as squares, near with all their cells. */
export function FieldView(props: FieldViewProps): ReactNode {
  const { picked, touches, cursor, words, colorOf, chosen, onChoose } = props;
  // Most steps change no bucket: what is made of all of them is made again only when one has changed.
  const [fields, setFields] = useState(props.fields);
  if (fields !== props.fields && !sameFields(fields, props.fields)) setFields(props.fields);
  const { t } = useWords();
  const room = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(room);
  const colorValue = useThemeColors(room);
  const colors = useMemo(() => fieldColors(colorValue), [colorValue]);
  const plan = useMemo(() => fieldPlan(fields, size), [fields, size]);
  const heat = useMemo(() => heatImage(plan, colors), [plan, colors]);
  const { look, isAll, setLook } = useFieldLook(room, plan, size);
  const cards = useMemo(
    () => cardsInSight(picked, plan, look, size, words),
    [picked, plan, look, size, words],
  );
  const marks = useMemo(() => fieldMarks(picked, fields, touches), [picked, fields, touches]);
  const picture = { plan, heat, look, isAll, size, colors, cards, marks, colorValue };
  usePaintedField(canvas, { ...picture, picked, cursor, chosen, colorOf });

  // What has just been touched is in sight, and so is what keys have moved to.
  const last = marks.find(({ kind }) => kind !== 'next')?.bucket;
  const follow = useRef<(bucket: BucketRef | undefined) => void>(() => {});
  useEffect(() => {
    follow.current = (bucket) => {
      const place = bucket && placeOfBucket(plan, bucket);
      if (isAll || place === undefined) return;
      const next = showing(look, place, size);
      if (next.x !== look.x || next.y !== look.y) setLook(next);
    };
  });
  const followed = useRef(cursor);
  useEffect(() => {
    if (followed.current === cursor) return;
    followed.current = cursor;
    follow.current(last);
  }, [cursor, last]);

  const main = fields.find(({ role }) => role === 'current');
  const count = main?.mainCount ?? 1;
  const bucket: BucketRef = chosen ??
    picked.focus.find(({ role }) => role === 'current') ?? { role: 'current', index: 0 };
  const array = fields.find(({ role }) => role === bucket.role);
  const state = array && bucketOfField(array, bucket.index);
  const says = t('stage.bucketField.bucket', {
    index: bucket.index,
    filled: state?.filled ?? 0,
    overflow: state?.overflow ?? 0,
  });

  const choose = (next: BucketRef): void => {
    onChoose(next);
    follow.current(next);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const centre = { x: size.width / 2, y: size.height / 2 };
    const act = (): boolean => {
      const next = movedBy(event.key, bucket.index, plan.columns, count);
      if (next !== undefined) choose({ role: 'current', index: next });
      else if (event.key === '+' || event.key === '=') setLook(zoomed(look, CLOSER, centre));
      else if (event.key === '-') setLook(isAll ? undefined : zoomed(look, 1 / CLOSER, centre));
      else if (event.key === '0') setLook(undefined);
      else if (event.key === 'Enter') {
        onChoose(bucket);
        const place = placeOfBucket(plan, bucket);
        if (place !== undefined) setLook(lookInto(place, size));
      } else if (event.key === 'Escape') onChoose(undefined);
      else return false;
      return true;
    };
    if (!act()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const point = (event: MouseEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const hit = hitField(plan, (x - look.x) / look.k, (y - look.y) / look.k);
    if (hit !== undefined) onChoose(hit);
  };
  const zoom = (factor: number): void =>
    setLook(zoomed(look, factor, { x: size.width / 2, y: size.height / 2 }));

  return (
    <div className="field-view">
      <FieldBar
        fields={props.fields}
        colors={colors}
        isAll={isAll}
        onCloser={() => zoom(CLOSER)}
        onFarther={() => zoom(1 / CLOSER)}
        onAll={() => setLook(undefined)}
      />
      <div
        className="field-room"
        data-all={isAll}
        ref={room}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input cannot be a canvas
        role="slider"
        tabIndex={0}
        aria-label={t('stage.bucketField.name')}
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={bucket.index}
        aria-valuetext={says}
        onKeyDown={press}
      >
        <canvas
          ref={canvas}
          style={{ width: size.width, height: size.height }}
          onClick={point}
          aria-hidden="true"
        />
        {isAll ? null : <Minimap {...{ plan, heat, look, colors }} room={size} onLook={setLook} />}
      </div>
    </div>
  );
}
