import type { EntryAct } from "./kind.ts";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Inject } from "../../../test/support/app.ts";
import { openRegisters, type RegistersOverHttp, seedOf } from "../../../test/support/registers.ts";
import { multipart } from "../../../test/support/upload.ts";
import type { EntriesOfMeasure, EntryDetail, RegisterBoard } from "./entry-row.ts";

let on: RegistersOverHttp;
beforeAll(async () => {
  on = await openRegisters();
});
afterAll(() => on.app.close());

const line = (period: string, amountFen: number) => ({
  flow: "planned" as const,
  source: "central" as const,
  period,
  amountFen,
  batch: "",
  paper: "",
});
describe("（一）（二）projects over HTTP", () => {
  it("enters one on its measure, shows it there, and changes it from version to version", async () => {
    const detail = await on.entered(
      "project",
      seedOf("示例一号铁路", {
        variant: "railway",
        values: { lengthKm: 120, totalFen: 500_00, ownerUnit: on.units[0]?.id ?? "" },
        links: [on.linkTo(1)],
        stages: {
          approval: { planned: "2026-01-01", actual: "2026-01-11" },
          start: { planned: "2027-03-01", actual: null },
        },
      }),
    );
    expect(detail.places.map(({ number }) => number)).toEqual([1]);
    expect(Object.keys(detail.undertakings)).toHaveLength(1);
    expect(detail.units).toEqual({ [on.units[0]?.id ?? ""]: on.units[0]?.name });
    expect(detail.row.stage).toBe("approval");
    expect(detail.row.forecast).toMatchObject({ stage: "start", expected: "2027-03-11", slipDays: 10 });
    expect(detail.may).toEqual(expect.arrayContaining(["revise", "record-money", "close", "merge"]));
    const after = await on.acted(detail, { type: "revise", values: { lengthKm: 125.5, remark: "示例备注" } });
    expect([after.version, after.state.values["lengthKm"]]).toEqual([2, 125.5]);
    expect(after.history.map(({ sentence }) => sentence.zh)).toEqual([
      "修改里程、备注",
      "录入“示例一号铁路”",
    ]);
    const { registers } = (await on.office({ url: `/api/measures/${on.linkTo(1).measureId}/entries` })).json<{
      registers: EntriesOfMeasure[];
    }>();
    const projects = registers.find(({ register }) => register === "project");
    expect(projects?.rows.map(({ name }) => name)).toContain("示例一号铁路");
  });

  it("refuses what was decided on an older version, with who changed it", async () => {
    const detail = await on.entered("project", seedOf("示例旧版"));
    await on.acted(detail, { type: "revise", name: "示例新版" });
    const late = await on.act(on.office, detail, { type: "revise", name: "示例另一版" });
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, "stale"]);
  });

  it("enters a row once where the request comes again", async () => {
    const key = randomUUID();
    const [one, two] = [
      await on.enter(on.office, "project", seedOf("示例重复"), key),
      await on.enter(on.office, "project", seedOf("示例重复"), key),
    ];
    expect(two.json<EntryDetail>().id).toBe(one.json<EntryDetail>().id);
    expect((await on.list("project", "q=示例重复")).total).toBe(1);
  });

  it("records money, replaces what was recorded before, and says what does not add up", async () => {
    const detail = await on.entered("project", seedOf("示例资金", { values: { totalFen: 1_000_000_00 } }));
    const first = await on.acted(detail, { type: "record-money", lines: [line("2026", 700_000_00)] });
    expect(first.warnings).toHaveLength(1);
    const whole = await on.acted(first, {
      type: "record-money",
      lines: [line("2026", 600_000_00), line("2027", 400_000_00)],
    });
    expect(whole.row.totals).toEqual({ planned: 1_000_000_00 });
    expect(whole.warnings).toEqual([]);
    expect(whole.lines.map(({ period, amountFen }) => [period, amountFen])).toEqual([
      ["2026", 600_000_00],
      ["2027", 400_000_00],
    ]);
  });

  it("refuses values of the wrong type, a place with longitude and latitude exchanged, and a measure that does not exist", async () => {
    const code = async (more: Parameters<typeof seedOf>[1]) =>
      (await on.enter(on.office, "project", seedOf("示例坏值", more))).json<{ code: string }>().code;
    expect(await code({ values: { lengthKm: "很长" } })).toBe("wrong-value");
    expect(await code({ values: { place: [[40.6, 109.8]] } })).toBe("swapped-coordinates");
    expect(await code({ links: [{ ...on.linkTo(1), undertakingId: randomUUID() }] })).toBe("unknown-measure");
    expect(await code({ stages: { start: { planned: null, actual: "2099-01-01" } } })).toBe("future-stage");
    expect((await on.list("project", "q=示例坏值")).total).toBe(0);
  });

  it("filters, sorts and pages on the server, and counts the board under the same filter", async () => {
    for (const [name, km, actual] of [
      ["示例筛选甲", 10, "2026-01-01"],
      ["示例筛选乙", 30.5, "2026-02-01"],
      ["示例筛选丙", 20, null],
    ] as const)
      await on.entered(
        "project",
        seedOf(name, {
          variant: "road",
          values: { lengthKm: km, totalFen: km * 100, cities: ["150600"] },
          stages: { start: { planned: "2026-01-01", actual } },
        }),
      );
    const page = await on.list("project", "q=示例筛选&sort=amount&size=2&page=1");
    expect([page.total, page.rows.map(({ name }) => name)]).toEqual([3, ["示例筛选乙", "示例筛选丙"]]);
    const late = await on.list("project", "q=示例筛选&state=slipping");
    expect(late.rows.map(({ name }) => name)).toEqual(["示例筛选丙"]);
    const board = (
      await on.office({ url: "/api/registers/project/board?q=示例筛选&city=150600" })
    ).json<RegisterBoard>();
    expect(board).toMatchObject({
      total: 3,
      closed: 0,
      slipping: 1,
      byStage: expect.arrayContaining([
        { stage: "start", rows: 2, km: 40.5 },
        { stage: null, rows: 1, km: 20 },
      ]),
      byVariant: [{ variant: "road", rows: 3 }],
      byCity: [
        { city: "150200", rows: 3 },
        { city: "150600", rows: 3 },
      ],
    });
  });
});

