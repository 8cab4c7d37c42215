import type { Check } from './finding.ts';

/** The summary is history only when it is committed. */
export const summaryIgnored: Check = ({ summaryIgnoredBy, packages }) => {
  if (summaryIgnoredBy === null || packages.every((entry) => entry.manifestFile === null)) return [];
  const { file, line, pattern } = summaryIgnoredBy;
  return [
    {
      code: 'summary-ignored',
      message: `${file ?? 'an ignore file outside of the repository'} hides coverage/summary.json by '${pattern}': it could not be committed`,
      hint: 'Anchor the pattern and let the summary through: /coverage/* and !/coverage/summary.json',
      file,
      line: file === null ? null : line,
    },
  ];
};

/** What git is told not to look at is in no diff, however much of it changed. */
export const hiddenChange: Check = ({ assumedUnchanged, skipped }) => [
  ...assumedUnchanged.map((file) => ({
    code: 'hidden-change' as const,
    message: `git takes ${file} for unchanged (assume-unchanged): a change in it would not be judged`,
    hint: `git update-index --no-assume-unchanged -- ${quoted(file)}`,
    file,
    line: null,
  })),
  ...skipped.map((file) => ({
    code: 'hidden-change' as const,
    message: `git skips ${file} (skip-worktree), and no sparse checkout leaves it out: a change in it would not be judged`,
    hint: `git update-index --no-skip-worktree -- ${quoted(file)}`,
    file,
    line: null,
  })),
];

/** Legitimate, and worth knowing: what is not here is not judged here. */
export const sparseCheckout: Check = ({ nLeftOut }) =>
  nLeftOut === 0
    ? []
    : [
        {
          code: 'sparse-checkout',
          message: `a sparse checkout leaves out ${nLeftOut === 1 ? '1 code file' : `${nLeftOut} code files`}: what is not here is not measured here`,
          hint: 'Judge the whole repository in a full checkout: git sparse-checkout disable',
          file: null,
          line: null,
        },
      ];

function quoted(file: string): string {
  return /^[\w@/.+-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`;
}
