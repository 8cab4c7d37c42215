import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'workflows',
  layers: { steps: 'src/**' },
  coverage: {
    bands: { steps: { statements: 100, branches: 95, functions: 100, lines: 100 } },
  },
});
