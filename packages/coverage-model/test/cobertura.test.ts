import { expect, test } from 'vitest';
import { formatCobertura, listSources, readReport } from '../src/index.ts';
import { filesOf, read, shown, textOf } from './report.ts';

const LINES = `<lines><line number="1" hits="2"/><line number="2" hits="0" branch="true" condition-coverage="50% (1/2)"/></lines>`;
const classOf = (filename: string, inner = LINES) =>
  `<class name="a" filename="${filename}" line-rate="1"><methods><method name="pick"><lines><line number="1" hits="2"/><line number="2" hits="0"/></lines></method></methods>${inner}</class>`;
const report = (classes: string, source = '.') =>
  `<?xml version="1.0"?><!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd"><coverage><sources><source>${source}</source></sources><packages><package name="p"><classes>${classes}</classes></package></packages></coverage>`;

test('lines, branch arms and methods are read', () => {
  const [file] = read(report(classOf('src/apple.ts'))).files;
  expect(shown(file?.measured ?? expect.fail('one file'))).toBe(
    '1:2 2:0 | 2.counted.0:1 2.counted.1:0 | pick@1:2',
  );
});

test('a file name is taken below an absolute source, and as it is when it is absolute itself', () => {
  expect(read(report(classOf('src/apple.ts'), '/ci/shop')).files[0]?.source).toBe('/ci/shop/src/apple.ts');
  expect(read(report(classOf('C:\\shop\\a.ts'), '/ci')).files[0]?.source).toBe('C:\\shop\\a.ts');
  expect(listSources(Buffer.from(report(classOf('a.ts') + classOf('b.ts'))))).toEqual(['a.ts', 'b.ts']);
});

test.each([
  ['no Cobertura', '<html/>'],
  ['cut off', '<coverage><packages>'],
  ['without a class', '<coverage></coverage>'],
  ['a class without a file', report('<class name="a"></class>')],
  ['a line without a number', report(classOf('a.ts', '<lines><line hits="1"/></lines>'))],
  ['a line with negative hits', report(classOf('a.ts', '<lines><line number="1" hits="-1"/></lines>'))],
  ['an entity of its own', '<!DOCTYPE coverage [<!ENTITY x "y">]><coverage>&x;</coverage>'],
])('a report that is %s is bad evidence', (_what, text) => {
  expect(readReport(Buffer.from(text), null)).toMatchObject({
    ok: false,
    problems: [{ code: 'bad-evidence' }],
  });
});

test('a written report reads back with the same lines, and its names are escaped', async () => {
  const name = 'src/a<b>&"\u0007.ts';
  const files = filesOf(
    `SF:${name}\nFN:1,pick<T>\nFNDA:2,pick<T>\nDA:1,2\nDA:2,0\nBRDA:2,0,0,1\nBRDA:2,0,1,0\nend_of_record\nSF:b.ts\nDA:1,1\nend_of_record\n`,
  );
  const text = await textOf(formatCobertura(files));
  expect(text).not.toContain('\u0007');
  expect(filesOf(text).map((file) => `${file.path}: ${shown(file)}`)).toEqual([
    'b.ts: 1:1 |  | ',
    'src/a<b>&" .ts: 1:2 2:0 | 2.counted.0:1 2.counted.1:0 | pick<T>@1:2',
  ]);
  expect(text).toContain('line-rate="0.6666"');
});
