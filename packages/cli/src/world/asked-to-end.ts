import type { Signals } from './scratch.ts';

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Makes what waits for the first signal that asks to end. The second one is not kept from ending the process. */
export function askedToEnd(signals: Pick<Signals, 'on' | 'off'>): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      const end = () => {
        for (const signal of ENDING) signals.off(signal, end);
        resolve();
      };
      for (const signal of ENDING) signals.on(signal, end);
    });
}
