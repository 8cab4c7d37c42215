import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'coverage-model',
  layers: { readers: 'src/**' },
  coverage: {
    bands: { readers: { statements: 95, branches: 90, functions: 95, lines: 95 } },
    mutationTargets: ['readers'],
    mutationScore: 85,
  },
});
