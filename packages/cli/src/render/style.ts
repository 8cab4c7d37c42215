import { styleText } from 'node:util';

/** How text is dressed for a terminal, or not. */
export interface Style {
  readonly verbose: boolean;
  good(text: string): string;
  bad(text: string): string;
  faint(text: string): string;
}

/** How to dress text: in colours, or as it is. */
export function styleFor({ color, verbose }: { readonly color: boolean; readonly verbose: boolean }): Style {
  const dress = (format: 'green' | 'red' | 'dim') => (text: string) =>
    color ? styleText(format, text, { validateStream: false }) : text;
  return { verbose, good: dress('green'), bad: dress('red'), faint: dress('dim') };
}
