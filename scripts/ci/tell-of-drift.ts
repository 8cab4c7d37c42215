// Opens, updates or closes the one issue about fallen mutation scores, from the document named behind the script.
import { readFileSync } from 'node:fs';
import { tellOfDrift } from '../../tools/workflows/src/index.ts';

const {
  GITHUB_API_URL: api = 'https://api.github.com',
  GITHUB_SERVER_URL: server = 'https://github.com',
  GITHUB_REPOSITORY: repository = '',
  GITHUB_RUN_ID: id = '',
  GITHUB_SHA: commit = '',
  GITHUB_TOKEN: token = '',
} = process.env;

const [document = 'coverage/.out/mutation.json'] = process.argv.slice(2);
const run = `${server}/${repository}/actions/runs/${id}`;
const { kind } = await tellOfDrift(readFileSync(document, 'utf8'), { api, repository, token, run, commit });
console.log(kind);
