export { tellOfDrift } from './drift-issue.ts';
export type { DriftPlace, Telling } from './drift-issue.ts';
export { proposeFile } from './propose-file.ts';
export type { Proposal, Proposed } from './propose-file.ts';
export { landFile } from './land-file.ts';
export type { Landed, Landing } from './land-file.ts';
