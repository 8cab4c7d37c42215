import path from 'node:path';
import { flagsOf } from '../../script-words/src/index.ts';
import { findViolations } from './find-violations.ts';

flagsOf('Usage: pnpm layers\n\nHolds every import to the floors of docs/architecture.md.\n', {});

const { modules, violations } = await findViolations(path.resolve(import.meta.dirname, '../../..'));
for (const { rule, from, to, comment } of violations)
  console.error(`${rule}: ${from} -> ${to}\n    ${comment}`);
console.log(`${modules} modules, ${violations.length} violations`);
if (modules === 0 || violations.length > 0) process.exitCode = 1;
