import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'changes',
  layers: { history: 'src/**' },
  coverage: {
    bands: { history: { statements: 95, branches: 88, functions: 95, lines: 95 } },
  },
});
