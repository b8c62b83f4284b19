import { type ReactNode, useLayoutEffect } from 'react';
import { useModal } from './modal';

/** Stands for a dialog whose code is on its way: keys typed meanwhile reach neither the page nor the editor. */
export function Opening({ onClose }: { readonly onClose: () => void }): ReactNode {
  const dialog = useModal();
  useLayoutEffect(() => {
    const { current } = dialog;
    // The focus goes back to where it was, for the dialog that follows to find.
    return () => current?.close();
  }, [dialog]);
  return <dialog ref={dialog} className="opening" aria-busy="true" onClose={onClose} />;
}
