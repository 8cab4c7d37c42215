import type { AgentProvider, Sandbox } from '@ai-hero/sandcastle';
import { readGateAnswer, type GateAnswer } from './gate-answer.ts';
import { nextStep, type Step } from './next-step.ts';

/** What is to be done, and by whom. */
export interface Assignment {
  readonly task: string;
  readonly implementer: AgentProvider;
  readonly reviewer: AgentProvider;
  readonly mostRounds: number;
  /** Told each step before it is taken. */
  readonly tell: (line: string) => void;
}

/** Only what is committed reaches the branch, so only that is asked about. */
const GATE = 'pnpm --silent coverage:diff --head HEAD';
/** An agent that does not say that it is done is asked again so often. */
const MOST_ITERATIONS = 5;

/**
 * Lets an implementer work in a sandbox until the gate passes, then a reviewer, and gives the last answer of the gate. Each
 * of them is handed the document as the gate printed it. A reviewer whose commits break the gate sends the work back.
 */
export async function implementAndReview(
  sandbox: Pick<Sandbox, 'run' | 'exec'>,
  { task, implementer, reviewer, mostRounds, tell }: Assignment,
): Promise<{ readonly step: Step; readonly answer: GateAnswer }> {
  const work = (name: 'implementer' | 'reviewer', gate: string) =>
    sandbox.run({
      name,
      agent: name === 'implementer' ? implementer : reviewer,
      maxIterations: name === 'implementer' ? MOST_ITERATIONS : 1,
      promptFile: `.sandcastle/${name}.prompt.md`,
      promptArgs: { TASK: task, GATE: gate },
    });
  let round = 1;
  await work('implementer', 'It was not asked yet: this is the first round.');
  for (let isReviewed = false; ;) {
    const answer = readGateAnswer(await sandbox.exec(GATE));
    const step = nextStep(answer, { round, mostRounds, isReviewed });
    tell(`round ${round}: the gate says ${answer.status} (${answer.reason}): ${step}`);
    if (step === 'done' || step === 'give-up' || answer.json === null) return { step, answer };
    if (step === 'implement') round += 1;
    isReviewed = step === 'review';
    await work(step === 'review' ? 'reviewer' : 'implementer', answer.json);
  }
}
