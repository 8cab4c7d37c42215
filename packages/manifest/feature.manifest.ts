import { defineFeature } from './src/index.ts';

export default defineFeature({
  name: 'manifest',
  layers: { contract: 'src/**' },
  coverage: {
    bands: { contract: { statements: 95, branches: 90, functions: 95, lines: 95 } },
  },
});
