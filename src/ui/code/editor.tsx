import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import {
  Compartment,
  EditorState,
  type Extension,
  Prec,
  type TransactionSpec,
} from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { breakpointGutter, breakpointLines, showBreakpoints } from './breakpoint-gutter';
import { go } from './go-highlight';
import { samePlaces } from './places';
import type { SearchWords } from './search';
import { marks, type Place, type Problem, showPlaces, showProblems } from './marks';

export interface EditorProps {
  readonly text: string;
  readonly label: string;
  readonly places: readonly Place[];
  readonly problems?: readonly Problem[];
  /** The first of them is brought in sight: who types has something else there. */
  readonly showsProblem?: boolean;
  /** Lines, from 1 on. */
  readonly breakpoints: readonly number[];
  readonly onToggleBreakpoint: (line: number) => void;
  /** What to keep in sight. */
  readonly attend?: number | undefined;
  /** What to show, or where to put the text cursor; a new object does so again. */
  readonly goTo?: { readonly pos: number; readonly edit: boolean } | undefined;
  /** Left out: read only. `breakpoints`: to which lines they have moved with the text. */
  readonly onEdit?: (text: string, breakpoints: readonly number[]) => void;
  readonly onRun?: () => void;
  /** What its search says. */
  readonly searchWords?: SearchWords;
}

/** CodeMirror under React's feet: made once, then told what changed. */
export function Editor(props: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  const shown = useRef<Pick<EditorProps, 'text' | 'places' | 'breakpoints'>>(undefined);
  useEffect(() => {
    latest.current = props;
  });
  const { text, label, places, problems, showsProblem, breakpoints, attend, goTo } = props;
  const isReadOnly = props.onEdit === undefined;
  const readText = isReadOnly ? text : undefined;

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          numbered((line) => latest.current.onToggleBreakpoint(line)),
          ...shared,
          naming.of(named(latest.current.label)),
          isReadOnly ? READ_ONLY : editing(() => latest.current),
        ],
      }),
    });
    // A text that is only read is scrolled by keyboard, through its scroller.
    if (isReadOnly) made.scrollDOM.tabIndex = 0;
    view.current = made;
    return () => {
      view.current = null;
      shown.current = undefined;
      made.destroy();
    };
  }, [isReadOnly]);

  useEffect(() => {
    view.current?.dispatch({ effects: naming.reconfigure(named(label)) });
  }, [label]);

  useEffect(() => {
    const editor = view.current;
    const before = shown.current;
    // Most steps leave one of the two texts alone: what CodeMirror does for a change that is none is a tenth of a step.
    const isShown = before?.text === text && before.breakpoints === breakpoints;
    if (editor === null || (isShown && samePlaces(before.places, places))) return;
    shown.current = { text, places, breakpoints };
    // Places are places in this text: they come with it.
    editor.dispatch({
      ...replacing(editor, text),
      effects: [showPlaces.of(places), showBreakpoints.of(breakpoints)],
    });
  }, [text, places, breakpoints]);

  useEffect(() => {
    const editor = view.current;
    editor?.dispatch({ effects: showProblems.of(problems ?? []) });
    const first = problems?.[0];
    if (editor !== null && first !== undefined && showsProblem === true) {
      keepInSight(editor, first.from);
    }
  }, [problems, showsProblem]);

  useEffect(() => {
    const editor = view.current;
    // The same place in another text is another one; an editable text is the person's to scroll.
    const length = readText?.length ?? editor?.state.doc.length ?? 0;
    if (editor === null || attend === undefined || attend > length) return;
    if (editor.hasFocus && !isReadOnly) return;
    keepInSight(editor, attend);
  }, [attend, isReadOnly, readText]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || goTo === undefined) return;
    const at = Math.min(goTo.pos, editor.state.doc.length);
    if (goTo.edit) {
      editor.dispatch({ selection: { anchor: at }, scrollIntoView: true });
      editor.focus();
      editor.setTabFocusMode(false);
      return;
    }
    const { from, to } = editor.state.doc.lineAt(at);
    editor.dispatch({ selection: { anchor: from, head: to } });
    keepInSight(editor, from);
  }, [goTo]);

  return <div ref={host} className="editor" />;
}

function replacing(editor: EditorView, text: string): Pick<TransactionSpec, 'changes'> {
  const { doc } = editor.state;
  return doc.toString() === text ? {} : { changes: { from: 0, to: doc.length, insert: text } };
}

