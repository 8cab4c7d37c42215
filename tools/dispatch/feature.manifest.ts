import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'dispatch',
  layers: { loop: 'src/**' },
  coverage: {
    bands: { loop: { statements: 100, branches: 100, functions: 100, lines: 100 } },
  },
});
