import { defineFeature } from '../../packages/manifest/src/index.ts';

export default defineFeature({
  name: 'test-kit',
  coverage: {
    allow: [
      {
        path: 'src/**',
        reason: 'runs inside the tests of every package, which fail when it is wrong',
        owner: 'tidemark',
        expires: '2027-12-31',
      },
    ],
  },
});
