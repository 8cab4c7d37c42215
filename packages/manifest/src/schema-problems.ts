import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';

/** A problem of a file, said for a person, with the path of keys it is at. */
export interface PlacedMessage {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** It is about the last key of the path, not about what stands behind it. */
  readonly isAboutKey: boolean;
}

/** What the file is called, and every key that it may have anywhere. */
export interface SchemaWords {
  readonly what: string;
  readonly keys: readonly string[];
}

/** Turns the issues of the schema into messages: one an unknown key, with the nearest known one. */
export function schemaProblems(
  issues: readonly z.core.$ZodIssue[],
  { what, keys }: SchemaWords,
): PlacedMessage[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys')
      return {
        path: issue.path,
        message: `${shown(issue.path, what)} ${said(issue)}`,
        isAboutKey: isAboutKey(issue),
      };
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `${shown([...issue.path, key], what)} is no key of a ${what}; did you mean ${closest(key, keys)}?`,
      isAboutKey: true,
    }));
  });
}

function isAboutKey(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_key' || (issue.code === 'custom' && issue.params?.['isAboutKey'] === true);
}

function said(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' || issue.code === 'invalid_format') return issue.message;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? 'is no key that can be used';
  if (issue.message.endsWith('received undefined')) return 'is missing';
  return `is wrong: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`;
}

function shown(path: readonly PropertyKey[], what: string): string {
  return path.length === 0
    ? `the ${what}`
    : path
        .map((key) => (typeof key === 'number' ? `[${key}]` : String(key)))
        .join('.')
        .replaceAll('.[', '[');
}
