import { assert as check, asyncProperty, constantFrom, nat } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Finds } from "../src/kernel/find.ts";
import { DEMO_BUREAUS } from "../src/accounts/domain/account.ts";
import { createSlices } from "../src/compose.ts";
import { ROLES } from "../src/kernel/access.ts";
import { cookieName } from "../src/platform/http/session-cookie.ts";
import { type Inject, openTestApp, type TestApp } from "./support/app.ts";

const VIEWS = [...ROLES, ...DEMO_BUREAUS] as const;
type View = (typeof VIEWS)[number];
type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Words = { readonly id: string; readonly words: readonly string[] };

let app: TestApp;
const people = new Map<View, Inject>();
/** What stands in the database, whoever may read it. */
let titles: string[] = [];

beforeAll(async () => {
  app = await openTestApp({ config: { demo: true }, begin: true });
  for (const role of VIEWS) {
    const reply = await app.withToken(null)({
      method: "POST",
      url: "/api/session/view-as",
      payload: { role },
      remoteAddress: "127.0.0.1",
    });
    const token = reply.cookies.find(({ name }) => name === cookieName(app.config))?.value ?? null;
    people.set(role, app.withToken(token));
  }
  const { app: sql } = app.database;
  // The demonstration has drafted no paper.
  const content = sql.json({ title: "【示例】关于推进情况的督查通报" });
  await sql`
    insert into supervision.paper (id, plan_id, region_code, kind, as_of, version, status, content, made_at, made_by, changed_at,
      changed_by)
    select ${crypto.randomUUID()}, id, region_code, 'brief', '2026-01-01', 1, 'draft', ${content}, now(), '办公室', now(), '办公室'
    from supervision.plan where sample limit 1`;
  const rows = await sql<{ title: string }[]>`
    select title from organisation.record union select title from one_service.record
    union select title from shared_data.record union select left(text, 30) from supervision.task
    union select left(text, 30) from supervision.measure union select title from supervision.plan
    union select name from accounts.organisation union select display_name from accounts.account
    union select name from one_service.item`;
  titles = rows.map(({ title }) => title).toSorted();
}, 240_000);
afterAll(() => app.close());

const asked = (view: View): Inject => {
  const found = people.get(view);
  if (!found) throw new Error(`nobody is ${view}`);
  return found;
};

/** What a slice that a busy machine kept too long would have found is asked for again. */
async function find(view: View, q: string, size = 50, tries = 20): Promise<Finds> {
  const query = new URLSearchParams({ q, size: String(size) }).toString();
  const reply = await asked(view)({ method: "GET", url: `/api/find?${query}` });
  if (reply.statusCode !== 200) throw new Error(`${view} asked for ${q}: ${reply.body}`);
  const finds = reply.json<Finds>();
  return finds.late.length === 0 || tries === 1 ? finds : find(view, q, size, tries - 1);
}

/** Where the server answers with what a link's page shows. */
const SHOWN: readonly (readonly [page: RegExp, route: (found: RegExpExecArray) => string])[] = [
  [/^\/plans\/([^/]+)$/, ([, id]) => `/api/plans/${id}/board`],
  [/^\/(roster|accounts)\?(.+)$/, ([, of, q]) => `/api/${of === "roster" ? "organisations" : of}?${q}`],
  [/^\/my-cases\/([^/]+)$/, ([, id]) => `/api/cases/${id}`],
  [/^\/items\/(standards|bundles|chains)\/([^/]+)$/, ([, of, id]) => `/api/${of}/${id}`],
  [/^\/data\/catalogue\/([^/]+)$/, ([, id]) => `/api/resources/${id}`],
  [/^\/data\/libraries\/([^/]+)$/, ([, id]) => `/api/libraries/${id}`],
  [/^\/ecology\/compensation\/agreements\/([^/]+)$/, ([, id]) => `/api/ecology/agreements/${id}`],
  [/^\/ecology\/compensation\/([^/]+)$/, ([, id]) => `/api/ecology/settlements/${id}`],
  [/^(\/.+)$/, ([, path]) => `/api${path}`],
];
const routeOf = (link: string): string => {
  for (const [page, route] of SHOWN) {
    const found = page.exec(link);
    if (found) return route(found);
  }
  throw new Error(`${link} leads nowhere`);
};

/** The longest part of a title that is written as it stands in the record. */
const core = (title: string): string =>
  title.split(/[\s…()（）]|选派/u).toSorted((a, b) => b.length - a.length)[0] ?? "";

/** Lists of the house: a row of each by its id, with the words by which its page names it. */
const text = (row: Row, ...keys: string[]): string[] =>
  keys.flatMap((key) => (typeof row[key] === "string" && row[key] !== "" ? [row[key]] : []));
