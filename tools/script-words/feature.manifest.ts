import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'script-words',
  layers: { reading: 'src/**' },
  coverage: {
    bands: { reading: { statements: 100, branches: 100, functions: 100, lines: 100 } },
  },
});
