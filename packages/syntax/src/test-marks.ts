import type { CommentText } from './ignore-hints.ts';
import type { LineIndex } from './line-index.ts';
import { reasonIn } from './reason-in.ts';
import type { Placed, TestMark } from './source-facts.ts';
import type { TestCall } from './test-call.ts';

/** Places the calls, and gives each the reason of a comment that ends on the line above it or stands on its lines. */
export function testMarks(
  calls: readonly TestCall[],
  comments: readonly CommentText[],
  index: LineIndex,
): Placed<TestMark>[] {
  return calls.map(({ kind, start, end, call, title }) => {
    const first = index.place(start).line;
    const last = index.place(end).line;
    const near = comments.filter((comment) => {
      const line = index.place(comment.end).line;
      return first - 1 <= line && line <= last;
    });
    const reasons = near.flatMap((comment) => reasonIn(comment.value) ?? []);
    return { kind, lines: [first, last], place: { start, end }, call, title, reason: reasons[0] ?? null };
  });
}
