/** An e-mail address in the form accounts are found by: trimmed, lower case. */
export type EmailAddress = string & { readonly brand: 'EmailAddress' };

const MOST_CHARACTERS = 254;
const SHAPE = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Null when the text is no address. Limits: RFC 5321, section 4.5.3.1. */
export function parseEmailAddress(text: string): EmailAddress | null {
  const address = text.trim().toLowerCase();
  if (address.length > MOST_CHARACTERS || !SHAPE.test(address)) return null;
  const local = address.slice(0, address.indexOf('@'));
  return local.length <= 64 ? (address as EmailAddress) : null;
}
