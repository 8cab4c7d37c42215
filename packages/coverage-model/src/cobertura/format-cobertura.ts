import { byText, parentOf, sumTallies, type Ratio, type RepoPath } from '@tidemark/kernel';
import { at } from '../columns.ts';
import type { FileCoverage } from '../coverage.ts';
import { tallyOf } from '../tally-of.ts';

/** Writes Cobertura XML with repo-relative paths, a package a folder; rates are rounded down. Format: coverage-04.dtd. */
export function* formatCobertura(files: readonly FileCoverage[]): Generator<Uint8Array> {
  const byFolder = [...Map.groupBy(files, (file) => parentOf(file.path))].toSorted(([left], [right]) =>
    byText(left, right),
  );
  const { lines, branches } = sumTallies(files.map(tallyOf));
  yield line('<?xml version="1.0" encoding="UTF-8"?>');
  yield line('<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">');
  yield line(
    `<coverage line-rate="${rate(lines)}" branch-rate="${rate(branches)}" lines-covered="${lines.covered}" lines-valid="${lines.total}"` +
      ` branches-covered="${branches.covered}" branches-valid="${branches.total}" complexity="0" version="1" timestamp="0">`,
  );
  yield line('<sources><source>.</source></sources>\n<packages>');
  for (const [folder, members] of byFolder) yield* packageOf(folder, members);
  yield line('</packages>\n</coverage>');
}

function* packageOf(folder: RepoPath, members: readonly FileCoverage[]): Generator<Uint8Array> {
  const { lines, branches } = sumTallies(members.map(tallyOf));
  yield line(
    `<package name="${escape(folder || '.')}" line-rate="${rate(lines)}" branch-rate="${rate(branches)}" complexity="0">\n<classes>`,
  );
  for (const file of members.toSorted((left, right) => byText(left.path, right.path))) yield* classOf(file);
  yield line('</classes>\n</package>');
}

function* classOf(file: FileCoverage): Generator<Uint8Array> {
  const tally = tallyOf(file);
  const name = escape(file.path.slice(file.path.lastIndexOf('/') + 1));
  const rates = `line-rate="${rate(tally.lines)}" branch-rate="${rate(tally.branches)}" complexity="0"`;
  const methods = file.functions.map((entry) => {
    const ran = entry.hits > 0 ? '1.0' : '0.0';
    const head = `<method name="${escape(entry.name)}" signature="()V" line-rate="${ran}" branch-rate="${ran}" complexity="0">`;
    return `${head}<lines><line number="${entry.line}" hits="${entry.hits}"/></lines></method>`;
  });
  yield line(
    `<class name="${name}" filename="${escape(file.path)}" ${rates}>\n<methods>${methods.join('\n')}</methods>\n<lines>`,
  );
  const arms = armsByLine(file);
  const lines = Array.from(file.lines.line, (number, index) =>
    lineOf(number, at(file.lines.hits, index), arms.get(number)),
  );
  yield line(`${lines.join('\n')}\n</lines>\n</class>`);
}

function lineOf(number: number, hits: number, arms: Ratio | undefined): string {
  if (arms === undefined) return `<line number="${number}" hits="${hits}" branch="false"/>`;
  const percent = Math.floor((arms.covered * 100) / arms.total);
  return `<line number="${number}" hits="${hits}" branch="true" condition-coverage="${percent}% (${arms.covered}/${arms.total})"/>`;
}

function armsByLine({ branches }: FileCoverage): Map<number, Ratio> {
  const arms = new Map<number, Ratio>();
  branches.line.forEach((number, index) => {
    const { covered, total } = arms.get(number) ?? { covered: 0, total: 0 };
    arms.set(number, { covered: covered + (at(branches.hits, index) > 0 ? 1 : 0), total: total + 1 });
  });
  return arms;
}

function rate({ covered, total }: Ratio): string {
  return total === 0 ? '0' : String(Math.floor((covered * 10_000) / total) / 10_000);
}

/** XML 1.0 has no way to write most control characters, so they become spaces. */
function escape(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // eslint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u001f\u007f\ud800-\udfff\ufffe\uffff]/gu, ' ')
  );
}

function line(text: string): Uint8Array {
  return Buffer.from(`${text}\n`);
}
