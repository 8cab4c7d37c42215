import type { InitDocument } from '../contract/documents.ts';
import { pageOf, type Page } from '../contract/fit-document.ts';
import { errorText } from './error-text.ts';
import { plain, plural } from './plain.ts';
import type { Style } from './style.ts';

/** So many files are shown line by line; of more only the names, unless everything is asked for. */
const MOST_SHOWN = 12;

/** The plan of `init` for a person: each package and why, each file and what is put there, what is left to do by hand. */
export function initPlanText(document: InitDocument, style: Style, page: Page): string {
  const { packages, files, byHand, workspace } = pageOf(document, page);
  if (workspace === null) return '';
  const { manager, tasks } = workspace;
  const isShort = style.verbose || files.length <= MOST_SHOWN;
  const lines = [
    `${plural(workspace.packages, 'package')} with tests (${[manager, ...(tasks === null ? [] : [tasks])].join(', ')})`,
    ...packages.flatMap((entry) => packageLines(entry, style)),
    ...withoutBands(packages),
    ...(files.length > 0 ? [`${plural(document.files.length, 'file')} to write`] : []),
    ...files.flatMap(({ path, action, added }) => [
      `  ${action} ${plain(path)}${isShort ? '' : style.faint(`  +${added.length}`)}`,
      ...(isShort ? added.map((line) => style.faint(`    + ${plain(line)}`)) : []),
    ]),
    ...(isShort ? [] : [style.faint('  --verbose shows every line')]),
    ...(byHand.length > 0 ? ['by hand'] : []),
    ...byHand.flatMap(({ file, what, text }) => [`  ${plain(file)}: ${plain(what)}`, `    ${plain(text)}`]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** What became of the plan, in one sentence, and what to type next. */
export function initOutcomeText(document: InitDocument, style: Style): string {
  const { error, reason, written, byHand, next } = document;
  if (error !== null) return `${errorText(error, style)}${style.bad('Nothing was written')}\n`;
  if (reason === 'planned') return `${style.good('✓ This is the plan; nothing was written')}\n`;
  if (reason === 'adopted') return `${style.good('✓ Everything is there already; nothing was written')}\n`;
  const then = next.map((command) => `  ${plain(command)}\n`).join('');
  const first = byHand.length === 0 ? 'next' : 'do what is left by hand, then';
  return `${style.good(`✓ Wrote ${plural(written.length, 'file')}`)}; ${first}:\n${then}`;
}

const MEASURED_BY = {
  config: 'measured by its config',
  script: 'measured by a script',
  'own-script': 'measured by its own script',
  root: 'measured by a run at the root',
  unknown: 'not measured yet',
} as const satisfies Record<InitDocument['packages'][number]['measuredBy'], string>;

function packageLines(entry: InitDocument['packages'][number], style: Style): string[] {
  const { name, path, runner, measuredBy, configLeft, isAdopted, layers, bands, bandsFrom, exclude } = entry;
  const facts = [runner === null || runner === 'other' ? null : runner, MEASURED_BY[measuredBy]];
  const head = `  ${plain(name)}  ${style.faint(plain(path || '.'))}  ${facts.filter((fact) => fact !== null).join(', ')}`;
  if (isAdopted) return [`${head}, has a manifest`];
  const bandLines = Object.entries(bands).map(
    ([layer, { statements, branches, functions, lines }]) =>
      `    ${plain(layer)} ${statements}/${branches}/${functions}/${lines}`,
  );
  return [
    head,
    ...(configLeft === null ? [] : [style.faint(`    its config stays: ${plain(configLeft)}`)]),
    ...layers.map(({ layer, why }) => `    ${plain(layer)}: ${plain(why)}`),
    ...bandLines,
    ...(bandLines.length > 0
      ? [style.faint(`    statements/branches/functions/lines, from ${plain(bandsFrom)}`)]
      : []),
    ...(exclude.length > 0 ? [style.faint(`    left out: ${exclude.map(plain).join(', ')}`)] : []),
  ];
}

/** Most packages without bands have none for the same reason. */
function withoutBands(packages: InitDocument['packages']): string[] {
  const bare = packages.filter(({ isAdopted, bands }) => !isAdopted && Object.keys(bands).length === 0);
  const reasons = Map.groupBy(bare, ({ bandsFrom }) => bandsFrom);
  return [...reasons].map(([why, group]) => {
    const [only, ...others] = group;
    const whose =
      others.length === 0 && only !== undefined ? plain(only.name) : plural(group.length, 'package');
    return `! no bands for ${whose}: ${plain(why)}; the defaults hold (--measure finds today's)`;
  });
}
