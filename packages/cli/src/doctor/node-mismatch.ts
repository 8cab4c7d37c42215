import semver from 'semver';
import type { Check } from './finding.ts';

/** Another Node counts other branches, and its report is compared with one that the pinned Node made. */
export const nodeMismatch: Check = ({ nodePins, nodeVersion }) =>
  nodePins
    // A name (`lts/*`) is no range; only a version manager knows what it means today.
    .filter(({ range }) => semver.validRange(range) !== null)
    .filter(({ range }) => !semver.satisfies(nodeVersion, range, { includePrerelease: true }))
    .map(({ file, line, range }) => ({
      code: 'node-mismatch',
      message: `this is Node ${nodeVersion}, and ${file} asks for ${range}`,
      hint: 'Run with the Node that the repository asks for, or mend what it asks for',
      file,
      line,
    }));
