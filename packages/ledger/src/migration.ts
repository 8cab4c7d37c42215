/** A step that brings a database to what this Tidemark knows. Steps only add, so older ones go on working beside it. */
export interface Migration {
  /** Recorded once the step is done; unique in the database, also among packages that keep their tables beside. */
  readonly name: string;
  readonly sql: string;
}
