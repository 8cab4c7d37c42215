/** One JSON document and a newline; indented for a person, on one line for a program. */
export function renderJson(document: unknown, { indent }: { readonly indent: boolean }): string {
  return `${JSON.stringify(document, null, indent ? 2 : 0)}\n`;
}
