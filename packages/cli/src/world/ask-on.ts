import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

interface Terminal {
  readonly isTTY?: boolean;
}

/**
 * Asks one question, and reads one line of an answer; null when the input ends or is interrupted before there is one.
 * Where nobody sits at both ends there is none to ask: null.
 */
export function askOn(
  input: Readable & Terminal,
  output: Writable & Terminal,
): ((question: string) => Promise<string | null>) | null {
  if (input.isTTY !== true || output.isTTY !== true) return null;
  return (question) =>
    new Promise((resolve) => {
      const lines = createInterface({ input, output });
      let answer: string | null = null;
      lines.on('close', () => resolve(answer));
      lines.on('SIGINT', () => lines.close());
      lines.question(question, (line) => {
        answer = line;
        lines.close();
      });
    });
}
