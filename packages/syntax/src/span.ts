/** A stretch of the text, by offsets; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
