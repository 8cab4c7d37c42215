import { marksOf } from '../marks-of.ts';
import { type LintRule, located, ruleDocs, type RuleFixer } from '../rule.ts';

const PREFIX = /^f(?=(?:it|test|describe|specify|context)\b)/;
/** `.only` in a chain of names; behind a call it could be a word of its arguments. */
const LINK = /^(?<before>[\w$]+(?:\s*\.\s*[\w$]+)*?)(?:\s*\.\s*only(?![\w$])|\s*\[\s*(['"`])only\2\s*\])/;

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
    const { text } = context.sourceCode;
    const marks = marksOf(context).testMarks.filter(
      ({ kind, reason }) => kind === 'focused' && reason === null,
    );
    if (marks.length === 0) return {};
    return {
      Program() {
        for (const { call, place } of marks) {
          const words = text.slice(place.start, place.end);
          // An option, or a word taken out of an object, is left to the author.
          const unfocused = words.replace(PREFIX, '').replace(LINK, '$<before>');
          const fix = (fixer: RuleFixer) => fixer.replaceTextRange([place.start, place.end], unfocused);
          context.report({
            loc: located(context, place),
            messageId: 'focused',
            data: { call },
            suggest: unfocused === words ? [] : [{ messageId: 'unfocus', fix }],
          });
        }
      },
    };
  },
};
