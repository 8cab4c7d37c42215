import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'eslint-plugin',
  layers: { rules: 'src/**' },
  coverage: {
    bands: { rules: { statements: 95, branches: 90, functions: 95, lines: 95 } },
  },
});
