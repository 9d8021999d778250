import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, type TestApp } from "../../../test/support/app.ts";
import { multipart } from "../../../test/support/upload.ts";
import type { Failure } from "../../kernel/error.ts";
import { inTransaction } from "../../platform/database/database.ts";
import { accountsSlice } from "../slice.ts";
import type { MergeSuggestion } from "../domain/merge.ts";
import type { OrganisationDetail } from "../domain/organisation.ts";
import type { RosterImport } from "../roster/line.ts";

let app: TestApp;
let office: Inject;
beforeAll(async () => {
  app = await openTestApp();
  office = await app.as("office");
});
afterAll(() => app.close());

async function add(name: string, given: object = {}): Promise<OrganisationDetail> {
  const reply = await office({ method: "POST", url: "/api/organisations", payload: { name, ...given } });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.json<OrganisationDetail>();
}
const read = async (id: string, as: Inject = office) =>
  (await as({ method: "GET", url: `/api/organisations/${id}` })).json<OrganisationDetail>();
const codeOf = (reply: { json: <T>() => T }) => reply.json<Failure>().code;

const roster = () => accountsSlice(app.shell, { version: "", node: "", startedAt: new Date() }).organisations;
const propose = (...names: string[]) =>
  inTransaction(app.database.app, (sql) =>
    roster().propose(
      names.map((name) => ({ name, collective: name.startsWith("各") })),
      sql,
    ),
  );

const put = (unit: OrganisationDetail, change: object) =>
  office({
    method: "PUT",
    url: `/api/organisations/${unit.id}`,
    payload: { ...unit, liaisons: [], ...change },
  });

const removal = (id: string) => office({ method: "DELETE", url: `/api/organisations/${id}` });

const suggested = async () => {
  const reply = await office({ method: "GET", url: "/api/organisations/suggestions" });
  return reply.json<{ rows: MergeSuggestion[] }>().rows.map(({ first, second }) => [first.name, second.name]);
};

const merge = (from: string, into: string) =>
  office({ method: "POST", url: `/api/organisations/${from}/merge`, payload: { into } });

