import { startPostgres } from '@tidemark/test-kit';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a server for these tests; null where none could be started. */
    readonly postgresUrl: string | null;
  }
}

/** Starts one PostgreSQL server for all tests of the package, and says so where there is none to start. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const server = await startPostgres();
  project.provide('postgresUrl', typeof server === 'string' ? null : server.url);
  if (typeof server !== 'string') return server.stop;
  process.stderr.write(`\nThe tests of the train in PostgreSQL are SKIPPED: ${server}\n`);
  return undefined;
}
