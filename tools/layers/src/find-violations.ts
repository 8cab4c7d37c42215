import { cruise } from 'dependency-cruiser';
import { RULES } from './rules.ts';

/** An import that breaks a rule; paths are relative to the folder that was read, `comment` says what to do. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly comment: string;
}

/** Every import below a folder that breaks a rule; also how many modules were read, so that none is no pass. */
export async function findViolations(
  root: string,
): Promise<{ readonly modules: number; readonly violations: Violation[] }> {
  const { forbidden = [], options = {} } = RULES;
  const result = await cruise(['packages', 'tools', 'scripts'], {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden },
  });
  if (typeof result.output === 'string') throw new Error('dependency-cruiser gave text for a result');
  const comments = new Map(forbidden.map((rule) => [rule.name, rule.comment ?? '']));
  return {
    modules: result.output.summary.totalCruised,
    violations: result.output.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      comment: comments.get(rule.name) ?? '',
    })),
  };
}
