import { defineFeature } from '../manifest/src/index.ts';

export default defineFeature({
  name: 'kernel',
  layers: { words: 'src/**' },
  coverage: {
    bands: { words: { statements: 100, branches: 100, functions: 100, lines: 100 } },
  },
});
