import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { github } from '../../src/render/reporters/github.ts';
import { gitlab } from '../../src/render/reporters/gitlab.ts';
import { junit } from '../../src/render/reporters/junit.ts';
import { markdown } from '../../src/render/reporters/markdown.ts';
import { sarif } from '../../src/render/reporters/sarif.ts';
import { plain } from '../../src/render/plain.ts';
import { diffAnswer, uncovered } from './answers.ts';
import { tableCells, toHtml } from './table-cells.ts';

const PIECES = [
  '::error file=x::owned',
  '##[error]owned',
  '|',
  String.raw`\|`,
  '<script>alert(1)</script>',
  '<!-- /tidemark-diff -->',
  '`',
  '``',
  '\n',
  '\r\n',
  '\u001b[2J',
  ']]>',
  '&amp;',
  '&',
  '"',
  "'",
  '%0A',
  '%',
  ',title=x',
  '[pear](https://pear.example)',
  'www.pear.example',
  'https://pear.example',
  'pear@orchard.example',
  '@octocat',
  '#1',
  '**',
  '_',
  '$x$',
  ' ',
  '\u202e',
  '\ud800',
  '\uffff',
  'apple',
];

const name = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pieces) => pieces.join('').slice(0, 300))
  .filter((file) => file !== '');

const answerOf = (file: string) =>
  diffAnswer(
    { uncovered: [uncovered(file, [[3, 5]], { hint: `No test ran ${file}`, run: `pnpm ${file}` })] },
    `Of ${file}`,
  );

const holds = (law: (file: string) => void) => fc.assert(fc.property(name, law), { numRuns: 400 });

/** What is written as UTF-8 holds no half of a surrogate pair. */
const written = (text: string) => Buffer.from(text).toString('utf8');

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/;

test('github: a name is a property of one command, and no command of its own', () => {
  holds((file) => {
    const text = github(answerOf(file));
    expect(text).not.toMatch(CONTROL);
    expect(text).not.toContain('##[');
    const lines = text.split('\n');
    expect(lines).toHaveLength(2);
    const [, properties = '', data = ''] = /^::error ((?:[^:])*)::(.*)$/.exec(lines[0] ?? '') ?? [];
    const fields = properties.split(',').map((field) => field.split('=', 1)[0]);
    expect(fields).toEqual(['file', 'line', 'endLine', 'title']);
    const [field = ''] = properties.split(',');
    expect(unescaped(field.slice('file='.length))).toBe(plain(file));
    expect(unescaped(data)).toBe(plain(`No test ran ${file}`));
  });
});

test('markdown: a reader sees a name as it is, and the page holds no element but those of the table', () => {
  holds((file) => {
    const text = written(markdown(answerOf(file)));
    expect(text).not.toMatch(CONTROL);
    expect(text.match(/<!--/g)).toHaveLength(2);
    const elements = [...toHtml(text).matchAll(/<\/?([a-z][a-z0-9]*)/g)].map(([, element]) => element);
    expect(new Set(elements)).toEqual(
      new Set(['h3', 'table', 'thead', 'tr', 'th', 'tbody', 'td', 'code', 'strong']),
    );
    const [cells] = tableCells(text);
    expect(cells?.[1]).toBe(written(`${plain(file)}:3-5`));
    expect(cells?.[2]?.trim()).toBe(written(`Line not covered ${plain(`No test ran ${file}`)}`).trim());
    expect(cells?.[3]?.trim()).toBe(written(plain(`pnpm ${file}`)).trim());
    expect(toHtml(text).replaceAll(/<code>.*?<\/code>/g, '')).not.toMatch(/[@#]\w/);
  });
});

test('junit: a document that a parser takes, whose texts are the names', () => {
  holds((file) => {
    const attributes: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => expect.fail(error.message));
    parser.on('opentag', ({ name: tag, attributes: own }) => {
      if (tag === 'testcase') attributes.push(String(own['file']));
    });
    parser.write(written(junit(answerOf(file)))).close();
    expect(attributes).toEqual([written(plain(file)).replaceAll(/[\ufffe\uffff]/g, '\ufffd')]);
  });
});

test('gitlab and sarif: JSON without control characters, in which an address leads to the name', () => {
  holds((file) => {
    for (const text of [gitlab(answerOf(file)), sarif(answerOf(file))]) {
      expect(text).not.toMatch(CONTROL);
      expect(text).not.toContain('##[');
    }
    expect(JSON.parse(gitlab(answerOf(file)))[0].location.path).toBe(file);
    const [result] = JSON.parse(sarif(answerOf(file))).runs[0].results;
    const { uri } = result.locations[0].physicalLocation.artifactLocation;
    expect(uri).toMatch(/^[\w\-.~!*'()/%]*$/);
    expect(decodeURIComponent(uri)).toBe(file.toWellFormed());
    expect(result.message.text.replaceAll(/\\[\\[\]]/g, '')).not.toMatch(/[[\]]/);
  });
});

function unescaped(text: string): string {
  const marks: Readonly<Record<string, string>> = { '%3A': ':', '%2C': ',', '%0A': '\n', '%25': '%' };
  return text.replaceAll(/%(?:3A|2C|0A|25)/g, (code) => marks[code] ?? code);
}
