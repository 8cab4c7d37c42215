import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';

/** An issue as the API has it. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly labels: readonly string[];
  readonly state: string;
}

/** A server that stands for the issues of one repository. */
export interface IssueServer {
  readonly url: string;
  readonly issues: Issue[];
  /** `METHOD path` of every request. */
  readonly asked: string[];
}

/** Serves the issues of shop/orchard on loopback to whoever holds the token `seal`, until the test is over. */
export async function serveIssues(issues: Issue[] = []): Promise<IssueServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://host');
      asked.push(`${request.method} ${url.pathname}`);
      const [status, answer] =
        request.headers.authorization === 'Bearer seal'
          ? answerTo(issues, `${request.method}`, url, text === '' ? {} : JSON.parse(text))
          : [401, { message: 'Bad credentials' }];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}`, issues, asked };
}

/** Format: https://docs.github.com/rest/issues/issues */
function answerTo(issues: Issue[], method: string, url: URL, given: Partial<Issue>): [number, unknown] {
  const [, number] = /^\/repos\/shop\/orchard\/issues(?:\/(\d+))?$/.exec(url.pathname) ?? [];
  if (method === 'GET') {
    const { state, labels = '' } = Object.fromEntries(url.searchParams);
    return [200, issues.filter((issue) => issue.state === state && issue.labels.includes(labels))];
  }
  if (method === 'POST') {
    const issue = { number: issues.length + 1, title: '', body: null, labels: [], state: 'open', ...given };
    issues.push(issue);
    return [201, issue];
  }
  const index = issues.findIndex((issue) => String(issue.number) === number);
  const issue = issues[index];
  if (method !== 'PATCH' || issue === undefined) return [404, { message: 'Not Found' }];
  issues[index] = { ...issue, ...given };
  return [200, issues[index]];
}
