import { X } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useActions } from '../scope';
import { useWords } from '../words/use-words';
import { focusWhenShown } from './focus-when-shown';

/** The code to paste, and a button that copies it. Open for as long as it is there. */
export function EmbedDialog({
  code,
  onClose,
}: {
  readonly code: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords();
  const actions = useActions();
  const [said, setSaid] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="embed-dialog"
      aria-labelledby="embed-title"
      closedby="any"
      onClose={onClose}
    >
      <form method="dialog">
        <h2 id="embed-title">{t('share.embedTitle')}</h2>
        <button className="button icon" aria-label={t('keys.close')} title={t('keys.close')}>
          <X size={15} aria-hidden />
        </button>
      </form>
      <p>{t('share.embedText')}</p>
      <textarea
        readOnly
        rows={6}
        spellCheck={false}
        aria-label={t('share.embedCode')}
        value={code}
        onFocus={(event) => event.target.select()}
      />
      <footer>
        <output>{said}</output>
        <button
          ref={focusWhenShown}
          type="button"
          className="button primary"
          onClick={() =>
            void actions
              .copy(code)
              .then((copied) => setSaid(copied ? t('share.copied') : t('share.notCopied')))
          }
        >
          {t('share.copy')}
        </button>
      </footer>
    </dialog>
  );
}
