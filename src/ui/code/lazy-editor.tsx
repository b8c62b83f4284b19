import { part } from '../part';
import { useWords } from '../words/use-words';
import type { EditorProps } from './editor';

/** CodeMirror is half of all the JavaScript: it comes in a chunk of its own, after the first picture. */
export const LazyEditor = part<EditorProps>(
  async () => (await import('./editor')).Editor,
  ({ text }) => {
    const { t } = useWords();
    return (
      <pre className="editor-waits" aria-busy="true" title={t('code.loadingEditor')}>
        {text}
      </pre>
    );
  },
);
