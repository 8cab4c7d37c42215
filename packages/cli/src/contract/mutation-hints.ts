import type { Survivor } from '@tidemark/mutation';

/** What assertion is missing, by the mutator that nobody noticed. Names: stryker-mutator.io, supported mutators. */
const MISSING: Readonly<Record<string, string>> = {
  ArithmeticOperator:
    'assert the exact result of the calculation, with operands for which the two operators differ',
  ArrayDeclaration: 'assert what the list holds, not only that there is one',
  ArrowFunction: 'assert what comes of what the function returns',
  AssignmentOperator: 'assert the exact value after the assignment',
  BlockStatement: 'assert an effect of this block: without its body nothing fails',
  BooleanLiteral: 'assert what depends on the value being this and not the opposite',
  ConditionalExpression:
    'assert the outcome of both sides of the condition, each with an input that decides it',
  EqualityOperator: 'assert the very boundary, with values for which the two comparisons differ',
  LogicalOperator: 'assert a case in which only one side of the condition holds',
  MethodExpression: 'assert a case in which the two calls give different results',
  ObjectLiteral: 'assert the properties of the object, not only that there is one',
  OptionalChaining: 'assert the case in which the value is absent',
  Regex: 'assert a text that only the original pattern takes, or refuses',
  StringLiteral: 'assert the text itself',
  UnaryOperator: 'assert the sign or the opposite of the value',
  UpdateOperator: 'assert the exact count after the step',
};

/** What to do about a survivor, in a sentence. */
export function mutationHint({ kind, mutant, tests }: Survivor): string {
  if (kind === 'mutant-not-covered')
    return 'No test runs this code: add one that does, and asserts what comes of it';
  if (kind === 'mutant-ignored')
    return `Say why it is ignored: // Stryker disable next-line ${mutant.mutator}: reason`;
  const missing = MISSING[mutant.mutator] ?? 'assert something that differs between the two';
  const who = mutant.isStatic
    ? 'Every test passes'
    : tests.length === 1
      ? 'The test that runs it passes'
      : `The ${tests.length} tests that run it pass`;
  return `${who} all the same: ${missing}`;
}
