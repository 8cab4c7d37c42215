/** The JSON Schema (draft 2020-12) of a manifest, for editors and other tools. */
export async function manifestJsonSchema(): Promise<unknown> {
  const [{ z }, { manifestSchema }] = await Promise.all([import('zod'), import('./manifest-schema.ts')]);
  const schema = z.toJSONSchema(manifestSchema, { unrepresentable: 'any' });
  return {
    ...schema,
    $id: 'urn:tidemark:schema:feature-manifest:v1',
    title: 'Tidemark feature manifest, version 1',
  };
}
