import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'docs',
  layers: { pages: 'src/**' },
  coverage: {
    bands: { pages: { statements: 100, branches: 100, functions: 100, lines: 100 } },
  },
});
