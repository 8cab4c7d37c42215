import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'syntax',
  layers: { reading: 'src/**' },
  coverage: {
    bands: { reading: { statements: 95, branches: 90, functions: 95, lines: 95 } },
  },
});
