import {
  type ChangeSet,
  type EditorState,
  type Extension,
  RangeSet,
  StateEffect,
  StateField,
  type Text,
} from '@codemirror/state';
import { type BlockInfo, type EditorView, gutter, GutterMarker } from '@codemirror/view';

/** The lines, from 1 on, that have a breakpoint. */
export const showBreakpoints = StateEffect.define<readonly number[]>();

/** They move with the text of their lines, and go with it. */
const lines = StateField.define<readonly number[]>({
  create: () => [],
  update(now, transaction) {
    for (const effect of transaction.effects) if (effect.is(showBreakpoints)) return effect.value;
    if (!transaction.docChanged) return now;
    const { startState, changes, newDoc } = transaction;
    return movedLines(now, startState.doc, changes, newDoc);
  },
});

export function breakpointLines(state: EditorState): readonly number[] {
  return state.field(lines);
}

function movedLines(
  before: readonly number[],
  doc: Text,
  changes: ChangeSet,
  newDoc: Text,
): readonly number[] {
  const moved = before.flatMap((number) => {
    if (number > doc.lines) return [];
    const line = doc.line(number);
    // Who makes room above a line, from within its indentation, means the line to go on as it is.
    const first = line.from + line.text.search(/\S|$/);
    let isGone = false;
    changes.iterChangedRanges((from, to) => {
      const hasBreak = from < line.from || to > line.to;
      if (from <= first && to >= line.to && hasBreak) isGone = true;
    });
    return isGone ? [] : [newDoc.lineAt(changes.mapPos(first, 1)).number];
  });
  return [...new Set(moved)].sort((a, b) => a - b);
}

const DOT = new (class extends GutterMarker {
  override toDOM(): HTMLElement {
    const dot = document.createElement('span');
    dot.className = 'cm-breakpoint';
    return dot;
  }
})();

/** A click beside a line, or on its number, sets or clears its breakpoint. */
export function breakpointGutter(toggle: (line: number) => void): {
  readonly gutter: Extension;
  readonly onNumber: GutterHandlers;
} {
  const onNumber: GutterHandlers = {
    mousedown(view, block, event) {
      if (event instanceof MouseEvent && event.button !== 0) return false;
      toggle(view.state.doc.lineAt(block.from).number);
      return true;
    },
  };
  const dots = gutter({
    class: 'cm-breakpoints',
    domEventHandlers: onNumber,
    markers: ({ state }) =>
      RangeSet.of(
        state
          .field(lines)
          .filter((line) => line <= state.doc.lines)
          .map((line) => DOT.range(state.doc.line(line).from)),
      ),
  });
  return { gutter: [lines, dots], onNumber };
}

interface GutterHandlers {
  readonly [event: string]: (view: EditorView, line: BlockInfo, event: Event) => boolean;
}
