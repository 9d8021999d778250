import type { Role } from "../../src/kernel/access.ts";
import type { Database } from "../../src/platform/database/database.ts";
import { cookieOf } from "./server.ts";

async function most(sql: Database, table: string, column: string): Promise<string> {
  const [row] = await sql<{ unit: string }[]>`
    select ${sql(column)} as unit from ${sql(table)} group by 1 order by count(*) desc limit 1`;
  return row?.unit ?? "";
}

/** Who works: whoever sees everything, and of each other kind the unit that has the most to look through. */
export async function peopleOf(sql: Database): Promise<readonly (readonly [who: string, cookie: string])[]> {
  const [authority] = await sql<{ id: string }[]>`
    select id from accounts.organisation where region_code = '150200' order by name limit 1`;
  const one = async (who: string, unit: string | null, roles: Role[]) =>
    [who, await cookieOf(sql, unit, roles)] as const;
  return [
    await one("office", null, ["office"]),
    await one("liaison of the busiest unit", await most(sql, "supervision.assignment", "unit_id"), [
      "liaison",
    ]),
    await one("provider of most data", await most(sql, "shared_data.request_now", "provider_id"), [
      "liaison",
      "unit-head",
    ]),
    await one("data officer", authority?.id ?? null, ["data-officer"]),
    await one("window", await most(sql, "one_service.case_now", "receiving_unit"), ["window-clerk"]),
    await one("security administrator", null, ["security-admin"]),
  ];
}
