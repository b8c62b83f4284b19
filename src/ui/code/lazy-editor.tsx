import { lazy, Suspense } from 'react';
import { useWords } from '../words/use-words';
import type { EditorProps } from './editor';

/** CodeMirror is half of all the JavaScript: it comes in a chunk of its own, after the first picture. */
const Editor = lazy(async () => ({ default: (await import('./editor')).Editor }));

export function LazyEditor(props: EditorProps) {
  const { t } = useWords();
  return (
    <Suspense
      fallback={
        <pre className="editor-waits" aria-busy="true" title={t('code.loadingEditor')}>
          {props.text}
        </pre>
      }
    >
      <Editor {...props} />
    </Suspense>
  );
}
