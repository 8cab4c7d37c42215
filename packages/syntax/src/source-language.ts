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

/** How a parser is to take a source file. */
export interface SourceLanguage {
  readonly lang: (typeof LANGUAGES)[keyof typeof LANGUAGES];
  readonly sourceType: 'script' | 'module';
}

/** The language of a source by the extension of its path; null for one that is not read here. */
export function languageOf(path: string): SourceLanguage | null {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  if (!isLanguage(extension)) return null;
  return { lang: LANGUAGES[extension], sourceType: extension === 'cjs' ? 'script' : 'module' };
}

function isLanguage(extension: string): extension is keyof typeof LANGUAGES {
  return Object.hasOwn(LANGUAGES, extension);
}
