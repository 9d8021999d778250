import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Account, type DEMO_BUREAUS } from "../src/accounts/domain/account.ts";
import type { AuditRow } from "../src/accounts/domain/administration.ts";
import type { OrganisationRow } from "../src/accounts/domain/organisation.ts";
import type { Role } from "../src/kernel/access.ts";
import type { ImportStatus } from "../src/supervision/domain/import.ts";
import type { JointPaperRow } from "../src/cooperation/domain/joint-papers/joint-paper-row.ts";
import type { LicenceLine } from "../src/systems/one-service/domain/hall/licence.ts";
import type { DuplicateRow } from "../src/systems/shared-data/catalogue/duplicate/kind.ts";
import type { ReceiptLine } from "../src/systems/shared-data/exchange/view.ts";
import type { BreachBoard } from "../src/systems/shared-data/oversight/breach/kind.ts";
import type { LedgerRow } from "../src/systems/shared-data/oversight/ledger/ledger.ts";
import type { GrantRow } from "../src/systems/shared-data/requests/view.ts";
import type { PaperSummary } from "../src/supervision/domain/papers/paper.ts";
import type { CaseLine } from "../src/systems/one-service/domain/cases/case-view.ts";
import type { AskedAgain, ItemRow } from "../src/systems/one-service/domain/items/item-row.ts";
import type { ComparedRow } from "../src/systems/one-service/domain/standards/comparison-rows.ts";
import { openTestApp, type TestApp } from "./support/app.ts";

type Breach = BreachBoard["rows"][number];
type Value = string | number | null;
type Order = {
  readonly falls?: true;
  /** What the heading's column shows of a row; left out where a row does not say it. */
  readonly of?: (row: never) => Value;
};
type List = {
  readonly role: Role | (typeof DEMO_BUREAUS)[number];
  readonly orders: Readonly<Record<string, Order>>;
};

const STAGES =
  "received handed-over accepted supplement special decided delivering delivered not-accepted withdrawn".split(
    " ",
  );
const KINDS =
  "progress-summary monthly-report quarterly-report coordination-material plenary-report reminder-letter chase-note bulletin inspection-notice".split(
    " ",
  );
const IMPORTS = "queued reading review published failed cancelled".split(" ");
const PAPER_STAGES = "drafting consulting agreed issued repealed".split(" ");
const BREACHES = "open answered false-alarm ended".split(" ");
const CASES: List["orders"] = {
  item: { of: ({ itemName }: CaseLine) => itemName },
  stage: { of: ({ stage }: CaseLine) => STAGES.indexOf(stage) },
  // A line shows how far it is from its limit in words.
  due: {},
  begun: { falls: true, of: ({ begunOn }: CaseLine) => begunOn },
};

/** Lists that are no records of a kind, and what stands under the headings that sort them. */
const LISTS: Readonly<Record<string, List>> = {
  "/api/accounts": {
    role: "security-admin",
    orders: {
      person: { of: ({ displayName }: Account) => displayName },
      organisation: { of: ({ organisationName }: Account) => organisationName },
      seen: { falls: true, of: ({ lastSeenAt }: Account) => lastSeenAt },
      sessions: { falls: true, of: ({ sessions }: Account) => sessions },
    },
  },
  "/api/organisations": {
    role: "office",
    orders: {
      name: { of: ({ name }: OrganisationRow) => name },
      parent: { of: ({ parentName }: OrganisationRow) => parentName },
      region: { of: ({ regionCode }: OrganisationRow) => regionCode },
      people: { falls: true, of: ({ accounts }: OrganisationRow) => accounts },
    },
  },
  "/api/audit": { role: "audit-admin", orders: { at: { falls: true, of: ({ id }: AuditRow) => id } } },
  "/api/papers": {
    role: "office",
    orders: {
      title: { of: ({ title }: PaperSummary) => title },
      kind: { of: ({ kind }: PaperSummary) => KINDS.indexOf(kind) },
      status: { of: ({ status }: PaperSummary) => ["draft", "issued", "withdrawn"].indexOf(status) },
      issue: { falls: true, of: ({ issue }: PaperSummary) => issue && issue.year * 1e4 + issue.number },
      made: { falls: true, of: ({ madeAt }: PaperSummary) => madeAt },
      issued: { falls: true, of: ({ issuedAt }: PaperSummary) => issuedAt },
    },
  },
  "/api/items": {
    role: "office",
    orders: {
      name: { of: ({ name }: ItemRow) => name },
      dept: { of: ({ dept }: ItemRow) => dept },
      materials: { falls: true, of: ({ materials }: ItemRow) => materials },
      findings: { falls: true, of: ({ errors, rules }: ItemRow) => errors * 1_000 + rules.length },
    },
  },
  "/api/imports": {
    role: "office",
    orders: {
      name: { of: ({ fileName }: ImportStatus) => fileName },
      state: { of: ({ state }: ImportStatus) => IMPORTS.indexOf(state) },
      uploaded: { falls: true, of: ({ uploadedAt }: ImportStatus) => uploadedAt },
    },
  },
  "/api/joint-papers": {
    role: "office",
    orders: {
      title: { of: ({ title }: JointPaperRow) => title },
      stage: { of: ({ stage }: JointPaperRow) => PAPER_STAGES.indexOf(stage) },
      city: { of: ({ draftingCity }: JointPaperRow) => draftingCity },
      versions: { falls: true, of: ({ versions }: JointPaperRow) => versions },
      until: { of: ({ validity }: JointPaperRow) => validity?.until ?? null },
    },
  },
  "/api/licences": {
    role: "data-officer",
    orders: {
      type: { of: ({ type }: LicenceLine) => type },
      // Shown masked.
      number: {},
      issuer: { of: ({ issuer }: LicenceLine) => issuer },
      until: { of: ({ validUntil }: LicenceLine) => validUntil },
    },
  },
  "/api/items/asked-again": {
    role: "office",
    orders: {
      city: { of: ({ city }: AskedAgain) => city },
      name: { of: ({ name }: AskedAgain) => name },
      dept: { of: ({ dept }: AskedAgain) => dept },
    },
  },
  "/api/data/grants": {
    role: "data-officer",
    orders: {
      name: { of: ({ resourceName }: GrantRow) => resourceName },
      status: { of: ({ status }: GrantRow) => ["active", "suspended", "terminated"].indexOf(status) },
      until: { of: ({ until }: GrantRow) => until },
      calls: { falls: true, of: ({ callsPerDay }: GrantRow) => callsPerDay },
    },
  },
  "/api/data/breaches": {
    role: "office",
    orders: {
      // In the order in which the regulation names them.
      code: {},
      began: { falls: true, of: ({ began }: Breach) => began },
      ended: { falls: true, of: ({ ended }: Breach) => ended },
      status: { of: ({ status }: Breach) => BREACHES.indexOf(status) },
    },
  },
  "/api/data/ledgers": {
    role: "data-officer",
    orders: {
      name: { of: ({ resourceName }: LedgerRow) => resourceName },
      until: { of: ({ until }: LedgerRow) => until },
      entries: { falls: true, of: ({ entries }: LedgerRow) => entries },
      gaps: { falls: true, of: ({ gaps }: LedgerRow) => gaps.length },
    },
  },
  "/api/data/receipts": {
    role: "data-officer",
    orders: { number: { falls: true, of: ({ number }: ReceiptLine) => number } },
  },
  "/api/resource-duplicates": {
    role: "data-officer",
    orders: {
      likeness: { falls: true, of: ({ likeness }: DuplicateRow) => likeness },
      name: { of: ({ left }: DuplicateRow) => left.name },
      other: { of: ({ right }: DuplicateRow) => right.name },
    },
  },
  "/api/item-comparison": { role: "office", orders: { name: { of: ({ name }: ComparedRow) => name } } },
  "/api/window-cases": { role: "window-clerk", orders: CASES },
  "/api/unit-cases": { role: "bureau", orders: CASES },
};

