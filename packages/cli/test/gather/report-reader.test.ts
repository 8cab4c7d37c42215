import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from '@tidemark/kernel';
import { temporaryFolder } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import type { ReportFile } from '../../src/gather/find-reports.ts';
import { ReportReader } from '../../src/gather/report-reader.ts';
import { nodeFiles } from '../../src/world/node-files.ts';

const WINDOW = 1 << 18;

function reportOf(bytes: Uint8Array): ReportFile {
  const file = path.join(temporaryFolder(), 'lcov.info');
  writeFileSync(file, bytes);
  return { file, shown: 'lcov.info', folder: ROOT, isNamed: false };
}

test.each([0, 1, WINDOW - 1, WINDOW, WINDOW + 1, 3 * WINDOW])(
  'a report of %i bytes is read whole',
  (size) => {
    const bytes = Buffer.alloc(size, 'pear');
    const reader = new ReportReader(nodeFiles);
    expect(Buffer.from(reader.whole(reportOf(bytes)) ?? [1]).equals(bytes)).toBe(true);
  },
);

test('a report that does not say how large it is is read in a few steps', () => {
  const bytes = Buffer.alloc(9 * WINDOW + 1, 'pear');
  let nReads = 0;
  const sizeless = {
    ...nodeFiles,
    readInto: (...place: Parameters<typeof nodeFiles.readInto>) => {
      nReads += 1;
      const part = nodeFiles.readInto(...place);
      return part === null ? null : { ...part, size: 0 };
    },
  };
  const read = new ReportReader(sizeless).whole(reportOf(bytes)) ?? Buffer.alloc(0);
  expect(Buffer.from(read).equals(bytes)).toBe(true);
  expect(nReads).toBe(5);
});

// Left out -- a sparse file of gigabytes is none on Windows
test.skipIf(process.platform === 'win32').each([2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 32 + 1])(
  'a report of %i bytes cannot be read',
  (size) => {
    const report = reportOf(Buffer.from('SF:a.ts\nDA:1,1\nend_of_record\n'));
    truncateSync(report.file, size);
    expect(new ReportReader(nodeFiles).whole(report)).toBeNull();
  },
);
