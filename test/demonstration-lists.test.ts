import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_BUREAUS } from "../src/accounts/domain/account.ts";
import { REGISTERS } from "../src/cooperation/registers/entry.ts";
import type { UnitReach } from "../src/kernel/reach.ts";
import { allows, ROLES, type Role } from "../src/kernel/access.ts";
import { openTestApp, type TestApp } from "./support/app.ts";

/** Whom the demonstration lets one be, for a role: bureaus act for their head and their liaison. */
const viewsOf = (role: Role): readonly string[] =>
  role === "unit-head" || role === "liaison" ? [role, ...DEMO_BUREAUS] : [role];

/** Lists that stand empty until somebody keeps something there, or as they should. */
const EMPTY: Readonly<Record<string, string>> = {
  "/api/ledger-views": "views that a person keeps",
  "/api/register-views/:register": "views that a person keeps",
  "/api/calendar-feeds": "feeds that a person subscribed to",
  "/api/background": "files that a person asked for",
  "/api/registers/:register/likely-same": "rows entered twice, where there are any",
  "/api/organisations/suggestions": "units of like names, where there are any",
  "/api/resource-notices": "what a revised resource tells those who use it",
  "/api/item-pairings": "items under two names; those of the samples are told by their codes",
  "/api/paper-templates": "words of the house, and no sample",
  "/api/city-reach": "the four cities as they are, with how many of the sample people each reaches",
};
const EMPTY_FOR: Readonly<Record<string, readonly Role[]>> = {
  // Nothing waits for them: they read, or are called when something breaks.
  "/api/inbox": ["leader", "audit-admin", "system-admin"],
  // An office and a leader answer for no unit.
  "/api/my-work": ["office", "leader"],
  // By the tab that an office opens, which is not that of units.
  "/api/data/requests": ["office"],
};

type Body = Readonly<Record<string, unknown>> | readonly unknown[];
const LISTS = ["rows", "lines", "visits", "groups", "units"] as const;

/** The list that a reply is; null for what is no list. */
function listOf(body: Body): readonly unknown[] | null {
  if (Array.isArray(body)) return body;
  for (const name of LISTS) {
    const list = (body as Readonly<Record<string, unknown>>)[name];
    if (Array.isArray(list)) return list;
  }
  return null;
}

/** Replies that are no lists though they hold some, or cost too much to be walked: what forms offer, files, readings of the machine. */
const NO_LIST = /choices|dcat|digest|export$|workbook|\/file$|verification|\/docs|\/board$/;

/** Lists with tabs: none of their tabs is empty. */
const TABBED = ["/api/window-cases", "/api/unit-cases"];

/** Lists counted beside the one that is shown, as the tabs of a window. */
const countsOf = (body: Body): Readonly<Record<string, number>> =>
  ((body as Readonly<Record<string, unknown>>)["counts"] as Record<string, number> | undefined) ?? {};

describe("the demonstration", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp({ config: { demo: true }, begin: true });
  }, 300_000);
  afterAll(() => app.close());

  const asView = async (role: string) => {
    const url = "/api/session/view-as";
    const reply = await app.withToken(null)({ method: "POST", url, payload: { role } });
    return app.withToken(reply.cookies[0]?.value ?? null);
  };

  /** Lists of one role: what is in each, and how many in each of its tabs, in whichever view has most. */
  async function listsOf(role: Role) {
    const shown = new Map<string, { rows: readonly unknown[]; counts: Record<string, number> }>();
    const views = await Promise.all(viewsOf(role).map(asView));
    const routes = app.app.declaredRoutes.filter(
      ({ method, url, access }) =>
        method === "GET" && url.startsWith("/api/") && access !== "public" && allows(access, [role]),
    );
    for (const { url: route } of routes) {
      const urls = route.includes(":register")
        ? REGISTERS.map((register) => route.replace(":register", register))
        : [route];
      if (urls.some((url) => /[:*]/.test(url)) || NO_LIST.test(route) || EMPTY[route] !== undefined) continue;
      for (const url of urls)
        for (const call of views) {
          const reply = await call({ method: "GET", url });
          if (reply.statusCode !== 200 || !String(reply.headers["content-type"]).includes("json")) continue;
          const body = reply.json<Body>();
          const list = listOf(body);
          if (list === null) continue;
          const { rows, counts } = shown.get(url) ?? { rows: [], counts: {} };
          for (const [name, count] of Object.entries(TABBED.includes(url) ? countsOf(body) : {}))
            counts[name] = Math.max(counts[name] ?? 0, count);
          shown.set(url, { rows: [...rows, ...list], counts });
        }
    }
    return shown;
  }

  it.each(ROLES)("has something in every list of %s, labelled as a sample", async (role) => {
    const wrong: string[] = [];
    const lists = await listsOf(role);
    expect(lists.size).toBeGreaterThan(0);
    for (const [url, { rows, counts }] of lists) {
      if (EMPTY_FOR[url]?.includes(role)) continue;
      if (rows.length === 0) wrong.push(`${url}: no row`);
      else if (!rows.some((row) => /示例|"sample":true|demo-/.test(JSON.stringify(row))))
        wrong.push(`${url}: no row says that it is a sample`);
      const empty = Object.entries(counts).filter(([, count]) => count === 0);
      wrong.push(...empty.map(([name]) => `${url}: no row in ${name}`));
    }
    expect(wrong).toEqual([]);
  });

  it("has an officer with an account in three cities and none in the fourth, so that a proposal shows both", async () => {
    const office = await asView("office");
    const { units } = (await office({ method: "GET", url: "/api/city-reach" })).json<{
      units: UnitReach[];
    }>();
    expect(units.map(({ name, people }) => [name, people > 0])).toEqual([
      ["呼和浩特", true],
      ["包头", true],
      ["鄂尔多斯", true],
      ["乌兰察布", false],
    ]);
  });
});
