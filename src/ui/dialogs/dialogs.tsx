import { lazy, type ReactNode, Suspense, useCallback, useEffect } from 'react';
import { CrashGuard } from '../crash/crash-guard';
import type { DialogName, DialogProps } from './dialog';
import { Opening } from './opening';
import { PalettePlace, prefetchPalette } from './palette-place';

const EmbedDialog = lazy(async () => ({
  default: (await import('../share/embed-dialog')).EmbedDialog,
}));
const KeysDialog = lazy(async () => ({
  default: (await import('../commands/keys-dialog')).KeysDialog,
}));
const ProgramDialog = lazy(async () => ({
  default: (await import('../programs/program-dialog')).ProgramDialog,
}));

/** The dialog that is open, in a chunk of its own. */
export function Dialogs({
  open,
  onClose: onCloseOf,
  ...rest
}: Omit<DialogProps, 'onClose'> & {
  readonly open: DialogName | undefined;
  readonly onClose: (dialog: DialogName) => void;
}): ReactNode {
  const onClose = useCallback(() => {
    if (open !== undefined) onCloseOf(open);
  }, [open, onCloseOf]);
  useEffect(prefetchPalette, []);
  if (open === undefined) return null;
  const props: DialogProps = { ...rest, onClose };
  return (
    <CrashGuard key={open} what="dialog" onClose={onClose}>
      <Suspense fallback={<Opening onClose={onClose} />}>
        {open === 'keys' && <KeysDialog {...props} />}
        {open === 'programs' && <ProgramDialog onClose={onClose} />}
        {open === 'embed' && <EmbedDialog {...props} />}
        {open === 'palette' && <PalettePlace key="palette" {...props} asks="anything" />}
        {open === 'step' && <PalettePlace key="step" {...props} asks="step" />}
      </Suspense>
    </CrashGuard>
  );
}
