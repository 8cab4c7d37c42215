/** The JSON Schema (draft 2020-12) of a config of the workspace. */
export async function configJsonSchema(): Promise<unknown> {
  const [{ z }, { workspaceConfigSchema }] = await Promise.all([
    import('zod'),
    import('./workspace-config-schema.ts'),
  ]);
  return {
    ...z.toJSONSchema(workspaceConfigSchema, { unrepresentable: 'any' }),
    $id: 'urn:tidemark:schema:workspace-config:v1',
    title: 'Tidemark config of a workspace, version 1',
  };
}

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
