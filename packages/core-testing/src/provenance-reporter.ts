import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { installedVersion } from './installed-version.ts';
import { folderInRepository, measuredBlobs } from './measured-blobs.ts';

interface ReporterOptions {
  /** Root of the vitest project, as vitest passes it on. */
  readonly projectRoot?: string;
  /** Which provider measures. Default: the one that is installed. */
  readonly provider?: 'v8' | 'istanbul';
}

/** The part of an istanbul report context that is used. Source: istanbul-lib-report, `Context`. */
interface ReportContext {
  /** Absolute folder the reports are written to. */
  readonly dir: string;
  getTree(kind: 'flat'): { visit(visitor: object, state: null): void };
}

interface MeasuredNode {
  getFileCoverage(): { readonly path: string };
}

/**
 * An istanbul-style reporter that writes `provenance.json` beside the report: which tools measured, and the git blob
 * id of all code the report depends on, tests included, since evidence depends on the tests that made it.
 */
export default class ProvenanceReporter {
  readonly #options: ReporterOptions;

  constructor(options: ReporterOptions = {}) {
    this.#options = options;
  }

  execute(context: ReportContext): void {
    const { dir } = context;
    const target = path.join(dir, 'provenance.json');
    // Blobs of other runs are merged here: what text those measured, this process cannot know.
    if (process.argv.some((word) => /^--merge-?reports\b/i.test(word)))
      return rmSync(target, { force: true });
    const packageDir = this.#options.projectRoot ?? path.dirname(dir);
    const measured: string[] = [];
    const onDetail = (node: MeasuredNode) => measured.push(node.getFileCoverage().path);
    context.getTree('flat').visit({ onDetail }, null);
    const provenance = {
      $schema: 'urn:tidemark:schema:provenance:v1',
      schemaVersion: 1,
      tool: { name: 'vitest', version: installedVersion('vitest', packageDir) },
      provider: providerOf(packageDir, this.#options.provider),
      node: process.version,
      package: folderInRepository(packageDir),
      files: measuredBlobs({
        packageDir,
        reportsDir: dir,
        startedAtMs: Date.now() - process.uptime() * 1000,
        measured,
      }),
    };
    mkdirSync(dir, { recursive: true });
    const temporary = path.join(dir, `.provenance.${process.pid}.tmp`);
    writeFileSync(temporary, `${JSON.stringify(provenance, null, 2)}\n`);
    renameSync(temporary, target);
  }
}

// Vitest 3 and 4 make a reporter of what `require` gives; this name says what that is.
export { ProvenanceReporter as 'module.exports' };

function providerOf(packageDir: string, named: 'v8' | 'istanbul' | undefined) {
  const v8 = installedVersion('@vitest/coverage-v8', packageDir);
  const istanbul = installedVersion('@vitest/coverage-istanbul', packageDir);
  const name = named ?? (v8 === null && istanbul !== null ? 'istanbul' : 'v8');
  return { name, version: (name === 'v8' ? v8 : istanbul) ?? installedVersion('vitest', packageDir) };
}