/** Lists whose own tests say how they sort: the ledger, registers, the catalogue, requests and pairs of items; and files of lists. */
const ELSEWHERE = [
  "/api/window-cases/workbook",
  "/api/unit-cases/workbook",
  "/api/item-pairings",
  "/api/tasks",
  "/api/tasks/export",
  "/api/registers/:register",
  "/api/resources",
  "/api/data/requests",
];

const idOf = (side: unknown) => (side as { readonly id?: string } | undefined)?.id;
/** What tells rows apart: an id, a key, or the two of a pair. */
const keyOf = (row: Reply["rows"][number]) =>
  String(row["id"] ?? row["key"] ?? row["grantId"] ?? row["number"] ?? "") ||
  [row["looseKey"] ?? idOf(row["left"]), row["targetKey"] ?? idOf(row["right"])].join(" ");
type Reply = { readonly total?: number; readonly rows: readonly Readonly<Record<string, unknown>>[] };

describe("lists that sort by their headings （二十）", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp({ config: { demo: true }, begin: true });
  }, 300_000);
  afterAll(() => app.close());

  const as = async (role: List["role"]) => {
    const payload = { role };
    const reply = await app.withToken(null)({ method: "POST", url: "/api/session/view-as", payload });
    return app.withToken(reply.cookies[0]?.value ?? null);
  };

  it.each(Object.entries(LISTS))(
    "%s: all rows, each way, what is unknown last",
    async (url, { role, orders }) => {
      const call = await as(role);
      const read = async (query: string): Promise<Reply["rows"]> =>
        (await call({ url: `${url}?size=200${query}` })).json<Reply>().rows;
      const usual = await read("");
      expect(usual.length).toBeGreaterThan(1);
      const { total = usual.length } = (await call({ url: `${url}?size=200` })).json<Reply>();
      for (const [sort, { falls = false, of }] of Object.entries(orders))
        for (const reversed of [false, true]) {
          const rows = await read(`&sort=${sort}${reversed ? "&reversed=true" : ""}`);
          expect(rows).toHaveLength(usual.length);
          // Of more rows another page holds others.
          const held = total <= 200 ? usual : rows;
          expect(new Set(rows.map(keyOf))).toEqual(new Set(held.map(keyOf)));
          if (of === undefined) continue;
          const shown = rows.map((row) => of(row as never));
          const known = shown.filter((value) => value !== null);
          const sorted = known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
          const expected = falls === reversed ? sorted : sorted.toReversed();
          expect([sort, reversed, ...shown]).toEqual([
            sort,
            reversed,
            ...expected,
            ...shown.filter((value) => value === null),
          ]);
        }
    },
  );

  it("are all named here, are records of a kind, or have tests of their own", async () => {
    const wrong: string[] = [];
    const routes = app.app.declaredRoutes.filter(
      ({ method, url }) => method === "GET" && url.startsWith("/api/") && !/[:*]/.test(url),
    );
    for (const { url, access } of routes) {
      if (access === "public" || LISTS[url] !== undefined || ELSEWHERE.includes(url)) continue;
      const [role] = access as readonly Role[];
      if (role === undefined) continue;
      const call = await app.as(role);
      const takes = async (query: string) => (await call({ url: `${url}${query}` })).statusCode !== 400;
      // What takes any word does not sort; what takes the orders of records is a list of a kind.
      if ((await takes("?sort=sideways")) || (await takes("?sort=title"))) continue;
      // What asks for more than an order is no list.
      if (await takes("")) wrong.push(url);
    }
    expect(wrong).toEqual([]);
  });
});
