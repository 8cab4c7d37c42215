import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'cli',
  layers: { command: 'src/**' },
  coverage: {
    bands: { command: { statements: 90, branches: 85, functions: 90, lines: 90 } },
  },
});
