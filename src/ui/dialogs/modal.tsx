import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../words/use-words';
import './modal.css';

/** A dialog over the page, open for as long as it is there. Escape and a click beside it close it. */
export function Modal({
  className,
  title,
  onClose,
  children,
}: {
  readonly className: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const id = useId();
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      className={`modal ${className}`}
      aria-labelledby={id}
      closedby="any"
      onClose={onClose}
    >
      <form method="dialog">
        <h2 id={id}>{title}</h2>
        <button className="button icon" aria-label={t('dialog.close')} title={t('dialog.close')}>
          <X size={15} aria-hidden />
        </button>
      </form>
      {children}
    </dialog>
  );
}

/** Opens a dialog when it appears. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return dialog;
}
