import { defineFeature } from '../../packages/manifest/src/index.ts';

export default defineFeature({
  name: 'layers',
  coverage: {
    allow: [
      {
        path: 'src/**',
        reason: 'a tool of this workspace, seen working by its own run in CI',
        owner: 'tidemark',
        expires: '2027-12-31',
      },
    ],
  },
});
