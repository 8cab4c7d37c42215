import type { FINDING_REPORTERS } from '../../flags/reporter-flag.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { Answer } from './reporter.ts';
import { sarif } from './sarif.ts';

/** Every reporter of findings, by the name that `--reporter` gives it. */
export const REPORTERS: Readonly<Record<(typeof FINDING_REPORTERS)[number], (answer: Answer) => string>> = {
  github,
  markdown,
  gitlab,
  sarif,
  junit,
};