const MARGIN = 44;

/** Heights of lines that were not drawn yet are guesses: of a text just put in, what is scrolled to is looked at again. */
const LOOKS = 3;

/**
 * Scrolls the editor alone: CodeMirror's own way would scroll a phone's whole page to it. Not while CodeMirror measures,
 * as it would scroll back to what was in sight, but behind that in the same frame.
 */
function keepInSight(editor: EditorView, pos: number, looks = LOOKS): void {
  requestAnimationFrame(() => {
    const box = editor.scrollDOM;
    if (!box.isConnected) return;
    const { top, bottom } = editor.lineBlockAt(Math.min(pos, editor.state.doc.length));
    const above = top - MARGIN;
    const below = bottom + MARGIN - box.clientHeight;
    const isAbove = box.scrollTop > above;
    if (!isAbove && box.scrollTop >= below) return;
    box.scrollTop = isAbove ? above : below;
    if (looks > 1) keepInSight(editor, pos, looks - 1);
  });
}

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '12.5px', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    lineHeight: '1.55',
    fontFeatureSettings: '"calt" 0',
  },
  '.cm-content': { padding: '7px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 8px 0 2px' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: 'var(--faint)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '22px', padding: '0 10px 0 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'color-mix(in srgb, var(--accent) 22%, transparent)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--soft)', outline: '1px solid var(--line)' },
});

function numbered(toggleBreakpoint: (line: number) => void): Extension {
  const { gutter, onNumber } = breakpointGutter(toggleBreakpoint);
  return [gutter, lineNumbers({ domEventHandlers: onNumber })];
}

const shared: Extension[] = [
  drawSelection(),
  go,
  marks,
  theme,
  EditorState.tabSize.of(4),
  indentUnit.of('\t'),
  EditorView.contentAttributes.of({ spellcheck: 'false' }),
];

/** What a screen reader calls the text: another language names it anew and keeps text, cursor and undo. */
const naming = new Compartment();

function named(label: string): Extension {
  return EditorView.contentAttributes.of({ 'aria-label': label });
}

// It can be selected and copied, but shows no cursor and takes no key from the page.
const READ_ONLY: Extension = [EditorState.readOnly.of(true), EditorView.editable.of(false)];

/** Search comes when it is asked for. */
const finding = new Compartment();

async function find(view: EditorView, words: SearchWords): Promise<void> {
  const { openSearch, searching } = await import('./search');
  view.dispatch({ effects: finding.reconfigure(searching(words)) });
  openSearch(view);
}

/** Tab passes through the text until somebody works on it: then it indents, and Escape leaves. */
function passedByTab(): Extension {
  /** Whoever points at it, or comes back from another window, works on it. */
  let isAtWork = false;
  return [
    EditorView.domEventHandlers({
      pointerdown(_, view) {
        isAtWork = true;
        view.setTabFocusMode(false);
      },
      focus(_, view) {
        if (!isAtWork) view.setTabFocusMode(true);
        isAtWork = false;
      },
      blur(_, view) {
        isAtWork = document.activeElement === view.contentDOM;
      },
    }),
    EditorView.updateListener.of(({ docChanged, view }) => {
      if (docChanged) view.setTabFocusMode(false);
    }),
  ];
}

function editing(latest: () => EditorProps): Extension {
  return [
    history(),
    bracketMatching(),
    finding.of([]),
    indentOnInput(),
    passedByTab(),
    // It takes the focus anyway; accessibility checkers see it so.
    EditorView.contentAttributes.of({ tabindex: '0' }),
    Prec.high(
      keymap.of([
        {
          key: 'F9',
          run: ({ state }) => {
            latest().onToggleBreakpoint(state.doc.lineAt(state.selection.main.head).number);
            return true;
          },
        },
        {
          key: 'Mod-f',
          run: (view) => {
            void find(view, latest().searchWords ?? {});
            return true;
          },
        },
        { key: 'Mod-Enter', run: () => (latest().onRun?.(), true) },
        // The page's keys work again.
        { key: 'Escape', run: (view) => (view.contentDOM.blur(), true) },
      ]),
    ),
    keymap.of([indentWithTab, ...historyKeymap, ...defaultKeymap]),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      latest().onEdit?.(update.state.doc.toString(), breakpointLines(update.state));
    }),
  ];
}
