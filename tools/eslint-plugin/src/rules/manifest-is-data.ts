import { basename } from 'node:path';
import { checkManifest } from '@tidemark/manifest/sync';
import { type LintRule, located, ruleDocs } from '../rule.ts';

/** Reports what keeps `feature.manifest.ts` from being read: code, an unknown key, a value out of range. */
export const manifestIsData: LintRule = {
  meta: {
    type: 'problem',
    docs: ruleDocs('manifest-is-data', 'Hold a feature manifest to what can be read without running it'),
    messages: {
      refused: 'This manifest cannot be read: {{message}}.',
    },
    schema: [],
  },
  create(context) {
    if (basename(context.filename) !== 'feature.manifest.ts') return {};
    const checked = checkManifest(context.sourceCode.text);
    if (checked.ok) return {};
    return {
      Program() {
        for (const { message, span } of checked.problems) {
          context.report({ loc: located(context, span), messageId: 'refused', data: { message } });
        }
      },
    };
  },
};
