import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How large a workspace is: so many packages, of so many files, of so many lines. */
export interface Size {
  readonly packages: number;
  readonly files: number;
  readonly lines: number;
}

/** How much of the working tree differs from the commit. */
export const CHANGE = { files: 40, linesPerFile: 5 };

/** Makes a committed workspace with reports for its changed working tree: lcov per package, and all of it merged at the root. */
export function makeWorkspace(folder: string, { packages, files, lines }: Size): void {
  mkdirSync(folder, { recursive: true });
  const git = (...args: readonly string[]) => {
    const { status, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  };
  const body = Array.from({ length: lines }, (_, index) => `pick(${index + 1});\n`).join('');
  const records = Array.from(
    { length: lines },
    (_, index) => `DA:${index + 1},${(index * 7919) % 1000}\n`,
  ).join('');
  const merged: string[] = [];
  writeFileSync(path.join(folder, 'package.json'), '{"name":"shop","private":true}\n');
  writeFileSync(path.join(folder, 'pnpm-workspace.yaml'), 'packages:\n  - packages/*\n');
  writeFileSync(path.join(folder, '.gitignore'), 'coverage/\n*.info\n');
  for (let number = 0; number < packages; number += 1) {
    const at = path.join(folder, 'packages', `p${number}`);
    mkdirSync(path.join(at, 'src'), { recursive: true });
    mkdirSync(path.join(at, 'coverage'), { recursive: true });
    writeFileSync(
      path.join(at, 'package.json'),
      `{"name":"@shop/p${number}","scripts":{"test:coverage":"vitest"}}\n`,
    );
    writeFileSync(path.join(at, 'src/f0.test.ts'), 'pick(0);\n');
    const report: string[] = [];
    for (let file = 0; file < files; file += 1) {
      writeFileSync(path.join(at, `src/f${file}.ts`), body);
      const section = `${records}LF:${lines}\nLH:${lines}\nend_of_record\n`;
      report.push(`TN:\nSF:src/f${file}.ts\n${section}`);
      merged.push(`TN:\nSF:packages/p${number}/src/f${file}.ts\n${section}`);
    }
    writeFileSync(path.join(at, 'coverage/lcov.info'), report.join(''));
  }
  writeFileSync(path.join(folder, 'merged.info'), merged.join(''));
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Pomona');
  git('config', 'user.email', 'pomona@example.org');
  git('add', '-A');
  git('commit', '-q', '-m', 'base');
  for (let number = 0; number < CHANGE.files; number += 1) {
    const changed = body.split('\n');
    for (let line = 0; line < CHANGE.linesPerFile; line += 1) changed[line * 40] = `pick(${line}, 'again');`;
    const owner = Math.floor((number * packages) / CHANGE.files);
    writeFileSync(path.join(folder, `packages/p${owner}/src/f${number % files}.ts`), changed.join('\n'));
  }
  git('status', '--porcelain');
}
