import { ExternalLink } from 'lucide-react';
import { type MouseEvent, type ReactNode } from 'react';
import { useActions, useScope } from '../scope';
import { fullPage } from '../share/embed-code';
import { useWords } from '../words/use-words';

/** To the whole page, at the moment that stands here now. */
export function OpenInPage(): ReactNode {
  const { t } = useWords();
  const actions = useActions();
  const isOpen = useScope((state) => state.opened !== undefined && state.machine === 'ready');

  function openHere(event: MouseEvent): void {
    // Before a program runs the address says all there is.
    if (!isOpen || event.button > 1) return;
    event.preventDefault();
    void openLink();
  }

  async function openLink(): Promise<void> {
    const link = await actions.showLink();
    if (link !== undefined) window.open(fullPage(link), '_blank', 'noopener');
  }

  return (
    <a
      className="button open-in-page"
      href={fullPage(location.href)}
      target="_blank"
      rel="noopener"
      title={t('embed.openHint')}
      aria-label={t('embed.open')}
      onClick={openHere}
      onAuxClick={openHere}
    >
      <span>{t('embed.open')}</span>
      <ExternalLink size={13} aria-hidden />
    </a>
  );
}
