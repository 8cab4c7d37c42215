/** Texts by path, relative to the package. */
export type TemplateFiles = Readonly<Record<string, string>>;