describe("the roster of units", () => {
  it("lets one name or alias lead to one unit only", async () => {
    await add("包头市财政局", { aliases: ["市财政局"] });
    for (const payload of [
      { name: "包头市财政局" },
      { name: "市财政局" },
      { name: "另一财政局", aliases: ["市财政局"] },
    ]) {
      const reply = await office({ method: "POST", url: "/api/organisations", payload });
      expect(reply.statusCode).toBe(409);
      expect(reply.json<Failure>().sentence.zh).toContain("包头市财政局");
    }
  });

  it("lets only one of two add the same name at once", async () => {
    const payload = { name: "同时新增局" };
    const replies = await Promise.all(
      [1, 2].map(() => office({ method: "POST", url: "/api/organisations", payload })),
    );
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
  });

  it("shows telephone numbers to the office and the security administrator, and keeps them out of the trail", async () => {
    const liaisons = [{ name: "张某", phone: "0472-5550001" }];
    const { id } = await add("包头市教育局", { liaisons });
    expect((await read(id)).liaisons).toEqual(liaisons);
    expect((await read(id, await app.as("security-admin"))).liaisons).toEqual(liaisons);
    for (const role of ["leader", "unit-head", "liaison"] as const)
      expect((await read(id, await app.as(role))).liaisons).toBeNull();
    const trail = await app.database
      .app`select 1 from platform.audit where after::text like '%0472-5550001%'`;
    expect(trail).toHaveLength(0);
  });

  it("refuses circles of parents, members of single units and units in use", async () => {
    const parent = await add("甲局");
    const child = await add("乙局", { parentId: parent.id });
    expect(codeOf(await put(parent, { parentId: child.id }))).toBe("circle");
    expect(codeOf(await put(parent, { parentId: parent.id }))).toBe("circle");
    expect(codeOf(await put(parent, { memberIds: [child.id] }))).toBe("members");
    await app.addAccount({ name: "of-b", password: "x", roles: ["liaison"], organisationId: child.id });
    expect(codeOf(await removal(child.id))).toBe("in-use");
    expect((await removal(parent.id)).json()).toEqual({ removed: "甲局" });
    expect((await read(child.id)).parentId).toBeNull();
  });

  it("proposes what it does not know, by exact name or alias, in the transaction of the asker", async () => {
    const known = await add("包头市交通运输局", { aliases: ["市交通运输局"] });
    const found = await propose("市交通运输局", "市新设局", "各新旗县区");
    expect(found.get("市交通运输局")?.id).toBe(known.id);
    expect(found.get("市新设局")).toMatchObject({ proposed: true, collective: false });
    expect(found.get("各新旗县区")).toMatchObject({ proposed: true, collective: true });
    const [there, named] = await inTransaction(app.database.app, async (sql) => {
      const asked = ["市另设局", "鄂尔多斯市另设局"].map((name) => ({
        name,
        collective: false,
        regionCode: "150200",
      }));
      return [...(await roster().propose(asked, sql)).values()];
    });
    expect([there?.regionCode, named?.regionCode]).toEqual(["150200", "150600"]);
    expect((await propose("市新设局")).get("市新设局")?.id).toBe(found.get("市新设局")?.id);
    const undone = inTransaction(app.database.app, async (sql) => {
      await roster().propose([{ name: "不留下的局", collective: false }], sql);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect((await roster().list()).map(({ name }) => name)).not.toContain("不留下的局");
  });
});

describe("merging units", () => {
  it("is suggested, done by a person, kept in the trail, and both ids lead to the result", async () => {
    const printed = (await propose("市卫健委")).get("市卫健委");
    const full = await add("包头市卫生健康委员会");
    const group = await add("各卫生单位", { collective: true, memberIds: [printed?.id] });
    expect(await suggested()).toContainEqual(["包头市卫生健康委员会", "市卫健委"]);

    const url = `/api/organisations/${printed?.id}/merge`;
    const merged = await office({ method: "POST", url, payload: { into: full.id } });
    expect(merged.json()).toMatchObject({ id: full.id, aliases: ["市卫健委"], mergedIds: [printed?.id] });
    expect((await read(printed?.id ?? "")).id).toBe(full.id);
    expect((await read(group.id)).memberIds).toEqual([full.id]);
    expect((await propose("市卫健委")).get("市卫健委")?.id).toBe(full.id);
    expect((await roster().resolve([printed?.id ?? ""])).get(printed?.id ?? "")?.name).toBe(full.name);
    expect((await roster().list()).map(({ id }) => id)).not.toContain(printed?.id);
    expect(await suggested()).not.toContainEqual(["包头市卫生健康委员会", "市卫健委"]);
    const [act] = await app.database.app`
      select subject, before from platform.audit where action = 'accounts.merge-organisations'`;
    expect(act).toMatchObject({
      subject: "市卫健委 → 包头市卫生健康委员会",
      before: { from: { name: "市卫健委" } },
    });
  });

  it("follows chains: what was merged before leads on", async () => {
    const [one, two, three] = [await add("链一局"), await add("链二局"), await add("链三局")];
    await merge(one.id, two.id);
    await merge(two.id, three.id);
    expect(await read(one.id)).toMatchObject({ id: three.id, aliases: ["链一局", "链二局"] });
    expect(codeOf(await merge(one.id, three.id))).toBe("same-unit");
  });

  it("moves children and people along, and lets no unit stand above itself", async () => {
    const upper = await add("上级局");
    const lower = await add("下级局", { parentId: upper.id });
    const lowest = await add("最下级局", { parentId: lower.id });
    await app.addAccount({ name: "of-upper", password: "x", roles: ["liaison"], organisationId: upper.id });
    const url = `/api/organisations/${upper.id}/merge`;
    const reply = await office({ method: "POST", url, payload: { into: lower.id } });
    expect(reply.json()).toMatchObject({ parentId: null, accounts: 1 });
    expect((await read(lowest.id)).parentId).toBe(lower.id);
  });

  it("is not suggested again once a person said that they differ", async () => {
    const [one, two] = [await add("市文旅局"), await add("包头市文化和旅游局")];
    expect(await suggested()).toContainEqual([two.name, one.name]);
    const payload = { first: one.id, second: two.id };
    await office({ method: "POST", url: "/api/organisations/suggestions/dismiss", payload });
    expect(await suggested()).not.toContainEqual([two.name, one.name]);
  });
});

const upload = async (bytes: Uint8Array, name = "名册.xlsx") =>
  office({ url: "/api/rosters/units/imports", ...(await multipart(name, bytes)) });
const applied = (id: string, mode: "all" | "good-rows") =>
  office({ method: "POST", url: `/api/roster-imports/${id}/apply`, payload: { mode } });

async function workbook(rows: readonly (readonly (string | null)[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet("名册");
  for (const [at, row] of rows.entries()) page.getRow(at + 1).values = [...row];
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const isListed = async (wanted: string) => (await roster().list()).some(({ name }) => name === wanted);

describe("the roster as a workbook", () => {
  it("is tried first, refused whole or taken by its good rows, with row numbers as Excel shows them", async () => {
    const bytes = await workbook([
      ["单位名册"],
      [],
      ["单位名称", "别名", "上级单位", "联络员", "办公电话"],
      ["导入甲局", "甲", "没有这个局", null, null],
      [],
      ["导入乙局", "乙一；乙二", null, "王某", "0472-1"],
    ]);
    const view = (await upload(bytes)).json<RosterImport>();
    expect(view.counts).toMatchObject({ rows: 2, created: 2, good: 1, blocked: 1 });
    expect(view.rows.flatMap(({ number, issues }) => issues.map(({ field }) => [number, field?.zh]))).toEqual(
      [[4, "上级单位"]],
    );
    expect((await applied(view.id, "all")).json()).toMatchObject({ code: "rows-have-errors" });
    expect(await isListed("导入乙局")).toBe(false);
    const done = (await applied(view.id, "good-rows")).json<RosterImport>();
    expect(done).toMatchObject({ state: "applied", progress: { created: 1, skipped: 1 } });
    expect(await isListed("导入乙局")).toBe(true);
    const acts = await app.database.app<{ before: unknown; after: unknown }[]>`
      select before, after from platform.audit
      where action in ('accounts.import-roster', 'accounts.apply-roster-import') order by number`;
    expect(acts).toMatchObject([
      {
        before: { changed: [] },
        after: { created: 1, changed: [{ name: "导入乙局", aliases: ["乙一", "乙二"] }] },
      },
      { after: { created: 1, skipped: 1 } },
    ]);
    const again = (await upload(bytes)).json<RosterImport>();
    expect((await applied(again.id, "good-rows")).json()).toMatchObject({
      progress: { created: 0, unchanged: 1 },
    });
  });

  it("keeps nobody's telephone, neither in the trail nor with the import, once it is entered or let be", async () => {
    const bytes = await workbook([
      ["单位名称", "联络员", "办公电话"],
      ["导入丙局", "王某", "0472-1"],
      ["联系人：王某，0472-3"],
    ]);
    const [entered, left] = [await upload(bytes), await upload(bytes)].map((reply) =>
      reply.json<RosterImport>(),
    );
    const corrected = await office({
      method: "PUT",
      url: `/api/roster-imports/${left?.id}/mapping`,
      payload: { headingRow: 1, cells: { "2:2": "0472-2" } },
    });
    expect(corrected.statusCode).toBe(200);
    await applied(entered?.id ?? "", "all");
    await office({ method: "DELETE", url: `/api/roster-imports/${left?.id}` });
    const kept = await app.database.app`select * from accounts.roster_import`;
    const trail = await app.database
      .app`select before, after from platform.audit where action like '%roster%'`;
    expect(JSON.stringify([...kept, ...trail])).not.toMatch(/王某|0472-/);
    expect(kept.length).toBeGreaterThan(1);
    const [liaison] = await app.database.app`select phone from accounts.liaison where name = '王某'`;
    expect(liaison).toEqual({ phone: "0472-1" });
  });

  it("goes out and comes back in unchanged", async () => {
    const out = await office({ method: "GET", url: "/api/organisations/roster" });
    expect(out.headers["content-disposition"]).toContain("filename*=UTF-8''%E5%8D%95");
    const standing = await roster().list();
    const view = (await upload(out.rawPayload)).json<RosterImport>();
    expect(view.counts.blocked).toBe(0);
    const { progress } = (await applied(view.id, "all")).json<RosterImport>();
    const proposed = standing.filter((unit) => unit.proposed).length;
    // What the office sends back it has read: proposed units are confirmed by it.
    expect(progress).toMatchObject({ created: 0, updated: proposed, unchanged: standing.length - proposed });
  });

  it.each([
    ["text", "单位名称\n甲局", "unsupported"],
    ["nothing", "", "empty"],
    ["a broken workbook", "PK\u0003\u0004 and then nothing", "unsupported"],
  ])("refuses %s with a sentence", async (_, text, code) => {
    const reply = await upload(new TextEncoder().encode(text));
    expect([422, 400]).toContain(reply.statusCode);
    expect(codeOf(reply)).toBe(code);
  });
});
