import type { Actor } from "../../kernel/actor.ts";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { type InboxKinds, type InboxLine, NO_LIMIT } from "../../kernel/inbox.ts";
import { say } from "../../kernel/fields.ts";
import { waitingExports } from "../../platform/exports/store.ts";
import type { Shell } from "../../platform/slice.ts";

export const EXPORT_KINDS: InboxKinds = { export: say("后台工作", "Background work") };

/** What was written in the background for this person and was not fetched yet, or could not be written. */
export async function exportInbox(
  { sql, config }: Pick<Shell, "sql" | "config">,
  person: Actor,
): Promise<InboxLine[]> {
  const waiting = await waitingExports(sql, person.accountId);
  return waiting.map(({ id, name, file, makes, failure, askedAt, until }) => ({
    id: `export/${id}/${failure !== null ? "failed" : makes === "file" ? "fetch" : "open"}`,
    kind: "export",
    subject: file ?? name,
    why:
      failure ??
      (makes === "file"
        ? say("文件已写好，请下载；过期删除", "The file is written: fetch it before it goes")
        : say("已写好，请打开", "It is written: open it")),
    // A failed one has nothing that could go, and a record stays.
    ...(failure === null && makes === "file" ? { due: until, late: false } : NO_LIMIT),
    since: dayInShanghai(new Date(askedAt)),
    link: "/background",
    weight: 0,
    sample: config.demo,
  }));
}
