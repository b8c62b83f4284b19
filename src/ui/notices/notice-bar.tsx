import { X } from 'lucide-react';
import { driftPlace } from '../../recording';
import type { Notice } from '../../store';
import { Chip } from '../chip';
import { useActions, useScope } from '../scope';
import { code } from '../words/tags';
import { useWords } from '../words/use-words';
import { BadShare } from './bad-share';
import './notice.css';

/** One thing to tell at a time, above everything, moving nothing. */
export function NoticeBar() {
  const { t } = useWords();
  const notice = useScope((state) => state.notice);
  const actions = useActions();
  if (notice === undefined) return null;
  return (
    <div className="notice" data-kind={notice.kind} role={isQuiet(notice) ? 'status' : 'alert'}>
      <NoticeText notice={notice} />
      <button
        type="button"
        className="button icon"
        aria-label={t('notices.dismiss')}
        title={t('notices.dismiss')}
        onClick={() => actions.dismissNotice()}
      >
        <X size={15} aria-hidden />
      </button>
    </div>
  );
}

/** What broke: a screen reader is to say it at once. */
const LOUD: ReadonlySet<Notice['kind']> = new Set([
  'badShare',
  'badLink',
  'badFile',
  'unfitFile',
  'tooLong',
  'drift',
  'failed',
  'machineDied',
]);

function isQuiet(notice: Notice): boolean {
  return !LOUD.has(notice.kind);
}

function NoticeText({ notice }: { readonly notice: Notice }) {
  const { t } = useWords();
  const actions = useActions();
  switch (notice.kind) {
    case 'shared':
      return (
        <p>
          {t(notice.copied ? 'notices.shared' : 'notices.sharedNotCopied')}
          {notice.lacksEdits && <b> {t('notices.lacksEdits')}</b>}
          <input
            aria-label={t('header.share')}
            readOnly
            value={notice.link}
            onFocus={(event) => event.target.select()}
          />
        </p>
      );
    case 'badShare':
      return (
        <p>
          <BadShare problem={notice.problem} />
        </p>
      );
    case 'cutShort': {
      const { made, length } = notice;
      return (
        <p>
          {t('notices.cutShort', { made, length })}{' '}
          <button
            type="button"
            className="button primary"
            onClick={() => void actions.goOnOpening()}
          >
            {t('notices.goOn')}
          </button>
        </p>
      );
    }
    case 'tooLong':
      return <p>{t('notices.tooLong')}</p>;
    case 'badLink':
      return <p>{t('notices.badLink', { reason: notice.reason })}</p>;
    case 'badFile':
      return <p>{t('notices.badFile', { reason: notice.reason })}</p>;
    case 'unfitFile':
      return <p>{t(`notices.unfitFile.${notice.why}`, { name: notice.name })}</p>;
    case 'saved':
      return <p>{t('notices.saved', { name: notice.name })}</p>;
    case 'drift': {
      const { at, agreed = 0, kind, gid = 0 } = notice.drift;
      const told = { at, agreed, kind, gid: `${gid}` };
      return <p>{t(`notices.drift.${driftPlace(notice.drift)}`, told)}</p>;
    }
    case 'atBreakpoint': {
      const chip = <Chip gid={notice.gid} />;
      const { place } = notice;
      return <p>{t.rich('notices.atBreakpoint', { place, who: () => chip, code })}</p>;
    }
    case 'noCode':
      return <p>{t('notices.noCode', { file: notice.file, line: notice.line })}</p>;
    case 'noHit':
      return <p>{t(`notices.noHit.${notice.way}`)}</p>;
    case 'noThrow':
      return <p>{t('notices.noThrow')}</p>;
    case 'spinning':
      return <p>{t('notices.spinning')}</p>;
    case 'limit':
      return <p>{t('notices.limit', { steps: notice.steps })}</p>;
    case 'notKept':
      return <p>{t('notices.notKept')}</p>;
    case 'failed':
      return <p>{t('notices.failed', { reason: notice.reason })}</p>;
    case 'machineDied':
      return (
        <p>
          {t('notices.machineDied', { reason: notice.reason })}{' '}
          <button type="button" className="button primary" onClick={() => void actions.revive()}>
            {t('notices.revive')}
          </button>
        </p>
      );
  }
}
