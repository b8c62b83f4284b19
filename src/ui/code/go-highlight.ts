import {
  HighlightStyle,
  indentNodeProp,
  LanguageSupport,
  LRLanguage,
  syntaxHighlighting,
} from '@codemirror/language';
import { parser } from '@lezer/go';
import { tags } from '@lezer/highlight';

const goLanguage = LRLanguage.define({
  name: 'go',
  parser: parser.configure({
    props: [
      indentNodeProp.add({
        'Block LiteralValue StructBody InterfaceBody SpecList Parameters Arguments': (context) => {
          const closes = /^\s*[})]/.test(context.textAfter);
          return context.baseIndent + (closes ? 0 : context.unit);
        },
        // Cases stand below their switch, as gofmt has them.
        'SwitchBlock SelectBlock': (context) => {
          const isOuter = /^\s*(?:\}|case\b|default\b)/.test(context.textAfter);
          return context.baseIndent + (isOuter ? 0 : context.unit);
        },
        // What goes on in lines of its own is as its author indented it.
        'String BlockComment': () => null,
      }),
    ],
  }),
  languageData: {
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    indentOnInput: /^\s*(?:[})]|case\b.*:|default:)$/,
  },
});

/** Few colours: keywords, numbers, strings and comments. Goroutines need the rest. */
const style = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword, tags.moduleKeyword], color: 'var(--keyword)' },
  { tag: [tags.controlKeyword, tags.operatorKeyword], color: 'var(--keyword)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--number)' },
  { tag: [tags.string, tags.character], color: 'var(--string)' },
  { tag: tags.comment, color: 'var(--comment)', fontStyle: 'italic' },
]);

export const go = new LanguageSupport(goLanguage, syntaxHighlighting(style));
