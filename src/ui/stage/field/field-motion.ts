import {
  type BucketBox,
  type FieldArray,
  type FieldCell,
  type FieldPlace,
  type FieldPlan,
  fieldTravels,
  type PickedMap,
  placeOfBucket,
  travels,
} from '../../../scene';
import type { Gid } from '../../../recording';
import { barPlace, squarePlace } from './cell-places';
import { type Look, onScreen } from './field-look';
import { NEAR } from './paint-field';
import { grown } from './paint-touched';

/** A picture of a field, as far as what moves from one to the next can be told from it. */
export interface Pictured {
  readonly cursor: number;
  readonly plan: FieldPlan;
  readonly look: Look;
  readonly isAll: boolean;
  readonly cards: readonly BucketBox[];
}

/** A cell that goes over the canvas to its new place. */
export interface Flight {
  readonly gid: Gid;
  readonly from: FieldPlace;
  readonly to: FieldPlace;
  readonly text: string;
  /** What the new cell shows until this one has come; undefined: it is too far for cells. */
  readonly over: 'soft' | 'paper' | undefined;
}

/** A bucket array that goes elsewhere on the canvas, or unfolds where it is: it has not been anywhere. */
export interface ArrayMove {
  readonly was: FieldPlace | undefined;
  readonly is: FieldPlace;
}

export interface FieldMotion {
  readonly flights: readonly Flight[];
  readonly arrays: readonly ArrayMove[];
}

/** What happened between two pictures, for who watches; undefined: nothing that would move. */
export function fieldMotion(
  picked: PickedMap,
  before: Pictured,
  after: Pictured,
): FieldMotion | undefined {
  const flights = flightsOf(picked, before, after);
  const arrays = movesOf(before, after);
  return flights.length === 0 && arrays.length === 0 ? undefined : { flights, arrays };
}

function flightsOf(picked: PickedMap, before: Pictured, after: Pictured): Flight[] {
  const carries = picked.carriesSince(before.cursor);
  if (carries.length === 0) return [];
  const near = travels(groundOf(before), groundOf(after), carries);
  const shown = new Set(near.map(({ to }) => to.at));
  const far = fieldTravels(picked, fieldsOf(before), fieldsOf(after), carries).flatMap(
    (travel): Flight[] => {
      const from = cellPlace(after, travel.from) ?? cellPlace(before, travel.from);
      const to = cellPlace(after, travel.to);
      if (shown.has(travel.at) || from === undefined || to === undefined) return [];
      const text = travel.tophash.toString(16).padStart(2, '0');
      const { k } = after.look;
      const isFar = k < NEAR.bars || travel.to.cell === undefined;
      const over = isFar ? undefined : k < NEAR.squares ? 'soft' : 'paper';
      return [{ gid: travel.gid, from, to, text, over }];
    },
  );
  return [
    ...near.map(({ gid, from, to, text }) => ({ gid, from, to, text, over: 'paper' as const })),
    ...far,
  ];
}

function groundOf({ cards }: Pictured): Parameters<typeof travels>[0] {
  return { buckets: cards, squares: [] };
}

function fieldsOf({ plan }: Pictured): FieldArray[] {
  return plan.blocks.map(({ array }) => array);
}

/** Where on the canvas a cell is, or the bucket when it is too far for cells; undefined: its array is not there. */
function cellPlace(
  { plan, look, cards }: Pictured,
  { role, index, cell }: FieldCell,
): FieldPlace | undefined {
  const array = plan.blocks.find((block) => block.array.role === role)?.array;
  const place = placeOfBucket(plan, { role, index });
  if (array === undefined || place === undefined) return undefined;
  const box = onScreen(look, place);
  if (cell === undefined || look.k < NEAR.bars) return grown(box);
  const { addr, bucketSize } = array;
  const card = cards.find((candidate) => candidate.addr === addr + index * bucketSize);
  const part = card?.parts[3 * cell];
  if (card !== undefined && part !== undefined) {
    return { ...part, x: card.x + part.x, y: card.y + part.y };
  }
  return look.k < NEAR.squares ? barPlace(box, cell) : squarePlace(box, cell);
}

/** Nothing while the arrays are the same ones. */
function movesOf(before: Pictured, after: Pictured): ArrayMove[] {
  const addrs = ({ plan }: Pictured): string =>
    plan.blocks.map(({ array }) => array.addr).join(' ');
  if (addrs(before) === addrs(after)) return [];
  return after.plan.blocks.map((block) => {
    const is = arrayPlace(after, block);
    const old = before.plan.blocks.find(({ array }) => array.addr === block.array.addr);
    if (old === undefined) return { was: undefined, is };
    // Who has come near sees a part, which stays where it is.
    return { was: before.isAll && after.isAll ? arrayPlace(before, old) : is, is };
  });
}

function arrayPlace(
  { plan, look }: Pictured,
  { top, rows }: FieldPlan['blocks'][number],
): FieldPlace {
  return onScreen(look, { x: 0, y: top, width: plan.width, height: rows });
}
