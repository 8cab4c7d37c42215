import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'eslint-plugin',
  layers: { rules: 'src/**' },
  coverage: {
    bands: { rules: { statements: 100, branches: 100, functions: 100, lines: 100 } },
  },
});
