import { type FieldFault, fieldFaultText } from './field-fault';

/** What is wrong with a link or a recording's file; linkErrorText says it in English, a page in its person's words. */
export type LinkProblem =
  /** Something else. `detail`: what of a file tells so, in English. */
  | { readonly kind: 'foreign'; readonly form: 'link' | 'file'; readonly detail?: string }
  /** Cut off, or changed on its way. `at`: a character that no link has, from 1 on. */
  | { readonly kind: 'damaged'; readonly at?: number }
  /** A recording's file that is not whole. `detail` as above. */
  | { readonly kind: 'damagedFile'; readonly detail: string }
  | {
      readonly kind: 'newer';
      readonly form: 'link' | 'file';
      readonly version: string;
      readonly newest: number;
    }
  /** It is whole, but says what cannot be. */
  | { readonly kind: 'impossible'; readonly part: LinkPart }
  | { readonly kind: 'tooLarge'; readonly what: LinkSize; readonly most: number }
  /** A field of a file. */
  | { readonly kind: 'field'; readonly name: string; readonly fault: FieldFault }
  | { readonly kind: 'goVersion'; readonly version: string }
  | { readonly kind: 'unknownProgram'; readonly id: string }
  /** A run that no link holds: its file does. */
  | { readonly kind: 'tooLong' };

export type LinkPart =
  | 'source'
  | 'goVersion'
  | 'number'
  | 'policy'
  | 'schedule'
  | 'cursor'
  | 'mark'
  | 'limit'
  | 'view';

/** In characters, bytes or steps. */
export type LinkSize = 'text' | 'bytes' | 'steps';

/** A link that cannot be opened, or a run that no link holds. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
  readonly problem: LinkProblem;

  constructor(problem: LinkProblem) {
    super(linkErrorText(problem));
    this.problem = problem;
  }
}

const PARTS: Readonly<Record<LinkPart, string>> = {
  source: 'program',
  goVersion: 'version of Go',
  number: 'number',
  policy: 'policy',
  schedule: 'schedule',
  cursor: 'moment',
  mark: 'state hash',
  limit: 'limit',
  view: 'view',
};

const SIZES: Readonly<Record<LinkSize, string>> = {
  text: 'characters',
  bytes: 'bytes',
  steps: 'steps',
};

/** A sentence without its capital and its full stop. */
function linkErrorText(problem: LinkProblem): string {
  switch (problem.kind) {
    case 'foreign': {
      const { form, detail } = problem;
      return `this is no hmapscope ${form}${detail === undefined ? '' : `: ${detail}`}`;
    }
    case 'damaged':
      return problem.at === undefined
        ? 'the link is damaged or cut off'
        : `the link is damaged: its character ${problem.at} is none that a link has`;
    case 'damagedFile':
      return `the file is damaged or cut off: ${problem.detail}`;
    case 'newer': {
      const { form, version, newest } = problem;
      return `the ${form} was made by a newer hmapscope: it has version ${version}, and this one reads versions up to ${newest}`;
    }
    case 'impossible':
      return `the link is damaged: it has a ${PARTS[problem.part]} that no run has`;
    case 'tooLarge':
      return `it has more than ${problem.most} ${SIZES[problem.what]}`;
    case 'field':
      return `the file's "${problem.name}" ${fieldFaultText(problem.fault)}`;
    case 'goVersion':
      return `it needs Go ${problem.version}, which this hmapscope does not run`;
    case 'unknownProgram':
      return `it needs the built-in program "${problem.id}", which this hmapscope does not have`;
    case 'tooLong':
      return 'this run is too long for a link';
  }
}
