/** What a field of a recording's file is, or must be; fieldFaultText says it in English, a page in its person's words. */
export type FieldFault =
  | { readonly is: PlainFault }
  /** It must be a whole number, no larger than `most` if there is one. */
  | { readonly is: 'whole'; readonly least: number; readonly most?: number }
  /** It must be so many hex digits, in pairs. */
  | { readonly is: 'hex'; readonly least: number; readonly most: number }
  /** Choice `nth` of the schedule is none, in a line of it, from 1 on. */
  | {
      readonly is: 'choice';
      readonly nth: number;
      readonly line: number;
      readonly column: number;
      readonly word: string;
    }
  /** It has more steps, or entries. */
  | { readonly is: 'tooLong'; readonly most: number };

type PlainFault = keyof typeof PLAIN;

/** Behind the field's name. */
const PLAIN = {
  missing: 'is missing',
  unknown: 'is not known here',
  version: 'must be the version of the file',
  goVersion: 'must be a version like "1.23.5"',
  lines: 'must be a list of lines',
  list: 'must be a list',
  entry: 'must have a name for each of its parts',
  noSource: 'must be there, or "builtIn" instead',
  builtIn: 'must be the id of a built-in program',
  fileName: 'must be the name of a file, without its folder',
  policy: 'must have a "kind": byHand, roundRobin (with "quantum"), random or golike (with "seed")',
  onlyTrue: 'must be true, or be left out',
  view: 'must be a list of names and values',
  viewName: 'has a name that no view has',
  viewValue: 'must be a small text, a number or a boolean',
  behindEnd: "is behind the schedule's end",
  outOfOrder: 'must be in order of step',
} as const;

/** `must be a list of lines`, to be set behind the field's name. */
export function fieldFaultText(fault: FieldFault): string {
  switch (fault.is) {
    case 'whole': {
      const { least, most } = fault;
      return `must be a whole number from ${least} ${most === undefined ? 'on' : `to ${most}`}`;
    }
    case 'hex': {
      const { least, most } = fault;
      const digits = least === most ? `${most}` : `${least} to ${most}, evenly many,`;
      return `must be ${digits} hex digits in lower case`;
    }
    case 'choice': {
      const { nth, line, column, word } = fault;
      return `is none: choice ${nth}, line ${line}, column ${column}, is \`${word}\``;
    }
    case 'tooLong':
      return `has more than ${fault.most}`;
    default:
      return PLAIN[fault.is];
  }
}
