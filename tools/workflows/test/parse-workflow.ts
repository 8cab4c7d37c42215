import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const FOLDER = path.join(ROOT, '.github/workflows');

const words = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const step = z.object({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  run: z.string().optional(),
  uses: z.string().optional(),
  with: words.optional(),
  env: words.optional(),
});

const job = z.object({
  needs: z.string().optional(),
  if: z.string().optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.int().positive(),
  permissions: z.record(z.string(), z.string()).optional(),
  strategy: z
    .object({ 'fail-fast': z.boolean(), matrix: z.record(z.string(), z.array(z.string())) })
    .optional(),
  env: words.optional(),
  steps: z.array(step),
});

const workflow = z.object({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.union([z.string(), z.boolean()]) }),
  defaults: z.object({ run: z.object({ shell: z.string() }) }),
  jobs: z.record(z.string(), job),
});

export type Step = z.infer<typeof step>;
export type Job = z.infer<typeof job>;
export type Workflow = z.infer<typeof workflow>;

/** Names of the workflow files of this repository. */
export const WORKFLOWS = readdirSync(FOLDER);

export function workflowText(file: string): string {
  return readFileSync(path.join(FOLDER, file), 'utf8');
}

/** A workflow of this repository, with every key that its tests rely on. */
export function readWorkflow(file: string): Workflow {
  return asWorkflow(workflowText(file));
}

export function asWorkflow(text: string): Workflow {
  return workflow.parse(parse(text));
}

/** What GitHub's own parser finds wrong with the text of a workflow. */
export async function mistakesIn(text: string): Promise<string[]> {
  // It imports its grammar as JSON without saying so, which bundlers take and Node refuses.
  const hooks = registerHooks({
    load: (url, context, next) =>
      next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
  });
  const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } =
    await import('@actions/workflow-parser');
  hooks.deregister();
  const { context, value } = parseWorkflow(
    { name: 'workflow.yml', content: text },
    new NoOperationTraceWriter(),
  );
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}
