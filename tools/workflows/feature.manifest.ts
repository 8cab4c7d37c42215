import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'workflows',
  layers: { steps: 'src/**' },
  coverage: {
    bands: { steps: { statements: 100, branches: 100, functions: 100, lines: 100 } },
  },
});
