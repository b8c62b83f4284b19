import { syntaxTree } from '@codemirror/language';
import {
  type EditorState,
  type Extension,
  type Range,
  RangeSet,
  StateEffect,
  StateField,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  gutter,
  gutterLineClass,
  GutterMarker,
} from '@codemirror/view';
import { expressionAt, type TextRange } from './expression';

/** Where a goroutine stands in this file. */
export interface Place {
  readonly label: string;
  readonly color: string;
  readonly from: number;
  /** End of its next operation's text; undefined: the expression at `from`. */
  readonly to: number | undefined;
}

export interface Problem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export const showPlaces = StateEffect.define<readonly Place[]>();
export const showProblems = StateEffect.define<readonly Problem[]>();

/** Coloured chips at the end of each goroutine's line, and its next operation underlined. */
export const marks: Extension = [
  decorations(showPlaces, placeDecorations, 'cm-here'),
  decorations(showProblems, problemDecorations, 'cm-wrong'),
  chipGutter(),
];

/** A line that is decorated with `lineClass` has it in the gutters too. */
function decorations<T>(
  effect: ReturnType<typeof StateEffect.define<T>>,
  build: (state: EditorState, value: T) => DecorationSet,
  lineClass: string,
): Extension {
  const field = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(set, transaction) {
      for (const e of transaction.effects) {
        if (e.is(effect)) return build(transaction.state, e.value);
      }
      return set.map(transaction.changes);
    },
    provide: (one) => EditorView.decorations.from(one),
  });
  const marker = new (class extends GutterMarker {
    override elementClass = lineClass;
  })();
  const inGutters = gutterLineClass.compute([field], (state) => {
    const lines: Range<GutterMarker>[] = [];
    state.field(field).between(0, state.doc.length, (from, _, { spec }) => {
      if ((spec as { class?: string }).class === lineClass) lines.push(marker.range(from));
    });
    return RangeSet.of(lines);
  });
  return [field, inGutters];
}

function placeDecorations(state: EditorState, places: readonly Place[]): DecorationSet {
  const inside = places.filter(({ from }) => from <= state.doc.length);
  const ranges: Range<Decoration>[] = [];
  for (const [range, colors] of underlines(state, inside)) {
    const [from = 0, to = 0] = range.split(' ').map(Number);
    if (to <= from) continue;
    const attributes = { style: underlineStyle(colors) };
    ranges.push(Decoration.mark({ class: 'cm-next', attributes }).range(from, to));
  }
  for (const from of linesOf(state, inside).keys()) {
    ranges.push(Decoration.line({ class: 'cm-here' }).range(from));
  }
  return Decoration.set(ranges, true);
}

/** Colours by the text they underline, `from to`: goroutines that are about to do the same share one. */
function underlines(state: EditorState, places: readonly Place[]): ReadonlyMap<string, string[]> {
  const colors = new Map<string, string[]>();
  for (const place of places) {
    const { from, to } = rangeOf(state, place);
    const range = `${from} ${to}`;
    colors.set(range, [...(colors.get(range) ?? []), place.color]);
  }
  return colors;
}

function rangeOf(state: EditorState, { from, to }: Place): TextRange {
  const line = state.doc.lineAt(from);
  // Of what goes on for many lines, as `go func() {` does, the first says enough.
  if (to !== undefined) return { from, to: Math.min(to, line.to) };
  return expressionAt(syntaxTree(state), line, from);
}

/** Two colours are two lines, more share one: a third line would strike the text through. */
function underlineStyle(colors: readonly string[]): string {
  if (colors.length <= 2) {
    const images = colors.map((color) => `linear-gradient(${color} 0 0)`);
    const places = colors.map((_, i) => `0 calc(100% - ${i * 3}px)`);
    return `background-image: ${images.join()}; background-position: ${places.join()}`;
  }
  const part = 100 / colors.length;
  const parts = colors.map((color, i) => `${color} ${i * part}% ${(i + 1) * part}%`);
  return `background-image: linear-gradient(90deg, ${parts.join()}); background-position: 0 100%`;
}

function problemDecorations(state: EditorState, problems: readonly Problem[]): DecorationSet {
  const length = state.doc.length;
  const ranges = problems.flatMap(({ from, to, message }) => {
    const start = Math.min(from, Math.max(0, length - 1));
    const end = Math.min(Math.max(to, start + 1), length);
    if (end <= start) return [];
    const mark = Decoration.mark({ class: 'cm-problem', attributes: { title: message } });
    return [
      mark.range(start, end),
      Decoration.line({ class: 'cm-wrong' }).range(state.doc.lineAt(start).from),
    ];
  });
  return Decoration.set(ranges, true);
}

/** The goroutines on each line, by where the line starts, from top to bottom. */
function linesOf(state: EditorState, places: readonly Place[]): ReadonlyMap<number, Place[]> {
  const lines = new Map<number, Place[]>();
  for (const place of places.toSorted((a, b) => a.from - b.from)) {
    if (place.from > state.doc.length) continue;
    const { from } = state.doc.lineAt(place.from);
    lines.set(from, [...(lines.get(from) ?? []), place]);
  }
  return lines;
}

/** A gutter on the right, so that long lines scroll beneath the chips. */
function chipGutter(): Extension {
  const field = StateField.define<RangeSet<GutterMarker>>({
    create: () => RangeSet.empty,
    update(set, transaction) {
      for (const e of transaction.effects) {
        if (!e.is(showPlaces)) continue;
        const lines = linesOf(transaction.state, e.value);
        return RangeSet.of([...lines].map(([from, here]) => new Chips(here).range(from)));
      }
      return set.map(transaction.changes);
    },
  });
  return [
    field,
    gutter({ class: 'cm-chips', side: 'after', markers: (view) => view.state.field(field) }),
  ];
}

/** More would cover the line. */
const MOST_CHIPS = 4;

function chipOf(label: string, color: string): HTMLElement {
  const chip = document.createElement('span');
  chip.className = 'chip';
  chip.style.setProperty('--c', color);
  chip.textContent = label;
  return chip;
}

class Chips extends GutterMarker {
  constructor(private readonly places: readonly Place[]) {
    super();
  }

  override eq(other: Chips): boolean {
    const key = (chips: Chips): string =>
      chips.places.map(({ label, color }) => `${label} ${color}`).join();
    return key(this) === key(other);
  }

  override toDOM(): HTMLElement {
    const box = document.createElement('span');
    box.className = 'cm-chip-row';
    const shown = this.places.length > MOST_CHIPS ? MOST_CHIPS - 1 : MOST_CHIPS;
    for (const { label, color } of this.places.slice(0, shown)) {
      box.append(chipOf(label, color));
    }
    const rest = this.places.slice(shown);
    if (rest.length > 0) {
      const more = chipOf(`+${rest.length}`, 'var(--dim)');
      more.title = rest.map(({ label }) => label).join(' ');
      box.append(more);
    }
    return box;
  }
}
