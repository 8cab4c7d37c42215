/** What the gate said of a branch; `json` is its document as it was printed. */
export type GateAnswer =
  | { readonly status: 'pass' | 'fail' | 'error'; readonly reason: string; readonly json: string }
  | { readonly status: 'unasked'; readonly reason: string; readonly json: null };

/**
 * Finds the document of `tidemark diff` in what its command printed: the last line that is one, since some package
 * managers print lines of their own around it. The exit code is not looked at: they do not all hand it on.
 */
export function readGateAnswer({
  stdout,
  stderr,
}: {
  readonly stdout: string;
  readonly stderr: string;
}): GateAnswer {
  const answers = stdout.split('\n').flatMap((line) => documentOf(line.trim()) ?? []);
  const last = answers.at(-1);
  if (last !== undefined) return last;
  const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-5).join('\n');
  return { status: 'unasked', reason: `the gate printed no document: ${said}`, json: null };
}

function documentOf(line: string): GateAnswer | null {
  if (!line.startsWith('{')) return null;
  try {
    const { command, status, reason }: Readonly<Record<string, unknown>> = Object(JSON.parse(line));
    if (command !== 'diff' || typeof reason !== 'string') return null;
    return status === 'pass' || status === 'fail' || status === 'error'
      ? { status, reason, json: line }
      : null;
  } catch {
    return null;
  }
}
