import { Component, type ReactNode } from 'react';
import { Modal } from '../dialogs/modal';
import { useActions, useScope } from '../scope';
import { useWords } from '../words/use-words';
import './crash.css';

type Guarded =
  | { readonly what: 'page' | 'place' }
  | { readonly what: 'dialog'; readonly onClose: () => void };

/**
 * All of the page, or a part of it: when drawing it fails, it says so and gives the person's work back, and the rest goes
 * on. A class, as React has no hook for it.
 */
export class CrashGuard extends Component<Guarded & { readonly children: ReactNode }> {
  override state: { readonly reason?: string } = {};

  static getDerivedStateFromError(error: unknown): { readonly reason: string } {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  private readonly retry = (): void => this.setState({ reason: undefined });

  override render(): ReactNode {
    const { reason } = this.state;
    if (reason === undefined) return this.props.children;
    return <Crashed {...this.props} reason={reason} onRetry={this.retry} />;
  }
}

function Crashed(props: Guarded & { readonly reason: string; readonly onRetry: () => void }) {
  const { t } = useWords();
  const title = t(`crash.title.${props.what}`);
  if (props.what === 'dialog') {
    return (
      <Modal className="crashed" title={title} onClose={props.onClose}>
        <Ways {...props} />
      </Modal>
    );
  }
  return (
    <div className="crashed" role="alert">
      <h2>{title}</h2>
      <Ways {...props} />
    </div>
  );
}

/** What broke, and the ways on. */
function Ways({ reason, onRetry }: { readonly reason: string; readonly onRetry: () => void }) {
  const { t } = useWords();
  const actions = useActions();
  const canSaveRun = useScope((state) => state.opened !== undefined && state.machine === 'ready');
  return (
    <>
      <p>{t('crash.kept')}</p>
      <p className="reason mono">{reason}</p>
      <p className="ways">
        <button type="button" className="button primary" onClick={onRetry}>
          {t('crash.retry')}
        </button>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('crash.reload')}
        </button>
        <button type="button" className="button" onClick={() => actions.saveSource()}>
          {t('crash.saveSource')}
        </button>
        <button
          type="button"
          className="button"
          disabled={!canSaveRun}
          onClick={() => void actions.saveFile()}
        >
          {t('crash.saveRun')}
        </button>
      </p>
    </>
  );
}
