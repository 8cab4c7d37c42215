import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'scaffold',
  layers: { planning: 'src/**' },
  coverage: {
    bands: { planning: { statements: 95, branches: 90, functions: 95, lines: 95 } },
  },
});
