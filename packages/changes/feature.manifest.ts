import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'changes',
  layers: { history: 'src/**' },
  coverage: {
    bands: { history: { statements: 92, branches: 84, functions: 95, lines: 95 } },
    mutationTargets: ['history'],
    mutationScore: 85,
  },
});
