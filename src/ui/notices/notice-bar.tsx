import { X } from 'lucide-react';
import type { Notice } from '../../store';
import { useActions, useScope } from '../scope';
import { words } from '../words';
import './notice.css';

/** One thing to tell at a time, above everything, moving nothing. */
export function NoticeBar() {
  const notice = useScope((state) => state.notice);
  const actions = useActions();
  if (notice === undefined) return null;
  return (
    <div className="notice" data-kind={notice.kind} role={isQuiet(notice) ? 'status' : 'alert'}>
      <NoticeText notice={notice} />
      <button
        type="button"
        className="button icon"
        aria-label={words.dismiss}
        title={words.dismiss}
        onClick={() => actions.dismissNotice()}
      >
        <X size={15} aria-hidden />
      </button>
    </div>
  );
}

/** What broke: a screen reader is to say it at once. */
const LOUD: ReadonlySet<Notice['kind']> = new Set([
  'badLink',
  'badFile',
  'drift',
  'failed',
  'machineDied',
]);

function isQuiet(notice: Notice): boolean {
  return !LOUD.has(notice.kind);
}

function NoticeText({ notice }: { readonly notice: Notice }) {
  const actions = useActions();
  switch (notice.kind) {
    case 'shared':
      return (
        <p>
          {notice.copied ? words.shared : words.sharedNotCopied}
          <input
            aria-label={words.share}
            readOnly
            value={notice.link}
            onFocus={(event) => event.target.select()}
          />
        </p>
      );
    case 'badLink':
      return <p>{words.badLink(notice.reason)}</p>;
    case 'badFile':
      return <p>{words.badFile(notice.reason)}</p>;
    case 'saved':
      return <p>{words.saved(notice.name)}</p>;
    case 'drift':
      return <p>{words.drift(notice.drift)}</p>;
    case 'noThrow':
      return <p>{words.noThrow}</p>;
    case 'spinning':
      return <p>{words.spinning}</p>;
    case 'limit':
      return <p>{words.limit(notice.steps)}</p>;
    case 'failed':
      return <p>{words.failed(notice.reason)}</p>;
    case 'machineDied':
      return (
        <p>
          {words.machineDied(notice.reason)}{' '}
          <button type="button" className="button primary" onClick={() => void actions.revive()}>
            {words.revive}
          </button>
        </p>
      );
  }
}
