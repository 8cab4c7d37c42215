/** A layer that was recognised by the name of a folder. Globs are relative to the package. */
export interface RecognisedLayer {
  readonly layer: string;
  readonly globs: readonly string[];
  readonly files: number;
  readonly why: string;
}

interface Sign {
  readonly layer: 'entities' | 'use-cases' | 'controllers';
  /** Folder names that say so, the most telling first; with a slash they are taken as they stand. */
  readonly folders: readonly string[];
  readonly meaning: string;
}

const SIGNS: readonly Sign[] = [
  {
    layer: 'entities',
    folders: ['entities', 'domain'],
    meaning: 'the rules that hold whoever asks',
  },
  {
    layer: 'use-cases',
    folders: ['application/use-cases', 'use-cases', 'usecases', 'use_cases', 'application'],
    meaning: 'what the application does',
  },
  {
    layer: 'controllers',
    folders: ['interface-adapters/controllers', 'controllers'],
    meaning: 'what turns a request into a call',
  },
];

/**
 * Recognises layers by the folders below `src`: one directly there, or of the same name in several modules
 * (`src/orders/domain`, `src/stock/domain`). Code is given by paths below the package.
 */
export function recogniseLayers(code: readonly string[]): RecognisedLayer[] {
  return SIGNS.flatMap(({ layer, folders, meaning }) => {
    for (const folder of folders) {
      const glob = globFor(folder, code);
      if (glob === null) continue;
      const files = code.filter((file) => lies(file, folder)).length;
      const held = files === 1 ? '1 file' : `${files} files`;
      return [{ layer, globs: [glob], files, why: `${glob} holds ${held}: ${meaning}` }];
    }
    return [];
  });
}

function globFor(folder: string, code: readonly string[]): string | null {
  if (code.some((file) => file.startsWith(`src/${folder}/`))) return `src/${folder}/**`;
  const modules = code.filter((file) => lies(file, folder)).map((file) => file.split(`/${folder}/`)[0]);
  // One module alone may have called its folder so for any reason.
  return new Set(modules).size > 1 ? `src/**/${folder}/**` : null;
}

function lies(file: string, folder: string): boolean {
  return file.startsWith('src/') && file.slice('src'.length).includes(`/${folder}/`);
}
