// Puts the coverage/mutation.json that lies here on a branch of origin, and says in the job summary where to open the pull request.
import { appendFileSync } from 'node:fs';
import { proposeFile } from '../../tools/workflows/src/index.ts';

const BRANCH = 'tidemark/mutation-scores';
const {
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
  GITHUB_STEP_SUMMARY: summary,
} = process.env;

const { kind } = await proposeFile({
  root: process.cwd(),
  file: 'coverage/mutation.json',
  subject: 'Commit the mutation scores of last night',
  branch: BRANCH,
});
console.log(kind);
if (kind !== 'unchanged' && summary !== undefined)
  appendFileSync(
    summary,
    `The mutation scores moved: [open the pull request](${server}/${repository}/compare/${BRANCH}?expand=1).\n`,
  );
