// Commits the coverage/summary.json that lies here onto the branch of origin that this run is about.
import { $ } from 'zx';
import { landFile } from '../../tools/workflows/src/index.ts';

const branch = process.env['GITHUB_REF_NAME'] ?? 'main';
const measured = (await $({ quiet: true })`git rev-parse HEAD`).text('utf8').trim();

const landed = await landFile({
  root: process.cwd(),
  file: 'coverage/summary.json',
  subject: `Commit the coverage of ${measured.slice(0, 12)}`,
  branch,
  measured,
});
console.log(landed.kind === 'refused' ? `${branch} takes no commit: ${landed.why}` : landed.kind);
if (landed.kind === 'refused') process.exitCode = 1;