describe("（二十）who may do what with a row", () => {
  it("lets a unit's liaison enter and change its own rows, and read but not change others'", async () => {
    const [own, other] = [on.units[1]?.id ?? "", on.units[2]?.id ?? ""];
    const [liaison, stranger] = [await on.signedIn(own, "liaison"), await on.signedIn(other, "liaison")];
    const reply = await on.enter(
      liaison,
      "project",
      seedOf("示例本单位项目", { values: { ownerUnit: own } }),
    );
    expect(reply.statusCode).toBe(200);
    const detail = reply.json<EntryDetail>();
    expect(detail.may).toEqual(["revise", "record-money", "put-item"]);
    expect(
      (await on.enter(liaison, "project", seedOf("示例他人项目", { values: { ownerUnit: other } })))
        .statusCode,
    ).toBe(422);
    const read = await stranger({ url: `/api/entries/${detail.id}` });
    expect([read.statusCode, read.json<EntryDetail>().may]).toEqual([200, []]);
    const refused = async (call: Inject, what: EntryAct) =>
      (await on.act(call, detail, what)).json<{ code: string }>().code;
    expect(await refused(stranger, { type: "revise", name: "示例夺" })).toBe("own-unit-only");
    expect(await refused(liaison, { type: "revise", values: { ownerUnit: other } })).toBe("owner-by-office");
    expect(await refused(liaison, { type: "close", reason: "示例" })).toBe("office-only");
    expect(
      (await on.act(await on.app.as("leader"), detail, { type: "revise", name: "示例" })).statusCode,
    ).toBe(403);
    const { text } = await (async () => {
      const file = await multipart("说明.txt", Buffer.from("示例说明"));
      const kept = await stranger({ ...file, url: `/api/entries/${detail.id}/documents` });
      return { text: kept.json<{ code: string }>().code };
    })();
    expect(text).toBe("own-unit-only");
  });

  it("keeps a document with a row and hands it out, and refuses one that is marked classified without a trace of it", async () => {
    const { id } = await on.entered("agreement", seedOf("示例协议", { variant: "cities" }));
    const text = Buffer.from("示例协议文本，共三条。");
    const put = async (name: string, bytes: Buffer) =>
      on.office({ ...(await multipart(name, bytes)), url: `/api/entries/${id}/documents` });
    const [document] = (await put("协议.txt", text)).json<EntryDetail>().documents;
    expect(document?.name).toBe("协议.txt");
    const sent = await on.office({ url: `/api/entries/${id}/documents/${document?.digest}` });
    expect(sent.rawPayload.equals(text)).toBe(true);
    const refused = await put("密.txt", Buffer.from("机密★5年\n示例市人民政府文件\n关于示例事项的通知"));
    expect(refused.json<{ code: string }>().code).toBe("classified");
    const detail = (await on.office({ url: `/api/entries/${id}` })).json<EntryDetail>();
    expect(detail.documents).toHaveLength(1);
    const other = await on.entered("agreement", seedOf("示例协议乙", { variant: "cities" }));
    expect(
      (await on.office({ url: `/api/entries/${other.id}/documents/${document?.digest}` })).statusCode,
    ).toBe(404);
  });
});
