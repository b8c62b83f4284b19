import { useCallback, useState } from 'react';
import type { DialogName } from './dialog';

/** Which dialog is open, and the ways to open and close one. */
export function useDialogs() {
  const [open, setOpen] = useState<DialogName>();
  /** A dialog tells that it closed after the next one has opened. */
  const onClose = useCallback(
    (closed: DialogName) => setOpen((open) => (open === closed ? undefined : open)),
    [],
  );
  return { open, show: setOpen as (dialog: DialogName) => void, onClose };
}
