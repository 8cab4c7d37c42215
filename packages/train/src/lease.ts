/** The right to move the main of a repository, until it expires. Whoever holds a higher token has taken it over. */
export interface Lease {
  readonly repository: string;
  /** Rises by one with every holder; never used twice. */
  readonly token: number;
  /** Who has it, as they called themselves: `host:pid`. */
  readonly holder: string;
  /** How long it is still valid, in ms by the store's clock, when it was given. */
  readonly validForMs: number;
}
