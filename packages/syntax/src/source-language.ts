const LANGUAGES = {
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
  js: 'jsx',
  jsx: 'jsx',
  mjs: 'jsx',
  cjs: 'jsx',
} as const;

/** Where `package.json` may say either, CommonJS is what no module can be: it returns, and knows sloppy words. */
const SOURCE_TYPES: Readonly<Record<string, SourceLanguage['sourceTypes']>> = {
  cjs: ['commonjs'],
  js: ['module', 'commonjs'],
  jsx: ['module', 'commonjs'],
};

/** How a parser is to take a source file. */
export interface SourceLanguage {
  readonly lang: (typeof LANGUAGES)[keyof typeof LANGUAGES];
  /** What it may be, the likeliest first. */
  readonly sourceTypes: readonly ('commonjs' | 'module')[];
}

/** The language of a source by the extension of its path; null for one that is not read here. */
export function languageOf(path: string): SourceLanguage | null {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  if (!isLanguage(extension)) return null;
  const lang = LANGUAGES[extension];
  return { lang, sourceTypes: SOURCE_TYPES[extension] ?? ['module'] };
}

function isLanguage(extension: string): extension is keyof typeof LANGUAGES {
  return Object.hasOwn(LANGUAGES, extension);
}
