import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Asks one question, and reads one line of an answer; null when the input ends or is interrupted before there is one. */
export function askOn(input: Readable, output: Writable, question: string): Promise<string | null> {
  return new Promise((resolve) => {
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
