/** One `%…` of a format. */
export interface Directive {
  /** As written: `%-5d`. */
  readonly text: string;
  readonly flags: string;
  /** Indices of arguments that a `*` reads, then the verb's own; from 0. */
  readonly stars: readonly number[];
  readonly arg: number;
  readonly verb: string;
  /** `[3]`: an index that no argument has, or what is no index. */
  readonly wrongIndex: string | undefined;
}

/** The directives of a format, in order, for a call with `count` arguments, and whether any chose its argument. */
export function directivesOf(
  format: string,
  count: number,
): { directives: Directive[]; indexed: boolean } {
  const directives: Directive[] = [];
  let arg = 0;
  let indexed = false;
  for (let at = format.indexOf('%'); at >= 0; ) {
    const shape = /%([ +\-#0]*)(\[[^\]]*\])?(\*|\d*)(?:(\.)(\[[^\]]*\])?(\*|\d*))?(\[[^\]]*\])?/uy;
    shape.lastIndex = at;
    const found = shape.exec(format);
    if (found === null) break;
    const [text, flags = '', first, width, dot, second, precision, third] = found;
    const stars: number[] = [];
    let wrongIndex: string | undefined;
    const choose = (index: string | undefined): void => {
      if (index === undefined) return;
      indexed = true;
      const n = /^\[\d+\]$/.test(index) ? Number(index.slice(1, -1)) : 0;
      if (n < 1 || n > count) wrongIndex ??= index;
      else arg = n - 1;
    };
    const star = (size: string | undefined): void => {
      if (size === '*') stars.push(arg++);
    };
    choose(first);
    star(width);
    choose(second);
    star(precision);
    choose(third);
    const verb = String.fromCodePoint(format.codePointAt(at + text.length) ?? 0);
    const ended = at + text.length >= format.length;
    const takes = !ended && verb !== '%';
    directives.push({
      text: ended ? text : text + verb,
      flags: dot === undefined ? flags : `${flags}.`,
      stars,
      arg,
      verb: ended ? '' : verb,
      wrongIndex,
    });
    if (takes) arg++;
    at = format.indexOf('%', at + text.length + (ended ? 0 : verb.length));
  }
  return { directives, indexed };
}
