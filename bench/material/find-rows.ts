import type { Database } from "../../src/platform/database/database.ts";
import { copyWaits } from "./waits.ts";
import { type Copied, copy, fillServices, idOf, numbered, record } from "./service-rows.ts";

const alike = (kind: string): Copied => record("organisation", kind);
const library = (kind: string): Copied => record("shared_data", kind);
const item = (kind: string): Copied => record("one_service", kind);

/** Everything that is found beside what `fillServices` makes, from the rows of the demonstration. */
const COPIED: readonly Copied[] = [
  {
    table: "supervision.measure",
    changed: `'id', ${idOf("measure")}, 'draft_id', ${idOf("draft")}, 'number', 1000 + g, ${numbered("text")}, ${numbered("search_text")}`,
  },
  {
    table: "supervision.measure_tokens",
    order: "measure_id",
    changed: `'measure_id', ${idOf("measure")}, 'number', 1000 + g`,
  },
  { table: "supervision.task", changed: `'id', ${idOf("task")}, 'number', 1000 + g, ${numbered("text")}` },
  { table: "supervision.assignment", order: "task_id, unit_id", changed: `'task_id', ${idOf("task")}` },
  {
    table: "supervision.paper",
    changed: `'id', ${idOf("paper")}, 'issue_number', null, 'content', r.content || jsonb_build_object('title', r.content ->> 'title' || ' ' || g)`,
  },
  alike("entry"),
  {
    table: "organisation.entry",
    where: "r.register = 'project'",
    changed: `'id', ${idOf("entry")}, ${numbered("name")}, ${numbered("search_text")}`,
  },
  ...["meeting", "joint-paper", "work-points", "secondment"].map(alike),
  ...["library", "return-flow", "dispute"].map(library),
  ...["standard", "bundle", "chain"].map(item),
  {
    table: "accounts.account",
    changed: `'id', ${idOf("account")}, ${numbered("name")}, ${numbered("display_name")}`,
  },
];

/** Fills everything that is found with so many rows of each kind; `sql` owns the tables. Units stay as they are. */
export async function fillFinds(sql: Database, count: number): Promise<void> {
  for (const each of COPIED) await copy(sql, each, count);
  await copyWaits(sql, count);
  await fillServices(sql, count);
}
