import { defineFeature } from '../../packages/manifest/src/index.ts';

export default defineFeature({
  name: 'ecosystem',
  coverage: {
    allow: [
      {
        path: 'src/**',
        reason: 'a tool of this workspace, seen working by its test and by its runs in other repositories',
        owner: 'tidemark',
        expires: '2027-12-31',
      },
    ],
  },
});
