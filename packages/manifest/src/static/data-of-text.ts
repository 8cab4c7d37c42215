import { nestsTooDeep } from '@tidemark/kernel';
import { parseSync } from 'oxc-parser';
import type { DataNode, NotData } from './data-node.ts';
import { manifestData, type Definer } from './manifest-data.ts';

const MOST_CHARACTERS = 256 * 1024;
const MOST_SYNTAX_ERRORS = 20;
const START = { start: 0, end: 0 };

/** Reads the text of a manifest or a config as data, or tells all that keeps it from being data. */
export function dataOfText(text: string, definer: Definer): DataNode | readonly NotData[] {
  if (text.length > MOST_CHARACTERS) {
    return [{ message: `is larger than ${MOST_CHARACTERS} characters`, span: START }];
  }
  if (nestsTooDeep(text)) return [{ message: 'is nested too deep', span: START }];
  const parsed = parseSync('feature.manifest.ts', text, { lang: 'ts', sourceType: 'module' });
  const errors = parsed.errors.filter((error) => error.severity === 'Error');
  if (errors.length === 0) return manifestData(parsed.program, definer);
  return errors.slice(0, MOST_SYNTAX_ERRORS).map(({ message, labels: [label = START] }) => ({
    message: `does not parse: ${message}`,
    span: { start: label.start, end: label.end },
  }));
}
