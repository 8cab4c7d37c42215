import { marksOf } from '../marks-of.ts';
import { type LintRule, located, ruleDocs } from '../rule.ts';

const SHOWN = 120;

/** Reports a comment that hides code from coverage, or mutants from Stryker, and does not say why. */
export const noUnexplainedCoverageIgnore: LintRule = {
  meta: {
    type: 'problem',
    docs: ruleDocs('no-unexplained-coverage-ignore', 'Ask every ignore hint for its reason'),
    messages: {
      unexplained: '`{{hint}}` hides code and does not say why: write `{{hint}} -- reason`.',
    },
    schema: [],
  },
  create(context) {
    // What a stop closes is explained where it starts.
    const hints = marksOf(context).hints.filter(({ form, reason }) => form !== 'stop' && reason === null);
    if (hints.length === 0) return {};
    return {
      Program() {
        for (const { text, place } of hints) {
          const hint = text.slice(0, SHOWN).replace(/(?: --)?(?: @preserve)?$/, '');
          context.report({ loc: located(context, place), messageId: 'unexplained', data: { hint } });
        }
      },
    };
  },
};
