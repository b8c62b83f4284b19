import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

/** What CodeMirror's search says, by its English text. */
export type SearchWords = Readonly<Record<string, string>>;

export function searching(words: SearchWords): Extension {
  return [search(), keymap.of(searchKeymap), EditorState.phrases.of(words), theme];
}

export const openSearch = openSearchPanel;

const theme = EditorView.theme({
  '.cm-panels': { backgroundColor: 'var(--panel)', color: 'var(--ink)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '6px 34px 6px 10px', fontSize: '12px' },
  '.cm-panel.cm-search label': { fontSize: '12px', color: 'var(--dim)' },
  '.cm-panel.cm-search [name=close]': {
    top: '2px',
    right: '4px',
    width: '28px',
    height: '28px',
    color: 'var(--dim)',
    cursor: 'pointer',
  },
  '.cm-textfield': {
    width: '140px',
    height: '28px',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    backgroundColor: 'var(--bg)',
    color: 'var(--ink)',
    fontFamily: 'var(--mono)',
    fontSize: '12px',
  },
  '.cm-button': {
    height: '28px',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    background: 'none',
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    fontSize: '12px',
  },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--accent) 18%, transparent)' },
  '.cm-searchMatch.cm-searchMatch-selected': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 38%, transparent)',
  },
});
