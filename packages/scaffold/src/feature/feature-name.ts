import { failed, ok, type Problem, type Result } from '@tidemark/kernel';

/** The name of a feature: `orders`, with a scope as in `@shop/orders` where one was given. */
export interface FeatureName {
  /** With its `@`; null where none was given. */
  readonly scope: string | null;
  readonly base: string;
}

/** What npm takes for the name of a package, scope included. */
const MOST_CHARACTERS = 214;
const WORDS = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** Folders with a meaning of their own, names of devices on Windows. */
const RESERVED = /^(?:node-modules|coverage|reports|dist|con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Reads a name as it was typed. It becomes a folder and the name of a package, so it is lower-case words joined by `-`;
 * every way in which it is none is a `usage` problem, with a name that would do.
 */
export function readFeatureName(text: string): Result<FeatureName> {
  const [, scope = null, base = ''] = /^(?:(@[^/]*)\/)?([^]*)$/.exec(text) ?? [];
  const isScope = scope === null || WORDS.test(scope.slice(1));
  const hint =
    text.length > MOST_CHARACTERS ? 'Use a shorter name' : suggestion(base, isScope ? scope : null);
  const problems: Problem[] = [];
  const refuse = (why: string) =>
    problems.push({ code: 'usage', message: `'${shown(text)}' is no name for a feature: ${why}`, hint });
  if (text.length > MOST_CHARACTERS) refuse(`it is longer than ${MOST_CHARACTERS} characters`);
  if (base === '') refuse('it is empty');
  else if (/[/\\]|^\.+$/.test(base)) refuse('it is a path');
  else if (!WORDS.test(base)) refuse('it is not lower-case words joined by -');
  else if (RESERVED.test(base)) refuse('it is reserved');
  if (!isScope) refuse(`${shown(scope ?? '')} is no scope`);
  return problems.length > 0 ? failed(...problems) : ok({ scope, base });
}

/** The name that was meant, if it can be told. */
function suggestion(base: string, scope: string | null): string {
  const words = (base.replaceAll('\\', '/').split('/').at(-1) ?? '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-\d]+|-+$/g, '');
  return words === '' || RESERVED.test(words)
    ? 'Use a name such as orders, or @shop/orders; a folder is named by --in'
    : `Use ${scope === null ? '' : `${scope}/`}${words}; a folder is named by --in`;
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