const LISTS: readonly (readonly [kind: string, url: string, of: (row: Row) => Words])[] = [
  ["task", "/api/tasks?size=100", (row) => ({ id: row.id, words: text(row, "text") })],
  ["plan", "/api/plans", (row) => ({ id: row.id, words: text(row, "title", "docNumber") })],
  ["paper", "/api/papers?size=100", (row) => ({ id: row.id, words: text(row, "title") })],
  ["unit", "/api/organisations?size=1000", (row) => ({ id: row.id, words: text(row, "name") })],
  ["person", "/api/accounts?size=100", (row) => ({ id: row.id, words: text(row, "name", "displayName") })],
  ...["project", "application", "fund", "agreement", "problem"].map(
    (register) =>
      [
        register,
        `/api/registers/${register}/entries?size=100`,
        (row: Row) => ({ id: row.id, words: text(row, "name") }),
      ] as const,
  ),
  ["meeting", "/api/meetings", (row) => ({ id: row.id, words: text(row, "title") })],
  ["work-points", "/api/work-points", (row) => ({ id: row.id, words: text(row, "title") })],
  ["joint-paper", "/api/joint-papers?size=100", (row) => ({ id: row.id, words: text(row, "title") })],
  ["item", "/api/items?size=100", (row) => ({ id: row.id, words: text(row, "name", "taskCode") })],
  ["standard", "/api/standards", (row) => ({ id: row.id, words: text(row, "title") })],
  ["bundle", "/api/bundles", (row) => ({ id: row.id, words: text(row, "title") })],
  ["chain", "/api/chains", (row) => ({ id: row.id, words: text(row, "title") })],
  ...["/api/my-cases", "/api/window-cases?size=100", "/api/unit-cases?size=100"].map(
    (url) => ["case", url, (row: Row) => ({ id: row.id, words: text(row, "number") })] as const,
  ),
  ["resource", "/api/resources?size=100", (row) => ({ id: row.id, words: text(row, "name", "code") })],
  ["library", "/api/libraries?size=100", (row) => ({ id: row.id, words: text(row, "name", "title") })],
  [
    "request",
    "/api/data/requests?tab=all&size=100",
    (row) => ({ id: row.id, words: text(row, "name", "code") }),
  ],
  [
    "correction",
    "/api/data/corrections?size=100",
    (row) => ({ id: row.id, words: text(row, "resourceName") }),
  ],
  ["return-flow", "/api/data/return-flows?size=100", (row) => ({ id: row.id, words: text(row, "title") })],
  ["dispute", "/api/data/disputes?size=100", (row) => ({ id: row.id, words: text(row, "title") })],
  ["section", "/api/ecology/sections?size=100", (row) => ({ id: row.id, words: text(row, "name", "river") })],
  ["reach", "/api/ecology/reaches?size=100", (row) => ({ id: row.id, words: text(row, "from", "to") })],
  [
    "compensation-agreement",
    "/api/ecology/agreements?size=100",
    (row) => ({ id: row.id, words: text(row, "name") }),
  ],
  [
    "settlement",
    "/api/ecology/settlements?size=100",
    (row) => ({ id: row.id, words: [text(row, "agreement", "period").join(" ")] }),
  ],
];

