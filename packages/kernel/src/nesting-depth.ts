const COMMENT_OR_STRING = String.raw`(?<!:)\/\/.*|\/\*[^]*?\*\/|'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*"`;
/** Words and signs behind which, or in front of which, an expression, a type or a statement goes on. */
const LINK_WORD =
  'else|if|for|while|with|do|new|await|yield|void|typeof|delete|keyof|infer|readonly|unique|extends|async|static|in|instanceof|as|satisfies|is';
const TAG_END = String.raw`<\/[\w.:-]*\s*>|\/>`;
/** Captures the end of a tag, an opening and a closing bracket, the end of a part, a link, a word; the rest is inert. */
const TOKENS = new RegExp(
  `${COMMENT_OR_STRING}|(${TAG_END})|([([{])|([\\])}])|([;,])|=(?=["'{])|(\\b(?:${LINK_WORD})\\b|=>|[-+*/%!~?:.=<>&|^])|([\\w$]+)`,
  'g',
);

/** A parser's stack holds twelve thousand levels and more, for which a text this short has not the characters. */
const SHORT = 10_000;
/** Deeper than any text that a person or a generator writes, and than what parsers can bear by far. */
const MOST_LEVELS = 2000;

/**
 * Does a text of TypeScript or JSX nest so deep that parsing it could end the process? Parsers call themselves for every
 * level, and the native ones have no way to stop. An estimate that does without parsing: a text made to deceive it can.
 */
export function nestsTooDeep(text: string): boolean {
  return text.length > SHORT && nestingDepth(text) > MOST_LEVELS;
}

/**
 * How deep a text of TypeScript or JSX nests, brackets and chains (`a+b+c`, `if (a) if (b)`, `a.b.c`) together,
 * as far as its tokens tell.
 */
function nestingDepth(text: string): number {
  const levels = new Levels();
  for (const [, tagEnd, open, close, end, link, word] of text.matchAll(TOKENS)) {
    if (open !== undefined) levels.open(open);
    else if (close !== undefined) levels.close(close);
    else if (end !== undefined) levels.end(end);
    else if (link !== undefined) levels.link(link);
    else if (word !== undefined) levels.word();
    else if (tagEnd !== undefined) levels.tagEnd(tagEnd);
  }
  return levels.deepest;
}

/** The brackets that are open, each with the length of the chain it stands in. */
class Levels {
  deepest = 0;
  readonly #outer: { readonly chain: number; readonly angles: number[]; readonly levels: number }[] = [];
  #chain = 0;
  /** How long the chain was at each `<` in it that no `>` has closed. */
  #angles: number[] = [];
  /** Of everything open, this chain included. */
  #depth = 0;
  /** A chain of types may hold commas, so those end it no more once there was a `<`. */
  #isType = false;
  #before: 'value' | 'block' | 'end' | 'link' = 'link';
  /** How long the chains were that ended in the statement before; an `else` goes on with them. */
  #ended = 0;

  open(bracket: string): void {
    if (this.#before === 'block' && bracket === '{') this.#begin();
    else if (this.#before === 'value' || this.#before === 'block') this.#lengthen(1);
    this.#outer.push({ chain: this.#chain, angles: this.#angles, levels: 1 });
    this.#chain = 0;
    this.#angles = [];
    this.#deepen(1);
    this.#before = 'link';
  }

  close(bracket: string): void {
    const outer = this.#outer.pop() ?? { chain: 0, angles: [], levels: 0 };
    this.#depth -= this.#chain + outer.levels;
    this.#chain = outer.chain;
    this.#angles = outer.angles;
    this.#before = bracket === '}' ? 'block' : 'value';
  }

  end(sign: string): void {
    if (sign === ';' || !this.#isType) this.#endChain();
    this.#before = sign === ';' ? 'end' : 'link';
  }

  link(sign: string): void {
    if (sign === 'else') this.#lengthen(this.#ended);
    // A new statement, unless what stands before is only a part of one.
    else if (this.#before === 'end' || (this.#before === 'block' && /^(?!in|as|is)\w/.test(sign)))
      this.#begin();
    this.#isType ||= sign === '<';
    if (sign === '<') this.#angles.push(this.#chain);
    if (sign === '>' && this.#closeAngle()) return;
    this.#lengthen(1);
    if (sign === 'else') this.#ended = 0;
    this.#before = 'link';
  }

  /** A word right behind a value or block begins a statement; behind `if (…)` it is the one that the `if` is about. */
  word(): void {
    if (this.#before === 'value') this.#endChain();
    else if (this.#before !== 'link') this.#begin();
    this.#before = 'value';
  }

  /** The end of a JSX element takes back what its beginning counted: its own `<`, or that of the tag it answers to. */
  tagEnd(sign: string): void {
    if (sign === '/>') this.#closeAngle();
    this.#lengthen(-Math.min(1, this.#chain));
    this.#before = 'value';
  }

  /** What stands between `<` and `>` counts while it is open, and as one level after that. */
  #closeAngle(): boolean {
    const before = this.#angles.pop();
    if (before === undefined) return false;
    this.#lengthen(before + 1 - this.#chain);
    this.#before = 'link';
    return true;
  }

  #lengthen(by: number): void {
    this.#chain += by;
    this.#deepen(by);
  }

  #deepen(by: number): void {
    this.#depth += by;
    this.deepest = Math.max(this.deepest, this.#depth);
  }

  #begin(): void {
    this.#endChain();
    this.#ended = 0;
  }

  #endChain(): void {
    this.#depth -= this.#chain;
    this.#ended += this.#chain;
    this.#chain = 0;
    this.#angles = [];
    this.#isType = false;
  }
}
