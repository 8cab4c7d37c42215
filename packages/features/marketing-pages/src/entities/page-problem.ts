/** What is wrong with a page, and where: `title`, `path`, or a field of a block such as `blocks[2].heading` (0-based). */
export interface PageProblem {
  readonly at: string;
  readonly because:
    | 'empty'
    | 'hero-not-first'
    | 'invalid'
    | 'no-such-image'
    | 'no-such-edition'
    | 'no-text'
    | 'redirects-elsewhere'
    | 'taken'
    | 'too-long'
    | 'too-many'
    | 'unchanged'
    | 'unknown-kind';
}
