/** The value of a JSON text, undefined when it is none. A byte order mark in front of it is no part of it. */
export function valueOfJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
