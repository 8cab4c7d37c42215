import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'mutation',
  layers: { mutation: 'src/**' },
  coverage: {
    bands: { mutation: { statements: 95, branches: 90, functions: 95, lines: 95 } },
  },
});
