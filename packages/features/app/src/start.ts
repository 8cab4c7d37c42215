import process from 'node:process';
import { FeatureConformanceError } from '@tidemark/manifest';
import { boot } from './boot.ts';
import { checkedLine } from './checked-line.ts';
import { FEATURES } from './features.ts';

try {
  const { checked } = await boot(FEATURES);
  for (const feature of checked) process.stdout.write(`${checkedLine(feature)}\n`);
} catch (error) {
  if (!(error instanceof FeatureConformanceError)) throw error;
  process.stderr.write(`The app does not start.\n${error.message}\n`);
  process.exitCode = 1;
}
