import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'app',
  coverage: {
    bands: {
      baseline: { statements: 100, branches: 95, functions: 100, lines: 100 },
    },
    allow: [
      {
        path: 'src/start.ts',
        reason: 'the entry of the process, seen working by the tests that start one',
        owner: 'tidemark',
        expires: '2027-12-31',
      },
    ],
  },
});
