import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'verdict',
  layers: { judgement: 'src/**' },
  coverage: {
    bands: { judgement: { statements: 100, branches: 95, functions: 100, lines: 100 } },
    mutationTargets: ['judgement'],
    mutationScore: 85,
  },
});
