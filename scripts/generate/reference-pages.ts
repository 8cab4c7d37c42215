import { DOCTOR_CODES } from '../../packages/cli/src/contract/doctor-schema.ts';
import { ERROR_CODES } from '../../packages/cli/src/contract/error-code.ts';
import { mark } from '../../packages/cli/src/contract/gate-schema.ts';
import { jsonSchemas } from '../../packages/cli/src/contract/json-schema.ts';
import { base, head, ratio, summarySchema } from '../../packages/cli/src/contract/schemas.ts';
import { survivorSchema } from '../../packages/cli/src/contract/survivor-schema.ts';
import { cliReference } from '../../packages/cli/src/flags/reference.ts';
import { configJsonSchema, manifestJsonSchema } from '../../packages/manifest/src/json-schema.ts';
import { MUTATION_KINDS } from '../../packages/mutation/src/index.ts';
import { FINDING_KINDS, WEAKENING_KINDS } from '../../packages/verdict/src/index.ts';
import { documentReference, settingsReference, type Schema } from '../../tools/docs/src/index.ts';

/** The pages of docs/reference by path, each made from what the code itself reads. */
export async function referencePages(): Promise<Record<string, string>> {
  return {
    'docs/reference/cli.md': cliReference(),
    'docs/reference/manifest.md': settingsReference(plain(await manifestJsonSchema()), {
      title: 'The manifest',
      intro: [
        'Made by `pnpm generate` from the schema that `feature.manifest.ts` is held to. A key that is not here is an error.',
        '[The guide](../guides/coverage.md) tells when to write which;',
        '[the schema](../../packages/manifest/schema/feature-manifest.v1.schema.json) is for editors and programs.',
      ],
    }),
    'docs/reference/config.md': settingsReference(plain(await configJsonSchema()), {
      title: 'The config of a workspace',
      intro: [
        'Made by `pnpm generate` from the schema that `tidemark.config.ts` is held to. A key that is not here is an error.',
        'A flag outranks the environment, that the config, and that the default. It is read',
        '[as it stood before the change](../adr/0016-adoption-plans-before-it-writes.md);',
        '[the schema](../../packages/manifest/schema/workspace-config.v1.schema.json) is for editors and programs.',
      ],
    }),
    'docs/reference/json.md': documentReference({
      title: 'JSON documents',
      intro: [
        'Made by `pnpm generate` from the schemas that every document is tested against. stdout holds one of them on one line.',
        'Counts are integers, lines and columns begin at 1, ranges include both ends, paths are those of the repository with `/`.',
        '[What is stable](../stability.md) tells how they may change.',
      ],
      folder: '../../packages/cli/schema',
      schemas: plain(jsonSchemas()),
      shapes: {
        base: plain(base.toJSONSchema()),
        head: plain(head.toJSONSchema()),
        ratio: plain(ratio.toJSONSchema()),
        share: plain(summarySchema.shape.total.shape.lines.toJSONSchema()),
        mark: plain(mark.toJSONSchema()),
        survivor: plain(survivorSchema.toJSONSchema()),
      },
      unions: {
        'error codes': ERROR_CODES,
        'kinds of weakening': WEAKENING_KINDS,
        'kinds of finding': FINDING_KINDS.filter((kind) => kind !== 'band'),
        'kinds of mutant finding': MUTATION_KINDS,
        'codes of doctor': DOCTOR_CODES,
      },
      pageOf: (code) => `../findings/${code}.md`,
    }),
  };
}

/** As it is published: what the schema library adds for itself is gone. */
function plain(schema: unknown) {
  const published: Schema & Record<string, Schema> = JSON.parse(JSON.stringify(schema));
  return published;
}
