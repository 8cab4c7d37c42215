import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'ledger',
  layers: { keeping: 'src/**' },
  coverage: {
    bands: { keeping: { statements: 95, branches: 88, functions: 97, lines: 95 } },
  },
});
