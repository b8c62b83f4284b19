import { type Table, TableWriter } from './table';

/** Texts one behind the other: a length, then that many UTF-16 units. A text's place is its name. */
export type Texts = Table<'unit'>;

/** Each text once. */
export class TextBook {
  readonly table: TableWriter<'unit'>;
  private readonly places = new Map<string, number>();

  constructor(isShared: boolean) {
    this.table = new TableWriter(['unit'], isShared);
  }

  placeOf(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    const { table } = this;
    const place = table.length;
    table.reserve(text.length + 1);
    const { unit } = table.columns;
    unit[place] = text.length;
    for (let i = 0; i < text.length; i++) unit[place + 1 + i] = text.charCodeAt(i);
    table.extend(place + 1 + text.length);
    this.places.set(text, place);
    return place;
  }
}

export function textAt({ unit }: Pick<Texts, 'unit'>, place: number): string {
  const length = unit[place] ?? 0;
  return String.fromCharCode(...unit.subarray(place + 1, place + 1 + length));
}
