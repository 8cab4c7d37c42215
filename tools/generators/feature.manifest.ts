import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'nx',
  layers: { generating: 'src/**' },
  coverage: {
    bands: { generating: { statements: 95, branches: 90, functions: 95, lines: 95 } },
  },
});