describe("everything found, over the demonstration", () => {
  it("finds nobody anything that its page refuses, or that its page does not name", async () => {
    let found = 0;
    await check(
      asyncProperty(constantFrom(...VIEWS), nat(), nat(), nat(12), async (view, at, from, more) => {
        const title = titles[at % titles.length] ?? "";
        const characters = [...title];
        const begin = from % Math.max(1, characters.length - 1);
        const q = characters
          .slice(begin, begin + 2 + more)
          .join("")
          .trim();
        if (q === "") return;
        const { groups } = await find(view, q, 3);
        for (const { kind, found: all } of groups)
          for (const each of all) {
            found += 1;
            const reply = await asked(view)({ method: "GET", url: routeOf(each.link) });
            expect(reply.statusCode, `${view} finds ${kind} ${each.title} by ${q}`).toBe(200);
            expect(reply.body.replaceAll(String.raw`\n`, ""), `${view} finds ${kind} by ${q}`).toContain(
              JSON.stringify(core(each.title)).slice(1, -1),
            );
          }
      }),
      { numRuns: 600 },
    );
    expect(found).toBeGreaterThan(0);
  }, 120_000);

  it("finds each person by its own title and number what that person's lists show", async () => {
    const missing: string[] = [];
    const seen = new Set<string>();
    for (const view of VIEWS)
      for (const [kind, url, of] of LISTS) {
        const reply = await asked(view)({ method: "GET", url });
        if (reply.statusCode === 403) continue;
        expect(reply.statusCode, `${view} ${url}`).toBe(200);
        const rows = reply.json<{ rows: Row[] }>().rows;
        const sample = rows.length === 0 ? [] : [rows[Math.floor(Math.random() * rows.length)] as Row];
        for (const { id, words } of sample.map(of))
          for (const word of words) {
            seen.add(kind);
            const { groups } = await find(view, [...word].slice(0, 100).join("").trim());
            const own = groups.find((group) => group.kind === kind);
            if (!own?.found.some((each) => each.id === id)) missing.push(`${view}: ${kind} ${word}`);
          }
      }
    expect(missing).toEqual([]);
    expect([...new Set(LISTS.map(([kind]) => kind))].filter((kind) => !seen.has(kind))).toEqual([]);
  }, 120_000);

  it("（十三） finds a measure by its ordinal in any form, the plan in force first", async () => {
    for (const words of ["十三", "（十三）", "13", "第13条", "第十三项举措", "measure 13", "⑬"]) {
      const { groups } = await find("office", words, 6);
      const [first] = groups.find(({ kind }) => kind === "measure")?.found ?? [];
      expect(first, `${words}`).toMatchObject({ fit: 3 });
      expect(first?.title, `${words}`).toMatch(/^[（(]十三[）)]/);
    }
  });

  it("finds by two characters, and by a single one only what begins with it", async () => {
    const [project] = await app.database.app<{ id: string; name: string }[]>`
      select id, name from organisation.entry where register = 'project' and merged_into is null order by id limit 1`;
    const name = [...(project?.name ?? "")];
    const { groups } = await find("office", name.slice(-2).join(""));
    expect(groups.find(({ kind }) => kind === "project")?.found.map(({ id }) => id)).toContain(project?.id);
    for (const { kind, found } of (await find("office", "包")).groups)
      for (const { title, about } of found)
        expect(`${title}${about?.zh ?? ""}`, `${kind}`).toMatch(/^包|·.*包/u);
  });

  it("tells nobody of a case whom it does not concern, by its number either", async () => {
    const rows = await app.database.app<
      { number: string }[]
    >`select number from one_service.case_now limit 5`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { number } of rows)
      for (const view of ["office", "leader", "data-officer", "system-admin", "audit-admin"] as const)
        expect((await find(view, number)).groups.filter(({ kind }) => kind === "case")).toEqual([]);
  });
});

/** Kinds on which people talk, with the route that opens their records and the table in which those stand. */
const TALKED: readonly (readonly [kind: string, route: string, ids: string])[] = [
  ["task", "/api/tasks", "supervision.task"],
  ["entry", "/api/entries", "organisation.record"],
  ["meeting", "/api/meetings", "organisation.record"],
  ["case", "/api/cases", "one_service.record"],
  ["resource", "/api/resources", "shared_data.record"],
  ["library", "/api/libraries", "shared_data.record"],
  ["request", "/api/data/requests", "shared_data.record"],
  ["correction", "/api/data/corrections", "shared_data.record"],
  ["return-flow", "/api/data/return-flows", "shared_data.record"],
  ["dispute", "/api/data/disputes", "shared_data.record"],
  ["section", "/api/ecology/sections", "ecology.record"],
  ["alert", "/api/ecology/alerts", "ecology.record"],
  ["reach", "/api/ecology/reaches", "ecology.record"],
  ["compensation-agreement", "/api/ecology/agreements", "ecology.record"],
  ["settlement", "/api/ecology/settlements", "ecology.record"],
  ["site", "/api/ecology/sites", "ecology.record"],
  ["energy-project", "/api/energy/projects", "energy.record"],
  ["corridor", "/api/energy/corridors", "energy.record"],
  ["equipment-base", "/api/energy/bases", "energy.record"],
  ["grid-capacity", "/api/energy/grid", "energy.record"],
];

const got = async (view: View, url: string) => (await asked(view)({ method: "GET", url })).statusCode === 200;

describe("talk", () => {
  it("is read by exactly those whom the record's own page opens for, of every kind on which people talk", async () => {
    const { app: sql } = app.database;
    const [answered, opened] = [new Map<string, boolean>(), new Map<string, boolean>()];
    for (const [kind, route, table] of TALKED) {
      const rows = await sql<{ id: string }[]>`
        select id from ${sql(table)} ${kind === "task" ? sql`` : sql`where kind = ${kind}`} order by random() limit 4`;
      expect(`${kind} ${rows.length > 0}`).toBe(`${kind} true`);
      // Applicants come for their own matter, and not into the talk of those who deal with it.
      for (const view of VIEWS.filter((each) => each !== "applicant"))
        for (const { id } of rows) {
          const name = `${view} ${kind} ${id}`;
          opened.set(name, await got(view, `${route}/${id}`));
          answered.set(name, await got(view, `/api/talk/${kind}/${id}`));
        }
      for (const { id } of rows) expect(await got("applicant", `/api/talk/${kind}/${id}`)).toBe(false);
    }
    expect(answered).toEqual(opened);
    expect(new Set(opened.values()).size).toBe(2);
    const { slices } = createSlices(app.shell);
    const kinds = slices.flatMap(({ openables }) => Object.keys(openables ?? {}));
    expect(kinds.toSorted()).toEqual(TALKED.map(([kind]) => kind).toSorted());
  }, 60_000);
});
