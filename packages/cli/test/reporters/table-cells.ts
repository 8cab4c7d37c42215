import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Renders Markdown as GitHub does, with the HTML in it. */
export function toHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** What a reader sees in the rows of a table, cell by cell; characters that are not seen are left out. */
export function tableCells(markdown: string): string[][] {
  return [...toHtml(markdown).matchAll(/<tr>\n((?:<td.*<\/td>\n)+)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*)<\/td>/g)].map(([, cell = '']) => seen(cell)),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '\u200b': '',
};

function seen(html: string): string {
  return html
    .replaceAll(/<\/?(?:code|strong)>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot);|\u200b/g, (entity) => ENTITIES[entity] ?? entity);
}
