import { SEVERITY_OF_CODE, type DoctorFinding } from '../doctor/finding.ts';
import type { DoctorDocument, ErrorPart } from './documents.ts';

/** The document of a repository that was looked at. Only errors break the promise; warnings alone keep it. */
export function doctorDocument(
  findings: readonly DoctorFinding[],
  { nPackages, nChecks }: { readonly nPackages: number; readonly nChecks: number },
): DoctorDocument {
  const parts = findings.map(({ code, message, hint, file, line }) => ({
    code,
    severity: SEVERITY_OF_CODE[code],
    message,
    hint,
    file,
    line,
  }));
  const nErrors = parts.filter((part) => part.severity === 'error').length;
  const nWarnings = parts.length - nErrors;
  return {
    ...emptyDoctor(),
    status: nErrors > 0 ? 'fail' : 'pass',
    reason: nErrors > 0 ? 'unhealthy' : nWarnings > 0 ? 'warned' : 'healthy',
    summary: { packages: nPackages, checks: nChecks, errors: nErrors, warnings: nWarnings },
    findings: parts,
  };
}

/** The document of a repository that could not be looked at. */
export function doctorError(error: ErrorPart): DoctorDocument {
  return { ...emptyDoctor(), status: 'error', reason: error.code, error };
}

function emptyDoctor(): DoctorDocument {
  return {
    $schema: 'urn:tidemark:schema:doctor:v1',
    schemaVersion: 1,
    command: 'doctor',
    status: 'error',
    reason: 'internal',
    summary: null,
    findings: [],
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}
