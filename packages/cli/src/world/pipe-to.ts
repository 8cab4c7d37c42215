import { writeSync } from 'node:fs';
import process from 'node:process';

/**
 * Writes text to a descriptor that another process reads. When that one is gone this one ends too: nobody else would end
 * it. Text that does not fit now is lost; it is news, not an answer.
 */
export function pipeTo(descriptor: number): (text: string) => void {
  return (text) => {
    try {
      writeSync(descriptor, text);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code === 'EPIPE') process.kill(process.pid, 'SIGTERM');
      else if (code !== 'EAGAIN') throw error;
    }
  };
}
