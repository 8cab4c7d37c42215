import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'marketing-pages',
  coverage: {
    bands: {
      entities: { statements: 100, branches: 100, functions: 100, lines: 100 },
      'use-cases': { statements: 100, branches: 95, functions: 100, lines: 100 },
      controllers: { statements: 100, branches: 95, functions: 100, lines: 100 },
      baseline: { statements: 80, branches: 75, functions: 80, lines: 80 },
    },
    mutationTargets: ['entities', 'use-cases'],
    mutationScore: 80,
  },
});
