import { type ReactNode, useCallback, useEffect } from 'react';
import { CrashGuard } from '../crash/crash-guard';
import { part } from '../part';
import { useScope } from '../scope';
import type { DialogName, DialogProps } from './dialog';
import { Opening } from './opening';

const EmbedDialog = part(async () => (await import('../share/embed-dialog')).EmbedDialog, Opening);
const KeysDialog = part(async () => (await import('../commands/keys-dialog')).KeysDialog, Opening);
const ProgramDialog = part(
  async () => (await import('../programs/program-dialog')).ProgramDialog,
  Opening,
);
const Palette = part(async () => (await import('../commands/palette')).Palette, Opening);

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
  // Before the first picture it would be in the way of what that waits for.
  const hasPicture = useScope((state) => state.moved !== undefined);
  useEffect(() => (hasPicture ? prefetchPalette() : undefined), [hasPicture]);
  if (open === undefined) return null;
  const props: DialogProps = { ...rest, onClose };
  return (
    <CrashGuard key={open} what="dialog" onClose={onClose}>
      {open === 'keys' && <KeysDialog {...props} />}
      {open === 'programs' && <ProgramDialog onClose={onClose} />}
      {open === 'embed' && <EmbedDialog {...props} />}
      {open === 'palette' && <Palette key="palette" {...props} asks="anything" />}
      {open === 'step' && <Palette key="step" {...props} asks="step" />}
    </CrashGuard>
  );
}

/** At once when it is asked for, so that it hears the first key typed after that. Gives what calls it off. */
function prefetchPalette(): () => void {
  const prefetch = (): void => void Palette.bring();
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(prefetch, 2000);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(prefetch);
  return () => cancelIdleCallback(request);
}
