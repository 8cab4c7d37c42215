import { plain } from './plain.ts';

/** Text as it may stand in XML, between tags or in quotes. XML cannot write some characters; those that `plain` leaves are replaced. */
export function xmlText(text: string): string {
  return plain(text)
    .toWellFormed()
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
