import { expect, test } from 'vitest';
import { formatCobertura, readReport } from '../src/index.ts';
import { filesOf, read, shown, textOf, sourcesOf } from './report.ts';

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
  expect(sourcesOf(Buffer.from(report(classOf('a.ts') + classOf('b.ts'))))).toEqual(['a.ts', 'b.ts']);
});

test.each([
  ['/ci/shop', 'src/apple.ts', '/ci/shop/src/apple.ts'],
  [' /ci/shop// ', 'src/apple.ts', '/ci/shop/src/apple.ts'],
  ['D:\\shop\\', 'src/apple.ts', 'D:\\shop/src/apple.ts'],
  ['\\\\share', 'apple.ts', '\\\\share/apple.ts'],
  ['shop/src', 'apple.ts', 'apple.ts'],
  ['', 'apple.ts', 'apple.ts'],
  ['/ci', '/shop/apple.ts', '/shop/apple.ts'],
  ['/ci', 'C:apple.ts', 'C:apple.ts'],
  ['/ci', '\\apple.ts', '\\apple.ts'],
  ['/ci', 'x/C:/apple.ts', '/ci/x/C:/apple.ts'],
])('below the source %j the file name %j is %j', (source, filename, expected) => {
  expect(read(report(classOf(filename), source)).files[0]?.source).toBe(expected);
});

test('the first source alone counts, and no other text', () => {
  const sources = '<sources><source> </source><source>/east</source><source>/west</source></sources>';
  const text = `<coverage>/north${sources}<class filename="a.ts"/></coverage>`;
  expect(read(text).files[0]?.source).toBe('/east/a.ts');
});

test('methods without a name or a line, and classes that nobody wants, say nothing', () => {
  const methods =
    '<methods><method><lines><line number="3" hits="4"/></lines></method><method name="drop"/></methods>';
  const text = `<coverage><class filename="a.ts">${methods}<line number="9" hits="1"/></class><class filename="b.ts"><line number="x"/></class><line number="x"/></coverage>`;
  const { files } = read(text, (source) => source === 'a.ts');
  expect(files.map(({ source, measured }) => `${source} ${shown(measured)}`)).toEqual(['a.ts 9:1 |  | @3:4']);
  expect(read(text, () => false).files).toEqual([]);
});

test.each([
  ['0% (0/2)', '2.counted.0:0 2.counted.1:0'],
  ['100% (2/2)', '2.counted.0:1 2.counted.1:1'],
  ['100%', ''],
  ['(x/2)', ''],
  ['(1/1234567890)', ''],
])('the condition %j has the arms %j', (condition, arms) => {
  const lines = `<lines><line number="2" hits="1" condition-coverage="${condition}"/></lines>`;
  const text = `<coverage><class filename="a.ts">${lines}</class></coverage>`;
  expect(shown(read(text).files[0]?.measured ?? expect.fail('one file'))).toBe(`2:1 | ${arms} | `);
});

test('a report is written with a package a folder, each with the rates of its files', async () => {
  const files = filesOf(
    [
      'SF:src/pear.ts\nFN:1,pick\nFNDA:0,pick\nDA:1,1\nDA:2,0\nDA:3,0\nBRDA:2,0,0,1\nBRDA:2,0,1,0\nBRDA:2,0,2,0\nend_of_record',
      'SF:src/apple.ts\nFN:4,grow\nFNDA:2,grow\nDA:4,2\nend_of_record',
      'SF:top.ts\nend_of_record\n',
    ].join('\n'),
  );
  expect((await textOf(formatCobertura(files))).split('\n')).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">',
    '<coverage line-rate="0.5" branch-rate="0.3333" lines-covered="2" lines-valid="4" branches-covered="1" branches-valid="3" complexity="0" version="1" timestamp="0">',
    '<sources><source>.</source></sources>',
    '<packages>',
    '<package name="." line-rate="0" branch-rate="0" complexity="0">',
    '<classes>',
    '<class name="top.ts" filename="top.ts" line-rate="0" branch-rate="0" complexity="0">',
    '<methods></methods>',
    '<lines>',
    '',
    '</lines>',
    '</class>',
    '</classes>',
    '</package>',
    '<package name="src" line-rate="0.5" branch-rate="0.3333" complexity="0">',
    '<classes>',
    '<class name="apple.ts" filename="src/apple.ts" line-rate="1" branch-rate="0" complexity="0">',
    '<methods><method name="grow" signature="()V" line-rate="1.0" branch-rate="1.0" complexity="0"><lines><line number="4" hits="2"/></lines></method></methods>',
    '<lines>',
    '<line number="4" hits="2" branch="false"/>',
    '</lines>',
    '</class>',
    '<class name="pear.ts" filename="src/pear.ts" line-rate="0.3333" branch-rate="0.3333" complexity="0">',
    '<methods><method name="pick" signature="()V" line-rate="0.0" branch-rate="0.0" complexity="0"><lines><line number="1" hits="0"/></lines></method></methods>',
    '<lines>',
    '<line number="1" hits="1" branch="false"/>',
    '<line number="2" hits="0" branch="true" condition-coverage="33% (1/3)"/>',
    '<line number="3" hits="0" branch="false"/>',
    '</lines>',
    '</class>',
    '</classes>',
    '</package>',
    '</packages>',
    '</coverage>',
    '',
  ]);
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

test('a report that is cut off anywhere is bad evidence, however much of it there is', () => {
  const whole = report(classOf('src/apple.ts') + classOf('src/pear.ts'));
  for (let length = 0; length < whole.length; length += 1) {
    const cut = readReport(Buffer.from(whole.slice(0, length)), null);
    expect({ length, isRead: cut.ok }).toEqual({ length, isRead: false });
  }
});

test('a report may hold as many files as it likes, but only so many branches', () => {
  const files = Array.from({ length: 300 }, (_, index) => classOf(`src/${index}.ts`));
  expect(read(report(files.join(''))).files).toHaveLength(300);
  const line = '<line number="1" hits="1" condition-coverage="0% (0/1000001)"/>';
  const many = readReport(Buffer.from(report(classOf('a.ts', line) + classOf('b.ts', line))), null);
  expect(many).toMatchObject({
    problems: [{ message: expect.stringContaining('more branches than can be') }],
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
