import type { ReactNode } from 'react';
import type { Scope } from '../../store';
import { useKeys } from '../commands/use-keys';
import { Dialogs } from '../dialogs/dialogs';
import { useDialogs } from '../dialogs/use-dialogs';
import { NextPanel } from '../next/next-panel';
import { NoticeBar } from '../notices/notice-bar';
import { useScope } from '../scope';
import { StagePlace } from '../stage-place';
import { Movement } from '../transport/movement';
import { RunToThrow } from '../transport/run-buttons';
import { StepCount } from '../transport/transport';
import { useHashLink } from '../use-hash-link';
import { useIdleSignal } from '../use-idle-signal';
import { useLanguage } from '../use-language';
import { useTheme } from '../use-theme';
import { Why } from '../why/why';
import { useWords } from '../words/use-words';
import { OpenInPage } from './open-in-page';
import './embed.css';

/** Inside another page: what happens next, the memory it happens to, and the buttons that let it. */
export function Embed({ scope }: { readonly scope: Scope }): ReactNode {
  const { t } = useWords();
  const plain = useScope((state) => state.opened !== undefined && !state.opened.shared);
  const dialogs = useDialogs();
  useKeys(scope, dialogs.show, 'embed');
  useTheme();
  useLanguage();
  useIdleSignal(scope);
  useHashLink(scope);
  return (
    <div className="embed">
      <main className="embed-places">
        <h1 className="visually-hidden">{t('title')}</h1>
        <StagePlace mapOnly />
        <aside className="aside" aria-label={t('places.next')}>
          <NextPanel />
          <Why />
        </aside>
      </main>
      <section className="transport" aria-label={t('places.transport')}>
        <Movement />
        <RunToThrow />
        <StepCount />
        <span className="gap" />
        {plain && (
          <span className="plain-note" title={t('header.plainMemoryHint')}>
            {t('header.plainMemory')}
          </span>
        )}
        <OpenInPage />
      </section>
      <NoticeBar />
      <Dialogs {...dialogs} place="embed" />
    </div>
  );
}
