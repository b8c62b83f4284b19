import type { LinkProblem } from '../../recording';
import { useWords } from '../words/use-words';

/** What is wrong with a link or a file that somebody shared. */
export function BadShare({ problem }: { readonly problem: LinkProblem }) {
  const { t } = useWords();
  switch (problem.kind) {
    case 'foreign':
      return t(`notices.badShare.${problem.form === 'file' ? 'foreignFile' : 'foreignLink'}`);
    case 'damaged':
      return problem.at === undefined
        ? t('notices.badShare.damaged')
        : t('notices.badShare.damagedAt', { at: problem.at });
    case 'newer': {
      const { version, newest } = problem;
      return t('notices.badShare.newer', { version, newest });
    }
    case 'impossible':
      return t('notices.badShare.impossible', { part: problem.part });
    case 'tooLarge':
      return t('notices.badShare.tooLarge', { most: problem.most, what: problem.what });
    case 'field': {
      const { name, detail, wrong } = problem;
      if (wrong === 'missing') return t('notices.badShare.fieldMissing', { name });
      if (wrong === 'unknown') return t('notices.badShare.fieldUnknown', { name });
      return t('notices.badShare.field', { name, detail });
    }
    case 'goVersion':
      return t('notices.badShare.goVersion', { version: problem.version });
    case 'unknownProgram':
      return t('notices.badShare.unknownProgram', { id: problem.id });
    case 'tooLong':
      return t('notices.tooLong');
  }
}
