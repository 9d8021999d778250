import type { Day } from "../../kernel/calendar.ts";
import { byUrgency, type InboxKinds, type InboxLine, type Span, spanOf } from "../../kernel/inbox.ts";

export type DeskLine = InboxLine & { readonly span: Span };

/** `counts`: lines by kind, whatever is filtered. */
export type Inbox = {
  readonly asOf: Day;
  readonly kinds: InboxKinds;
  readonly counts: Readonly<Record<string, number>>;
  readonly lines: readonly DeskLine[];
};

/** The inbox out of what every slice handed over, most urgent first. */
export function inboxOf(lines: readonly InboxLine[], kinds: InboxKinds, asOf: Day): Inbox {
  const counts: Record<string, number> = {};
  for (const { kind } of lines) counts[kind] = (counts[kind] ?? 0) + 1;
  return {
    asOf,
    kinds,
    counts,
    lines: lines.toSorted(byUrgency).map((line) => ({ ...line, span: spanOf(line, asOf) })),
  };
}
