import { defineFeature } from '../manifest/src/index.ts';

export default defineFeature({
  name: 'core-testing',
  layers: { derivation: 'src/**' },
  coverage: {
    bands: { derivation: { statements: 90, branches: 75, functions: 90, lines: 90 } },
  },
});
