import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'train',
  layers: { landing: 'src/**' },
  coverage: {
    bands: { landing: { statements: 95, branches: 88, functions: 97, lines: 95 } },
  },
});
