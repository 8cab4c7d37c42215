import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runProcess, temporaryFolder } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { COMMANDS } from '../src/commands/command-table.ts';

const PACKAGE = path.join(import.meta.dirname, '..');
const FOLDER = path.join(PACKAGE, 'skills/tidemark');
const text = readFileSync(path.join(FOLDER, 'SKILL.md'), 'utf8');
const [, head = '', body = ''] = /^---\n([^]+?)\n---\n([^]+)$/.exec(text) ?? [];

/** agentskills.io/specification: the keys of a skill, and no others. */
const frontmatter = z.strictObject({
  name: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  description: z.string().min(1).max(1024),
  license: z.string().optional(),
  compatibility: z.string().min(1).max(500).optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  'allowed-tools': z.string().optional(),
});

test('the skill has the keys of the specification, and the name of its folder', () => {
  const { name, license, description } = frontmatter.parse(parse(head));
  expect({ name, license }).toEqual({ name: path.basename(FOLDER), license: 'MIT' });
  expect(description).not.toMatch(/[<>]/);
});

test('the skill is short enough to be read whole', () => {
  expect(body.split('\n').length).toBeLessThan(500);
  // A token is four characters of English, more or less.
  expect(body.length / 4).toBeLessThan(5000);
});

test('the skill names only commands that there are', () => {
  const named = [...body.matchAll(/\btidemark ([a-z-]+)\b/g)].map(([, word]) => word);
  const commands: readonly (string | undefined)[] = COMMANDS.map((command) => command.name);
  expect(named.filter((word) => !commands.includes(word))).toEqual([]);
  expect(named).toContain('diff');
});

test('the skill is among the files that are published', async () => {
  const words = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'];
  const { stdout } = await runProcess('npm', words, { cwd: PACKAGE, env: { HOME: temporaryFolder() } });
  const packed: unknown = JSON.parse(stdout);
  expect(JSON.stringify(packed)).toContain('"path":"skills/tidemark/SKILL.md"');
});
