import { X } from 'lucide-react';
import type { RefObject } from 'react';
import { useWords } from '../words/use-words';
import './keys.css';

const KEYS = [
  { keys: ['→'], does: 'forward' },
  { keys: ['←'], does: 'back' },
  { keys: ['1', '…', '9'], does: 'goroutine' },
  { keys: ['Ctrl', 'Z', 'Shift'], does: 'undo' },
  { keys: ['Space'], does: 'play' },
  { keys: ['Home'], does: 'first' },
  { keys: ['End'], does: 'last' },
  { keys: ['T'], does: 'runToThrow' },
  { keys: ['A', 'L', 'M'], does: 'levels' },
  { keys: ['O', 'S'], does: 'files' },
  { keys: ['Ctrl', 'Enter'], does: 'runEdited' },
  { keys: ['Esc'], does: 'leaveEditor' },
  { keys: ['?'], does: 'list' },
] as const;

export function KeysDialog({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  const { t } = useWords();
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" closedby="any">
      <form method="dialog">
        <h2 id="keys-title">{t('keys.title')}</h2>
        <button className="button icon" aria-label={t('keys.close')} title={t('keys.close')}>
          <X size={15} aria-hidden />
        </button>
      </form>
      <dl>
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) =>
                key === '…' ? (
                  <span key={key}>…</span>
                ) : (
                  <kbd key={key} className="key">
                    {key}
                  </kbd>
                ),
              )}
            </dt>
            <dd>{t(`keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
