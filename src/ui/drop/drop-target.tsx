import { type ReactNode, useEffect, useState } from 'react';
import { useActions } from '../scope';
import { useWords } from '../words/use-words';
import './drop-target.css';

/** A file that is dropped anywhere on the page is opened. */
export function DropTarget(): ReactNode {
  const { t } = useWords();
  const actions = useActions();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const ending = new AbortController();
    // Before the editor, which would insert the file's text.
    const options = { capture: true, signal: ending.signal };
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    window.addEventListener('dragenter', over, options);
    window.addEventListener('dragover', over, options);
    window.addEventListener(
      'dragleave',
      // From one element to the next it goes on; out of the window it comes to nothing.
      (event) => event.relatedTarget === null && setIsOver(false),
      options,
    );
    window.addEventListener(
      'drop',
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setIsOver(false);
        void actions.openFile([...(event.dataTransfer?.files ?? [])]);
      },
      options,
    );
    return () => ending.abort();
  }, [actions]);
  return isOver ? <p className="drop-target">{t('drop')}</p> : null;
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}
