import { marksOf } from '../marks-of.ts';
import { type LintRule, located, ruleDocs } from '../rule.ts';

const PREFIX = /^f(?=(?:it|test|describe|specify|context)\b)/;
/** `.only` in a chain of names; behind a call it could be a word of its arguments. */
const LINK = /^([\w$]+(?:\s*\.\s*[\w$]+)*?)(?:\s*\.\s*only(?![\w$])|\s*\[\s*(['"`])only\2\s*\])/;

/** Reports a test that keeps every other test of its file from running. */
export const noFocusedTests: LintRule = {
  meta: {
    type: 'problem',
    docs: ruleDocs('no-focused-tests', 'Refuse a test that keeps the others from running'),
    messages: {
      focused: '`{{call}}` keeps every other test of this file from running.',
      unfocus: 'Run the other tests too.',
    },
    hasSuggestions: true,
    schema: [],
  },
  create(context) {
    const marks = marksOf(context).testMarks.filter(
      ({ kind, reason }) => kind === 'focused' && reason === null,
    );
    if (marks.length === 0) return {};
    return {
      Program() {
        for (const { call, place } of marks) {
          const focus = focusIn(context.sourceCode.text.slice(place.start, place.end));
          context.report({
            loc: located(context, place),
            messageId: 'focused',
            data: { call },
            suggest: focus.map(([from, to]) => ({
              messageId: 'unfocus',
              fix: (fixer) => fixer.removeRange([place.start + from, place.start + to]),
            })),
          });
        }
      },
    };
  },
};

/** Where in the words of a call its focus stands; nothing where it is an option or taken out of an object. */
function focusIn(words: string): [from: number, to: number][] {
  if (PREFIX.test(words)) return [[0, 1]];
  const link = LINK.exec(words);
  return link === null ? [] : [[(link[1] ?? '').length, link[0].length]];
}
