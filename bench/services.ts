import { loadavg } from "node:os";
import { type App, createSlices } from "../src/compose.ts";
import { dayInShanghai } from "../src/kernel/calendar.ts";
import type { Database } from "../src/platform/database/database.ts";
import { cookieOf, look, withServer } from "./material/server.ts";
import { fillServices } from "./material/service-rows.ts";
import { ms, timed } from "./material/timing.ts";

const ROWS = Number(process.env["BENCH_ROWS"] ?? 100_000);
const PACE = { rounds: 40, warm: 4 };

type Who = "office" | "provider" | "authority" | "window" | "bureau";

/** Who looks: the office, and of each other kind the unit that has the most to look at. */
async function cookiesOf(sql: Database): Promise<Readonly<Record<Who, string>>> {
  const most = async (table: string, column: string): Promise<string> => {
    const [row] = await sql<{ unit: string }[]>`
      select ${sql(column)} as unit from ${sql(table)} group by 1 order by count(*) desc limit 1`;
    return row?.unit ?? "";
  };
  const [authority] = await sql<{ id: string }[]>`
    select id from accounts.organisation where region_code = '150200' order by name limit 1`;
  return {
    office: await cookieOf(sql, null, ["office"]),
    provider: await cookieOf(sql, await most("shared_data.request_now", "provider_id"), [
      "liaison",
      "unit-head",
    ]),
    authority: await cookieOf(sql, authority?.id ?? null, ["data-officer"]),
    window: await cookieOf(sql, await most("one_service.case_now", "receiving_unit"), ["window-clerk"]),
    bureau: await cookieOf(sql, await most("one_service.case_now", "deciding_unit"), ["liaison"]),
  };
}

const q = encodeURIComponent;

const CASES: readonly (readonly [what: string, who: Who, url: string])[] = [
  ["requests, all", "office", "/api/data/requests?tab=all"],
  ["requests, all, page 1,000", "office", "/api/data/requests?tab=all&page=1000"],
  ["requests, waiting for me", "provider", "/api/data/requests?tab=mine"],
  ["requests, overdue, of a city", "authority", "/api/data/requests?tab=all&overdue=true"],
  ["requests, words", "office", `/api/data/requests?tab=all&q=${q("公积金 1234")}`],
  ["counts of requests", "provider", "/api/data/request-counts"],
  ["grants, given", "provider", "/api/data/grants?side=given"],
  ["catalogue, all", "office", "/api/resources"],
  ["catalogue, words of a name", "provider", `/api/resources?q=${q("公积金 12")}`],
  ["corrections, all", "office", "/api/data/corrections"],
  ["breaches, all", "office", "/api/data/breaches"],
  ["breaches of a city", "authority", "/api/data/breaches?status=open"],
  ["receipts", "office", "/api/data/receipts"],
  ["items, all", "office", "/api/items"],
  ["items of a city with errors", "office", "/api/items?city=150200&finding=errors"],
  ["items, words", "office", `/api/items?q=${q("许可 1234")}`],
  ["hall, words that many have", "office", `/api/hall/items?q=${q("许可")}`],
  ["hall, everyday words", "office", `/api/hall/items?q=${q("公积金取钱")}`],
  ["cases of a bureau", "bureau", "/api/unit-cases?list=all"],
  ["cases of a bureau, overdue", "bureau", "/api/unit-cases?list=overdue"],
  ["cases of a window", "window", "/api/window-cases?list=all"],
  ["cases of a window, words", "window", `/api/window-cases?list=all&q=${q("1234")}`],
  ["overview of cases", "office", "/api/case-overview"],
];

/** Measures lists and figures on a database that is filled already. */
export async function measure(app: App, sql: Database): Promise<string[]> {
  const cookies = await cookiesOf(sql);
  const lines: string[] = [];
  for (const [what, who, url] of CASES) {
    const { median, p95 } = await timed(() => look(app, cookies[who], url), PACE);
    lines.push(`| ${what} (${who}) | ${ms(median)} | ${ms(p95)} |`);
  }
  const today = dayInShanghai(new Date());
  for (const { id, indicators } of createSlices(app.shell).slices) {
    if (id !== "shared-data" && id !== "one-service") continue;
    const { median, p95 } = await timed(() => indicators(4, today), PACE);
    lines.push(`| figures of measure （四）, ${id} | ${ms(median)} | ${ms(p95)} |`);
  }
  return lines;
}

/** Server time of the lists of shared data and one service, and of their figures, at full size. */
export const run = (root: string): Promise<string> =>
  withServer(root, "bench_services", async (app, databases) => {
    const begun = performance.now();
    await fillServices(databases.owner, ROWS);
    const fillS = (performance.now() - begun) / 1000;
    const load = loadavg()[0] ?? 0;
    const lines = await measure(app, databases.app);
    return [
      "## Services",
      "",
      `${ROWS.toLocaleString("en")} requests, grants about half as many, and as many corrections, breaches, resources, receipts, cases and items, made from those of the demonstration (in ${fillS.toFixed(0)} s); whole server, ${PACE.rounds} requests one after the other, by who has the most to see. Targets: lists under 100 ms, figures under 300 ms. Load of the machine before it began: ${load.toFixed(1)}.`,
      "",
      "| request (by whom) | median ms | p95 |",
      "| --- | ---: | ---: |",
      ...lines,
    ].join("\n");
  });
