import type { TextStyle } from './source-style.ts';

interface Placed extends TextStyle {
  /** Indentation of the line on which the value begins. */
  readonly start: string;
}

/** Writes plain data as JSON, objects over several lines and lists on one, as configurations are written by hand. */
export function valueText(value: unknown, style: Placed): string {
  if (Array.isArray(value)) return `[${value.map((item) => valueText(item, style)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const { start, indent, newline } = style;
  const inner = `${start}${indent}`;
  const entries = Object.entries(value).map(
    ([key, entry]) => `${inner}${JSON.stringify(key)}: ${valueText(entry, { ...style, start: inner })}`,
  );
  return entries.length === 0 ? '{}' : `{${newline}${entries.join(`,${newline}`)}${newline}${start}}`;
}
