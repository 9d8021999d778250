import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { audit } from "../../platform/audit/audit.ts";
import { inTransaction } from "../../platform/database/database.ts";
import type { AuditPage } from "../domain/administration.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const trail = async (query: string) =>
  (await (await app.as("audit-admin"))({ method: "GET", url: `/api/audit?${query}` })).json<AuditPage>();

const MEETING = "00000000-0000-4000-8000-00000000000a";
const GONE = "00000000-0000-4000-8000-00000000000b";

describe("the trail as it is read", () => {
  it("calls subjects by their names, and says where they open", async () => {
    const sql = app.database.app;
    await sql`insert into organisation.record ${sql({
      id: MEETING,
      kind: "meeting",
      regionCode: "150200",
      version: 1,
      title: `第三次联席会议${"，议题很多".repeat(30)}`,
      status: "planned",
      unitIds: [],
      measureIds: [],
      sample: false,
      reported: false,
      searchText: "",
      state: sql.json({}),
      begunAt: new Date(),
      begunBy: "示例",
      changedAt: new Date(),
      changedBy: "示例",
    })}`;
    const caller = { actor: null, address: "", requestId: "1" };
    await inTransaction(sql, async (within) => {
      for (const subject of [`meeting:${MEETING}`, `meeting:${GONE}`, "meeting:not-an-id", "unknown:1"])
        await audit.record(within, { caller, action: "organisation.meeting-plan", subject });
    });
    const { rows, kinds } = await trail("action=organisation.meeting-plan");
    const of = (subject: string) => rows.find((row) => row.subject === subject);
    expect(of(`meeting:${MEETING}`)?.subjectName).toMatch(/^第三次联席会议.{73}…$/u);
    expect(of(`meeting:${MEETING}`)?.subjectPage).toBe(`/meetings/${MEETING}`);
    for (const subject of [`meeting:${GONE}`, "meeting:not-an-id", "unknown:1"])
      expect(of(subject)).toMatchObject({ subjectName: null, subjectPage: null });
    expect(kinds.find(({ kind }) => kind === "meeting")?.name.zh).toBe("会议");
    expect((await trail("kind=meeting")).total).toBe(3);
    expect((await trail("kind=task")).total).toBe(0);
  });

  it("calls what there is one of by its kind, what a key names by that, and a file by its name, each with its page", async () => {
    const sql = app.database.app;
    await sql`insert into accounts.account_import ${sql({
      id: GONE,
      regionCode: "150000",
      fileName: "人员.xlsx",
      digest: "",
      rows: sql.json([]),
      mapping: sql.json({}),
      state: "mapping",
      goodOnly: false,
      list: "accounts",
      addedAt: new Date(),
      addedBy: "示例",
    })}`;
    const caller = { actor: null, address: "", requestId: "2" };
    await inTransaction(sql, async (within) => {
      for (const subject of [
        "trail",
        "paper-template:bulletin",
        "paper-template:none",
        `account-import:${GONE}`,
      ])
        await audit.record(within, { caller, action: "test.called", subject });
    });
    const { rows } = await trail("action=test.called");
    expect(Object.fromEntries(rows.map((row) => [row.subject, [row.subjectName, row.subjectPage]]))).toEqual({
      trail: [null, "/audit"],
      "paper-template:bulletin": [{ zh: "工作通报", en: expect.any(String) }, "/paper-templates"],
      "paper-template:none": [null, "/paper-templates"],
      [`account-import:${GONE}`]: ["人员.xlsx", `/accounts/imports/${GONE}`],
    });
    expect((await trail("action=test.called&kind=trail")).total).toBe(1);
  });

  it("says who did it by both names, and is narrowed to a person found by either", async () => {
    const security = await app.as("security-admin");
    const payload = { name: "zhang", displayName: "张三", roles: ["leader"] };
    const made = await security({ method: "POST", url: "/api/accounts", payload });
    const { account, password } = made.json<{ account: { id: string }; password: string }>();
    await app.signIn("zhang", password);
    const { rows } = await trail(`actor=${account.id}`);
    expect(rows).toMatchObject([
      { actorName: "zhang", actorDisplayName: "张三", action: "accounts.sign-in" },
    ]);
    const created = await trail("action=accounts.create-account");
    expect(created.rows[0]).toMatchObject({
      subject: "zhang",
      subjectName: "张三（zhang）",
      subjectPage: "/accounts?q=zhang",
    });
    const auditor = await app.as("audit-admin");
    const people = async (q: string) => {
      const reply = await auditor({
        method: "GET",
        url: `/api/audit/people?q=${encodeURIComponent(q)}`,
      });
      return reply.json<{ rows: { id: string }[] }>().rows.map(({ id }) => id);
    };
    expect(await people("张")).toEqual([account.id]);
    expect(await people("ZHA")).toContain(account.id);
    expect(PASSWORD).not.toBe(password);
  });
});
