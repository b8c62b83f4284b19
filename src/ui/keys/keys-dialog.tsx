import { X } from 'lucide-react';
import type { RefObject } from 'react';
import { words } from '../words';
import './keys.css';

export function KeysDialog({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" closedby="any">
      <form method="dialog">
        <h2 id="keys-title">{words.keysTitle}</h2>
        <button className="button icon" aria-label={words.close} title={words.close}>
          <X size={15} aria-hidden />
        </button>
      </form>
      <dl>
        {words.keys.map(({ keys, does }) => (
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
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
