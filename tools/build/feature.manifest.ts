import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'build',
  layers: { bundling: 'src/**' },
  coverage: {
    bands: { bundling: { statements: 100, branches: 100, functions: 100, lines: 100 } },
    allow: [
      {
        path: 'src/build-package.ts',
        reason: 'a doorway: the tests pack every public package through it, in processes of their own',
        owner: 'tidemark',
        expires: '2027-12-31',
      },
    ],
  },
});
