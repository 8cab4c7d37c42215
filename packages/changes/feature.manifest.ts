import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'changes',
  layers: { history: 'src/**' },
  coverage: {
    bands: { history: { statements: 93, branches: 85, functions: 95, lines: 95 } },
  },
});
