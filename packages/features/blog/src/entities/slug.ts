/** The name of a post in a URL: lower case letters and digits in words joined by `-`. */
export type Slug = string & { readonly brand: 'Slug' };

const MOST_CHARACTERS = 80;

/** Folds a title into a slug. Accents are dropped, words are never cut; null when no letter or digit is left. */
export function slugOf(title: string): Slug | null {
  const [first, ...others] =
    title
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  if (first === undefined) return null;
  let slug = first.slice(0, MOST_CHARACTERS);
  for (const word of others) {
    if (slug.length + 1 + word.length > MOST_CHARACTERS) break;
    slug += `-${word}`;
  }
  return slug as Slug;
}

/** The slug itself when it is free, else with the first free number from 2. */
export function freeSlug(slug: Slug, taken: ReadonlySet<string>): Slug {
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}` as Slug;
}
