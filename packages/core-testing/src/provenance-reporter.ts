import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { measuredBlobs } from './measured-blobs.ts';

interface ReporterOptions {
  /** Root of the vitest project, as vitest passes it on. */
  readonly projectRoot?: string;
}

interface ReportContext {
  /** Absolute folder the reports are written to. */
  readonly dir: string;
}

/**
 * An istanbul-style reporter that writes `provenance.json` beside the report: which tools measured, and the git blob
 * id of every code file of the package, tests included, since evidence depends on the tests that made it.
 */
export default class ProvenanceReporter {
  readonly #projectRoot: string | undefined;

  constructor({ projectRoot }: ReporterOptions = {}) {
    this.#projectRoot = projectRoot;
  }

  execute({ dir }: ReportContext): void {
    const packageDir = this.#projectRoot ?? path.dirname(dir);
    const vitest = versionOf('vitest', packageDir);
    const provenance = {
      $schema: 'urn:tidemark:schema:provenance:v1',
      schemaVersion: 1,
      tool: { name: 'vitest', version: vitest },
      provider: { name: 'v8', version: versionOf('@vitest/coverage-v8', packageDir) ?? vitest },
      node: process.version,
      files: measuredBlobs(packageDir, Date.now() - process.uptime() * 1000),
    };
    mkdirSync(dir, { recursive: true });
    const temporary = path.join(dir, `.provenance.${process.pid}.tmp`);
    writeFileSync(temporary, `${JSON.stringify(provenance, null, 2)}\n`);
    renameSync(temporary, path.join(dir, 'provenance.json'));
  }
}

function versionOf(name: string, packageDir: string): string | null {
  try {
    const found: unknown = createRequire(path.join(packageDir, 'package.json'))(`${name}/package.json`);
    return typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : null;
  } catch {
    return null;
  }
}
