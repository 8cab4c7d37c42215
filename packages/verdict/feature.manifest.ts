import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'verdict',
  layers: { judgement: 'src/**' },
  coverage: {
    bands: { judgement: { statements: 97, branches: 92, functions: 100, lines: 98 } },
    mutationTargets: ['judgement'],
    mutationScore: 90,
  },
});
