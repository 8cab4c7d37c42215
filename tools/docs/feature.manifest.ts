import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'docs',
  layers: { pages: 'src/pages/**', reference: 'src/reference/**' },
  coverage: {
    bands: {
      pages: { statements: 100, branches: 95, functions: 100, lines: 100 },
      reference: { statements: 100, branches: 95, functions: 100, lines: 100 },
    },
  },
});
