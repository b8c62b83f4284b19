import { type ComponentType, lazy, type ReactNode, useState } from 'react';
import type { DialogProps } from './dialog';

type PaletteProps = DialogProps & { readonly asks: 'anything' | 'step' };

let loaded: ComponentType<PaletteProps> | undefined;

async function load(): Promise<{ default: ComponentType<PaletteProps> }> {
  const { Palette } = await import('../commands/palette');
  loaded = Palette;
  return { default: Palette };
}

const Loading = lazy(load);

/** The palette: at once when its code is there, so that it hears the first key that is typed after it was asked for. */
export function PalettePlace(props: PaletteProps): ReactNode {
  const [Palette] = useState<ComponentType<PaletteProps>>(() => loaded ?? Loading);
  return <Palette {...props} />;
}

/** Brings the palette's code when the page has nothing else to do; call what it returns to give up. */
export function prefetchPalette(): () => void {
  // Whoever opens it is told what went wrong.
  const prefetch = (): void => void load().catch(() => {});
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(prefetch, 2000);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(prefetch);
  return () => cancelIdleCallback(request);
}
