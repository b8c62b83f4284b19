import { Group, Panel, Separator } from 'react-resizable-panels';
import type { Scope } from '../store';
import { CodePanel } from './code/code-panel';
import { DropTarget } from './drop/drop-target';
import { Header } from './header/header';
import { CrashGuard } from './crash/crash-guard';
import { useKeys } from './commands/use-keys';
import { Dialogs } from './dialogs/dialogs';
import { useDialogs } from './dialogs/use-dialogs';
import { NextPanel } from './next/next-panel';
import { NoticeBar } from './notices/notice-bar';
import { Output } from './output/output';
import { part } from './part';
import { ScopeContext, useScope } from './scope';
import { StagePlace } from './stage-place';
import { TimelinePlace } from './timeline-place';
import { Transport } from './transport/transport';
import { useHashLink } from './use-hash-link';
import { useIdleSignal } from './use-idle-signal';
import { useKeptLayout } from './use-kept-layout';
import { useLanguage } from './use-language';
import { useMedia } from './use-media';
import { usePrint } from './use-print';
import { useTheme } from './use-theme';
import { Why } from './why/why';
import { useWords } from './words/use-words';
import './base.css';
import './theme.css';
import './app.css';

const Embed = part(async () => (await import('./embed/embed')).Embed);

export interface AppProps {
  readonly scope: Scope;
  /** Inside another page: the stage and what steps it. */
  readonly isEmbedded: boolean;
}

export function App({ scope, isEmbedded }: AppProps) {
  return (
    <ScopeContext value={scope}>
      <CrashGuard what="page">
        {isEmbedded ? <Embed scope={scope} /> : <Page scope={scope} />}
      </CrashGuard>
    </ScopeContext>
  );
}

/** Or too low: a projector's page at 150 %, a phone on its side. */
const NARROW = '(max-width: 700px), (max-height: 520px)';

function Page({ scope }: { readonly scope: Scope }) {
  const dialogs = useDialogs();
  useKeys(scope, dialogs.show, 'page');
  useTheme();
  useLanguage();
  useIdleSignal(scope);
  useHashLink(scope);
  usePrint();
  const isNarrow = useMedia(NARROW);
  return (
    <div className={isNarrow ? 'page narrow' : 'page'}>
      <Header show={dialogs.show} />
      {isNarrow ? (
        <Stack />
      ) : (
        <main className="places">
          <Places />
        </main>
      )}
      <NoticeBar />
      <DropTarget />
      <Dialogs {...dialogs} place="page" />
    </div>
  );
}

/** Three lanes; on a low screen memory needs the rest. */
const TIME_SIZE = innerHeight < 640 ? 186 : 232;

/** The four places: code left, memory centre, what happens next right, time below. */
function Places() {
  const { t } = useWords();
  const rows = useKeptLayout('hmapscope.rows');
  const columns = useKeptLayout('hmapscope.columns');
  return (
    <Group orientation="vertical" {...rows}>
      <Panel id="space" minSize={260}>
        <Group orientation="horizontal" {...columns}>
          <Panel
            id="code"
            defaultSize={372}
            minSize={240}
            collapsible
            groupResizeBehavior="preserve-pixel-size"
          >
            <CrashGuard what="place">
              <CodePanel />
            </CrashGuard>
          </Panel>
          <Separator className="separator column" aria-label={t('places.resizeColumns')} />
          <Panel id="stage" minSize={280}>
            <StagePlace />
          </Panel>
          <Separator className="separator column" aria-label={t('places.resizeColumns')} />
          <Panel
            id="next"
            defaultSize={322}
            minSize={220}
            collapsible
            groupResizeBehavior="preserve-pixel-size"
          >
            <CrashGuard what="place">
              <Aside />
            </CrashGuard>
          </Panel>
        </Group>
      </Panel>
      <Separator className="separator row over" aria-label={t('places.resizeRows')} />
      <Panel
        id="time"
        defaultSize={TIME_SIZE}
        minSize={120}
        groupResizeBehavior="preserve-pixel-size"
        className="time"
      >
        <Transport />
        <TimelinePlace />
      </Panel>
    </Group>
  );
}

/** False until the machine first answers: what stands below that answer comes with it, so that nothing jumps. */
function useHasAnswered(): boolean {
  return useScope((state) => state.machine !== 'starting' || state.moved !== undefined);
}

function Below() {
  return (
    <>
      <div className="stacked-stage">
        <StagePlace />
      </div>
      <div className="stacked-timeline">
        <TimelinePlace />
      </div>
      <div className="stacked-output">
        <Output />
      </div>
      <div className="stacked-code">
        <CodePanel />
      </div>
    </>
  );
}

/** A phone: what can be done first, then what it does, when, and why in code. */
function Stack() {
  const { t } = useWords();
  const hasAnswered = useHasAnswered();
  return (
    <>
      <main className="stack">
        <aside className="aside" aria-label={t('places.next')}>
          <NextPanel />
          <Why />
        </aside>
        {hasAnswered && <Below />}
      </main>
      <Transport />
    </>
  );
}

function Aside() {
  const { t } = useWords();
  const hasAnswered = useHasAnswered();
  return (
    <aside className="aside" aria-label={t('places.next')}>
      <NextPanel />
      <Why />
      {hasAnswered && <Output />}
    </aside>
  );
}
