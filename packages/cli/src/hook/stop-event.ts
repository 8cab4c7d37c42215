import { failed, ok, type Problem, type Result } from '@tidemark/kernel';

/** What an agent's host says when the agent is about to stop. */
export interface StopEvent {
  /** Null where the host does not say which session it is. */
  readonly session: string | null;
  /** Which subagent of the session; null for the agent that a person talks to. */
  readonly subagent: string | null;
  /** Where the agent stands; null where the host does not say. */
  readonly cwd: string | null;
  /** Whether the agent is at work because a hook kept it from stopping. A host that does not say may mean it. */
  readonly isContinued: boolean;
}

/** The events at which an agent stops, as Claude Code and Codex, and as Gemini CLI call them. */
const EVENTS: readonly unknown[] = ['Stop', 'SubagentStop', 'AfterAgent', undefined];

/**
 * Reads the JSON that a host hands to a stop hook. Keys that are not known are passed over; one that is known and not
 * what it should be is `usage`, and so is an event at which nobody stops.
 * Format: code.claude.com/docs/en/hooks, "Stop".
 */
export function readStopEvent(bytes: Uint8Array): Result<StopEvent> {
  const read = objectOf(new TextDecoder().decode(bytes));
  if (read === null) return failed(unreadable('it is no JSON object'));
  const { hook_event_name: event, session_id: session, agent_id: agent, cwd } = read;
  if (!EVENTS.includes(event)) return failed(unreadable('the event is none at which an agent stops'));
  if (!isTextOrAbsent(session)) return failed(unreadable('session_id is no text'));
  if (!isTextOrAbsent(cwd)) return failed(unreadable('cwd is no text'));
  // Some hosts do not say which subagent it is.
  const unnamed = event === 'SubagentStop' ? '' : null;
  return ok({
    session: session ?? null,
    subagent: typeof agent === 'string' ? agent : unnamed,
    cwd: cwd ?? null,
    isContinued: read['stop_hook_active'] !== false,
  });
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function unreadable(why: string): Problem {
  const hint = 'Set it as a stop hook of the agent: docs/guides/agents.md';
  return { code: 'usage', message: `stdin holds no stop event: ${why}`, hint };
}
