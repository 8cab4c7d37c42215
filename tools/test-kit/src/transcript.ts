import type { ProcessOutcome } from './run-process.ts';

/** A command and what came of it as a page to review; what differs from run to run is replaced. */
export function transcript(
  command: string,
  { code, stdout, stderr }: ProcessOutcome,
  replaced: Readonly<Record<string, string>>,
): string {
  const clean = (text: string) =>
    Object.entries(replaced)
      .reduce((result, [from, to]) => result.replaceAll(from, to), text)
      .replaceAll(/\b[0-9a-f]{40}\b/g, '<sha>')
      .replaceAll(/\(([0-9a-f]{9})\)/g, '(<sha>)')
      .trimEnd();
  const block = (name: string, language: string, text: string) =>
    `${name}:\n\n\`\`\`${language}\n${clean(text)}\n\`\`\`\n`;
  const json = stdout.startsWith('{') ? `${JSON.stringify(JSON.parse(stdout), null, 2)}\n` : stdout;
  return [
    `$ ${command}\n`,
    block('stderr', 'text', stderr),
    block('stdout', 'json', json),
    `Exit code: ${code}\n`,
  ].join('\n');
}
