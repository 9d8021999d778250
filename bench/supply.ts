import { randomUUID } from "node:crypto";
import { loadavg } from "node:os";
import { type App, createSlices } from "../src/compose.ts";
import { dayInShanghai } from "../src/kernel/calendar.ts";
import type { Database, Sql } from "../src/platform/database/database.ts";
import { countFacets } from "../src/systems/one-service/store/items/list-items.ts";
import { keepComparison } from "../src/systems/one-service/store/standards/keep-comparison.ts";
import { fillItems } from "./material/item-rows.ts";
import { cookieOf, look, withServer } from "./material/server.ts";
import { fillResources } from "./material/service-rows.ts";
import { ms, timed, timesOf } from "./material/timing.ts";

const RESOURCES = Number(process.env["BENCH_RESOURCES"] ?? 10_000);
const ITEMS = Number(process.env["BENCH_ITEMS"] ?? 100_000);
const PACE = { rounds: 40, warm: 4 };
const CHANGES = { rounds: 8, warm: 1 };
const VISITORS = 10;

const q = encodeURIComponent;
const n = (value: number): string => value.toLocaleString("en");

/** Handled by anybody, with the most papers, spread over the four cities. */
const asked = (sql: Database) => sql<{ id: string; regionCode: string; hallKey: string }[]>`
  select id, region_code, hall_key from (
    select *, row_number() over (partition by region_code order by cardinality(materials) desc, id) as nth
    from one_service.item where replaced_on is null and hall_open and catalog_code is not null and cardinality(materials) > 0
      and id::text ~ '^.{14}[1-8].{4}[89ab]'
  ) item where nth <= 3 order by nth, region_code`;

/** One row of a city takes the place of another that promised something else, as an import of one correction leaves it. */
async function correct(sql: Sql, nth: number): Promise<void> {
  const [row] = await sql<{ id: string; regionCode: string }[]>`
    update one_service.item set replaced_on = imported_on where id = (
      select id from one_service.item where replaced_on is null and catalog_code is not null
      order by md5(identity) offset ${nth} limit 1) returning id, region_code`;
  const [from, city] = [row?.id ?? "", row?.regionCode ?? ""];
  await sql`
    insert into one_service.item (id, import_id, region_code, identity, catalog_code, task_code, name, type, dept, item,
      sheet, rows, printed, materials, rules, errors, search_text, sample, imported_on)
    select ${randomUUID()}, import_id, region_code, identity, catalog_code, task_code, name, type, dept,
      item || '{"visits": 7}', sheet, rows, printed, materials, rules, errors, search_text, sample, imported_on
    from one_service.item where id = ${from}`;
  await countFacets(sql, city);
}

/** Times of the first request after each of some changes. */
async function after(change: (nth: number) => Promise<unknown>, request: () => Promise<unknown>) {
  const took: number[] = [];
  for (let round = -CHANGES.warm; round < CHANGES.rounds; round += 1) {
    await change(round + CHANGES.warm);
    const begun = performance.now();
    await request();
    if (round >= 0) took.push(performance.now() - begun);
  }
  return timesOf(took);
}

async function measure(app: App, owner: Database): Promise<string[]> {
  const { sharing } = createSlices(app.shell);
  const desk = { ...app.shell, sharing };
  const applicant = await cookieOf(owner, null, ["applicant"]);
  const office = await cookieOf(owner, null, ["office"]);
  const items = await asked(owner);
  const [item, group] = [items[0]?.id ?? "", items[0]?.hallKey ?? ""];
  const lines: string[] = [];
  const tell = (what: string, { median, p95 }: { median: number; p95: number }) => {
    lines.push(`| ${what} | ${ms(median)} | ${ms(p95)} |`);
    console.error(lines.at(-1));
  };
  const once = async (what: string, work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    const took = performance.now() - begun;
    tell(what, { median: took, p95: took });
  };
  await once("all groups made from nothing, once after an upgrade", () => keepComparison(desk));
  await owner`vacuum analyze`;
  await once("comparison of items, the first after a start", () => look(app, office, "/api/item-comparison"));
  let turn = 0;
  const another = () => items[(turn += 1) % items.length]?.id ?? "";
  const cases: readonly (readonly [what: string, who: string, url: () => string, body?: object])[] = [
    ["guidance to an item", applicant, () => `/api/hall/items/${another()}`],
    ["draft, begun or gone on with", applicant, () => "/api/drafts", { item }],
    ["an item, as offices see it", office, () => `/api/items/${another()}`],
    ["comparison of items", office, () => "/api/item-comparison"],
    ["comparison of items, words", office, () => `/api/item-comparison?q=${q("许可")}`],
    ["comparison, one group", office, () => `/api/item-comparison/groups/${q(group)}`],
    ["items that ask for what is shared", office, () => "/api/items/asked-again"],
    ["the same of a city", office, () => "/api/items/asked-again?city=150200"],
  ];
  for (const [what, who, url, body] of cases)
    tell(what, await timed(() => look(app, who, url(), body), PACE));
  const waited: number[] = [];
  const visit = async () => {
    const came = performance.now();
    await look(app, applicant, `/api/hall/items/${another()}`);
    waited.push(performance.now() - came);
  };
  for (let round = 0; round < PACE.rounds; round += 1)
    await Promise.all(Array.from({ length: VISITORS }, visit));
  tell(`guidance, ${VISITORS} visitors at once, each`, timesOf(waited));
  const compare = () => look(app, office, "/api/item-comparison");
  tell(
    "groups written with the correction of one item, in its transaction",
    await after(
      (nth) => correct(owner, nth),
      () => keepComparison(desk),
    ),
  );
  tell(
    "comparison of items, the first after one item was corrected",
    await after(async (nth) => {
      await correct(owner, 100 + nth);
      await keepComparison(desk);
    }, compare),
  );
  const publish = () => owner`update shared_data.supplier_stamp set stamp = stamp + 1`;
  tell("comparison of items, the first after a publication", await after(publish, compare));
  const againAsked = () => look(app, office, "/api/items/asked-again");
  tell("items that ask for what is shared, the first after a publication", await after(publish, againAsked));
  return lines;
}

/** Server time of what rests on the whole catalogue and on the items of all cities at once. */
export const run = (root: string): Promise<string> =>
  withServer(root, "bench_supply", async (app, { owner }) => {
    const load = loadavg()[0] ?? 0;
    const begun = performance.now();
    await fillResources(owner, RESOURCES);
    await fillItems(owner, ITEMS / 4, dayInShanghai(new Date()));
    await owner`vacuum analyze`;
    const fillS = (performance.now() - begun) / 1000;
    const lines = await measure(app, owner);
    return [
      "## Guidance and comparison",
      "",
      `${n(RESOURCES)} resources made from those of the demonstration and ${n(ITEMS)} invented items of four cities, one in 25 without a basic code (in ${fillS.toFixed(0)} s); whole server, ${PACE.rounds} requests one after the other, ${CHANGES.rounds} changes. Target: guidance, draft, comparison and what is asked again under 50 ms (p95). Load of the machine before and after: ${load.toFixed(1)} and ${(loadavg()[0] ?? 0).toFixed(1)}.`,
      "",
      "| request | median ms | p95 |",
      "| --- | ---: | ---: |",
      ...lines,
    ].join("\n");
  });
