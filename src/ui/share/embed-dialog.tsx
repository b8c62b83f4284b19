import { type ReactNode, useEffect, useState } from 'react';
import type { DialogProps } from '../dialogs/dialog';
import { Modal } from '../dialogs/modal';
import { useActions } from '../scope';
import { useWords } from '../words/use-words';
import { embedCode } from './embed-code';
import { focusWhenShown } from '../dialogs/focus-when-shown';
import './embed-dialog.css';

/** The code to paste, and a button that copies it. Opens when the moment has its link. */
export function EmbedDialog({ onClose }: DialogProps): ReactNode {
  const { t } = useWords();
  const actions = useActions();
  const [link, setLink] = useState<string>();
  const [said, setSaid] = useState('');
  useEffect(() => {
    void actions.showLink().then((link) => (link === undefined ? onClose() : setLink(link)));
  }, [actions, onClose]);
  if (link === undefined) return <span aria-busy="true" />;

  const code = embedCode(link, t('share.embedName'));
  return (
    <Modal className="embed-dialog" title={t('share.embedTitle')} onClose={onClose}>
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
    </Modal>
  );
}
