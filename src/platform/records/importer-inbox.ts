import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { InboxLine } from "../../kernel/inbox.ts";
import type { Shell } from "../slice.ts";

type Begun = {
  readonly id: string;
  readonly scope: string;
  readonly fileName: string;
  readonly addedAt: Date;
};

const ENTER: Sentence = {
  zh: "导入还没有办完：核对列和各行后录入，或放弃",
  en: "The import is half done: check its columns and lines, then enter or discard it",
};

/** Imports that a person began and neither entered nor discarded: they wait for whoever began them. */
export const importInbox =
  (
    { kind, table, scope }: { readonly kind: string; readonly table: string; readonly scope: string },
    link: (begun: Pick<Begun, "id" | "scope">) => string,
  ) =>
  async (
    { sql, config }: Pick<Shell, "sql" | "config">,
    { accountId }: { readonly accountId: string | null },
    _asOf: Day,
  ): Promise<InboxLine[]> => {
    const rows = await sql<Begun[]>`
      select id, ${sql(scope)} as scope, file_name, added_at from ${sql(table)}
      where state = 'mapping' and added_by_id = ${accountId}`;
    return rows.map(({ id, scope: into, fileName, addedAt }) => ({
      id: `${kind}/${id}/enter`,
      kind,
      subject: fileName,
      why: ENTER,
      due: null,
      late: false,
      since: dayInShanghai(addedAt),
      link: link({ id, scope: into }),
      weight: 1,
      sample: config.demo,
    }));
  };
