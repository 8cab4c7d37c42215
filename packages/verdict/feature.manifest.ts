import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'verdict',
  layers: { judgement: 'src/**' },
  coverage: {
    bands: { judgement: { statements: 98, branches: 93, functions: 100, lines: 98 } },
    mutationTargets: ['judgement'],
    mutationScore: 85,
  },
});
