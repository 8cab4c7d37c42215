const MOST_STARS_OF_SEGMENT = 3;
const MOST_FOLDER_STARS = 4;
const MOST_CHOICES = 8;

/**
 * Can a glob be matched in bounded time? Globs become regular expressions, and one that repeats a group, or has wildcard
 * upon wildcard, takes longer than anyone waits on a path made for it.
 */
export function isBoundedGlob(glob: string): boolean {
  const segments = glob.split('/');
  const nFolderStars = segments.filter((segment) => segment.includes('**')).length;
  const nChoices = (glob.match(/[{(]/g) ?? []).length;
  const repeatsGroup = /[*+]\(|[)}\]]\+/.test(glob);
  const isStarry = (segment: string) => (segment.match(/\*+/g) ?? []).length > MOST_STARS_OF_SEGMENT;
  return (
    !repeatsGroup &&
    nFolderStars <= MOST_FOLDER_STARS &&
    nChoices <= MOST_CHOICES &&
    !segments.some((segment) => isStarry(segment))
  );
}
