import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { SIGN_IN_POLICY } from "../src/accounts/domain/sign-in.ts";
import { beginSession } from "../src/accounts/store/session.ts";
import { type App, compose, createSlices } from "../src/compose.ts";
import type { Role } from "../src/kernel/access.ts";
import { dayInShanghai } from "../src/kernel/calendar.ts";
import { readConfig } from "../src/platform/config.ts";
import type { Database } from "../src/platform/database/database.ts";
import { openEngine } from "../src/platform/database/engine.ts";
import { prepareEmbedded } from "../src/platform/database/provide.ts";
import { openDatabases } from "../src/platform/database/roles.ts";
import { fillServices } from "./material/service-rows.ts";
import { ms, timed } from "./material/timing.ts";

const ROWS = Number(process.env["BENCH_ROWS"] ?? 100_000);
const PACE = { rounds: 40, warm: 4 };

/** The cookie of somebody of a unit, without the work of a sign-in. */
async function cookieOf(sql: Database, organisationId: string | null, roles: Role[]): Promise<string> {
  const accountId = randomUUID();
  await sql`insert into accounts.account ${sql({
    id: accountId,
    name: `bench-${accountId.slice(0, 8)}`,
    displayName: "bench",
    organisationId,
    roles,
    passwordHash: "none",
    mustChangePassword: false,
    createdAt: new Date(),
  })}`;
  return `jiziwan-demo=${await beginSession(sql, SIGN_IN_POLICY, { accountId, address: "", now: new Date() })}`;
}

type Who = "office" | "provider" | "authority" | "window" | "bureau" | "applicant";

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
    applicant: await cookieOf(sql, null, ["applicant"]),
    bureau: await cookieOf(sql, await most("one_service.case_now", "deciding_unit"), ["liaison"]),
  };
}

const q = encodeURIComponent;

const CASES: readonly (readonly [what: string, who: Who, url: string, body?: object])[] = [
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

/** What was 2 to 17 s while each of them read the whole catalogue: guidance, a form, comparison, asked again. */
async function supplyCases(
  { app }: App,
  sql: Database,
  office: string,
): Promise<readonly (readonly [string, Who, string, object?])[]> {
  const [item] = await sql<{ id: string }[]>`
    select id from one_service.item
    where replaced_on is null and cardinality(materials) > 0 and id::text ~ '^.{14}[1-8].{4}[89ab]'
    order by cardinality(materials) desc, id limit 1`;
  const id = item?.id ?? "";
  const headers = { cookie: office };
  const compared = await app.inject({ method: "GET", url: "/api/item-comparison", headers });
  const group = compared.json<{ rows: { key: string }[] }>().rows[0]?.key ?? "";
  return [
    ["guidance to an item", "applicant", `/api/hall/items/${id}`],
    ["draft, begun or gone on with", "applicant", "/api/drafts", { item: id }],
    ["an item", "office", `/api/items/${id}`],
    ["comparison of items", "office", "/api/item-comparison"],
    ["comparison, one group", "office", `/api/item-comparison/groups/${q(group)}`],
    ["items that ask for what is shared", "office", "/api/items/asked-again"],
    ["the same of a city", "authority", "/api/items/asked-again?city=150200"],
  ];
}

async function look({ app }: App, cookie: string, url: string, body?: object): Promise<void> {
  const call = body ? ({ method: "POST", payload: body } as const) : ({ method: "GET" } as const);
  const reply = await app.inject({ ...call, url, headers: { cookie, "x-jiziwan": "1" } });
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.body}`);
}

/** Measures lists and figures on a database that is filled already. */
export async function measure(app: App, sql: Database): Promise<string[]> {
  const cookies = await cookiesOf(sql);
  const lines: string[] = [];
  for (const [what, who, url, body] of [...CASES, ...(await supplyCases(app, sql, cookies.office))]) {
    const { median, p95 } = await timed(() => look(app, cookies[who], url, body), PACE);
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
export async function run(root: string): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), "jiziwan-bench-"));
  const engine = await openEngine({ root, dataFolder });
  try {
    const adminUrl = `postgres://postgres:${engine.passwords.superuser}@127.0.0.1:${engine.port}/postgres`;
    const { ownerUrl, appUrl } = await prepareEmbedded(adminUrl, "bench_services", engine.passwords);
    const databases = openDatabases(ownerUrl, appUrl);
    const config = readConfig({ LOG_LEVEL: "silent" }, root);
    if (!config.ok) throw new Error(config.failure.sentence.en);
    const app = await compose({ ...config.value, demo: true }, databases);
    await app.begin();
    await app.app.ready();
    const begun = performance.now();
    await fillServices(databases.owner, ROWS);
    const fillS = (performance.now() - begun) / 1000;
    const load = loadavg()[0] ?? 0;
    const lines = await measure(app, databases.app);
    await app.close();
    await Promise.all([databases.owner.end(), databases.app.end()]);
    return [
      "## Services",
      "",
      `${ROWS.toLocaleString("en")} requests, grants about half as many, and as many corrections, breaches, resources, receipts, cases and items, made from those of the demonstration (in ${fillS.toFixed(0)} s); whole server, ${PACE.rounds} requests one after the other, by who has the most to see. Targets: lists under 100 ms, figures under 300 ms; guidance, draft, comparison and what is asked again under 50 ms (p95). Load of the machine before it began: ${load.toFixed(1)}.`,
      "",
      "| request (by whom) | median ms | p95 |",
      "| --- | ---: | ---: |",
      ...lines,
    ].join("\n");
  } finally {
    await engine.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
