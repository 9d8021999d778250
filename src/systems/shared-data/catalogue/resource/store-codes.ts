import { FailureError } from "../../../../kernel/error.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { classOf, nextCode } from "./codes.ts";
import { codeTaken } from "./rules.ts";

/** The next free code of a class; a withdrawn resource keeps its number. */
export async function nextFreeCode(sql: Sql, classPart: string): Promise<string> {
  const rows = await sql<{ code: string }[]>`
    select state -> 'content' ->> 'code' as code from shared_data.record
    where kind = 'resource' and state -> 'content' ->> 'code' like ${`${classPart}/%`}`;
  return nextCode(
    classPart,
    rows.map(({ code }) => code),
  );
}

/** Throws where another resource has the code; nobody takes it meanwhile, until the transaction ends. */
export async function checkCodeFree(sql: Sql, code: string, own: string | null): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`shared_data resource ${code}`}))`;
  const [taken] = await sql<{ id: string }[]>`
    select id from shared_data.record
    where kind = 'resource' and state -> 'content' ->> 'code' = ${code} and id is distinct from ${own}::uuid limit 1`;
  if (taken) throw new FailureError(codeTaken(code, await nextFreeCode(sql, classOf(code))));
}
