import { type Band, METRICS } from '@tidemark/kernel';

/** How bands are written into a manifest: what stands before each line, and which quotes the file uses. */
export interface BandStyle {
  readonly indent: string;
  readonly quote: "'" | '"';
}

/** One line a band, as a property with a comma behind it; a name is quoted where it has to be. */
export function bandLines(bands: Readonly<Record<string, Band>>, { indent, quote }: BandStyle): string[] {
  return Object.entries(bands).map(([name, band]) => {
    const key = /^[a-zA-Z_$][\w$]*$/.test(name) ? name : `${quote}${name}${quote}`;
    const metrics = METRICS.map((metric) => `${metric}: ${band[metric]}`).join(', ');
    return `${indent}${key}: { ${metrics} },`;
  });
}
