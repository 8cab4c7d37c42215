import path from 'node:path';
import { findViolations } from './find-violations.ts';

const { modules, violations } = await findViolations(path.resolve(import.meta.dirname, '../../..'));
for (const { rule, from, to, comment } of violations)
  console.error(`${rule}: ${from} -> ${to}\n    ${comment}`);
console.log(`${modules} modules, ${violations.length} violations`);
if (modules === 0 || violations.length > 0) process.exitCode = 1;
