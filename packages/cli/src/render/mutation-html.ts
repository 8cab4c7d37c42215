/** A page that shows mutants in their code; `script` draws it. Everything is in the page, nothing is fetched. */
export function mutationHtml(report: object, script: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:">
<title>Mutants</title>
</head>
<body>
<mutation-test-report-app title-postfix="Tidemark"></mutation-test-report-app>
<script>${asInline(script)}</script>
<script>document.querySelector('mutation-test-report-app').report = ${inScript(report)};</script>
</body>
</html>
`;
}

/** A script in a page must not hold what begins or ends one; in its strings and patterns the escape means the same. */
function asInline(script: string): string {
  return script.replaceAll(/<(?=!--|\/?script)/gi, String.raw`\x3c`);
}

/** Code in a report may hold what ends a script, or what browsers read as a comment there. */
function inScript(value: object): string {
  return JSON.stringify(value)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}
