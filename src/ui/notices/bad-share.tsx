import type { LinkProblem } from '../../recording';
import { useWords } from '../words/use-words';
import type { Translate } from '../words/words';

/** What a fault of a field may lack. */
const NOTHING = { least: 0, most: 0, nth: 0, line: 0, column: 0, word: '' };

/** What is wrong with a link or a file that somebody shared. */
export function BadShare({ problem }: { readonly problem: LinkProblem }) {
  const { t } = useWords();
  return badShareText(t, problem);
}

export function badShareText(t: Translate, problem: LinkProblem): string {
  switch (problem.kind) {
    case 'foreign':
      return t(`notices.badShare.${problem.form === 'file' ? 'foreignFile' : 'foreignLink'}`);
    case 'damaged':
      return problem.at === undefined
        ? t('notices.badShare.damaged')
        : t('notices.badShare.damagedAt', { at: problem.at });
    case 'damagedFile':
      return t('notices.badShare.damagedFile');
    case 'newer': {
      const { version, newest } = problem;
      return t('notices.badShare.newer', { version, newest });
    }
    case 'impossible':
      return t('notices.badShare.impossible', {
        part: t(`notices.badShare.part.${problem.part}`),
      });
    case 'tooLarge':
      return t('notices.badShare.tooLarge', { most: problem.most, what: problem.what });
    case 'field': {
      const { name, fault } = problem;
      return t('notices.badShare.field', { name, ...NOTHING, ...fault });
    }
    case 'goVersion':
      return t('notices.badShare.goVersion', { version: problem.version });
    case 'unknownProgram':
      return t('notices.badShare.unknownProgram', { id: problem.id });
    case 'tooLong':
      return t('notices.tooLong');
  }
}
