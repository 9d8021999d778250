import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../../../test/support/application.ts";
import { testConfig } from "../../../../test/support/app.ts";
import { waitingLines } from "../../../../test/support/waits.ts";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { createShell, MIGRATION_SOURCES } from "../../../compose.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { FailureError } from "../../../kernel/error.ts";
import { json } from "../../../platform/database/json.ts";
import { upgradeDatabase } from "../../../platform/database/upgrade.ts";
import { readAllSheets } from "../../../platform/documents/sheet-rows.ts";
import type { PiecedFile } from "../../../platform/http/file-reply.ts";
import { wholeFile } from "../../../platform/records/exporter.ts";
import { actorOf, type RosterUnit } from "../../../platform/records/units.ts";
import { verifyRecords } from "../../../platform/records/verify-records.ts";
import type { AgreementAsked } from "./agreement/kind.ts";
import { agreements, draftAgreement, financeBureaus, trialOf } from "./agreement/store.ts";
import type { Terms } from "./agreement/terms.ts";
import { SEVEN } from "./agreement/terms.ts";
import { sectionKey } from "../water/section-name.ts";
import type { SettlementAsked } from "./settlement/kind.ts";
import { booksWorkbook, settlementsWorkbook } from "./settlement/store-workbooks.ts";
import { statementPaper, statementWorkbook } from "./settlement/paper.ts";
import { booksOf, compensationIndicators, dueFor } from "./settlement/store-books.ts";
import { computeSettlement, settlements } from "./settlement/store.ts";
import type { CompensationDesk } from "./store.ts";

const idOf = (digit: string) => `${digit.repeat(8)}-3b5d-4c7e-8f90-a1b2c3d4e5f6`;
const unit = (id: string, name: string, regionCode: string) =>
  ({ id, name, regionCode, collective: false }) as RosterUnit;
const UP = unit(idOf("1"), "【示例】呼和浩特市财政局", "150100");
const DOWN = unit(idOf("2"), "【示例】包头市财政局", "150200");
const OTHER = unit(idOf("3"), "【示例】包头市水务局", "150200");
const person = (digit: string, role: Actor["roles"][number], of: RosterUnit | null) => ({
  actor: {
    accountId: idOf(digit),
    name: digit,
    displayName: `【示例】${digit}`,
    organisationId: of?.id ?? null,
    roles: [role],
  },
  address: "127.0.0.1",
  requestId: "test",
});
const up = person("4", "liaison", UP);
const upHead = person("5", "unit-head", UP);
const down = person("6", "liaison", DOWN);
const downHead = person("7", "unit-head", DOWN);
const water = person("8", "liaison", OTHER);
const office = person("9", "office", null);

const TERMS: Terms = {
  name: "示例：大黑河补偿协议",
  upstream: UP.id,
  downstream: DOWN.id,
  sections: ["示例断面"],
  from: "2025-01-01",
  until: "2025-02-28",
  classRule: "month",
  class: { base: "3", each: 10_000_000 },
  indexRule: "none",
  index: null,
  stepRule: "none",
  step: null,
  excessRule: "none",
  excess: null,
  exclusions: [],
  source: "示例〔2025〕1号",
  standing: "verified",
};
const SECTION = idOf("a");

const now = () => new Date("2026-11-23T02:00:00Z");
let database: TestDatabase;
let desk: CompensationDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  const config = testConfig({ demo: true });
  await upgradeDatabase(database, MIGRATION_SOURCES, root);
  desk = { ...createShell(config, database), now, organisations: { list: async () => [UP, DOWN, OTHER] } };
  await desk.sql`
    insert into ecology.record (id, kind, region_code, version, title, status, day, until, unit_ids, measure_ids, sample,
      reported, search_text, state, begun_at, begun_by, changed_at, changed_by)
    values (${SECTION}, 'section', '150100', 1, '示例断面', 'kept', null, null, '{}', '{}', true, false, '', '{}', now(), '', now(), '')`;
});
afterAll(() => database.close());

const measure = (time: string, item: string, judged: string) => desk.sql`
  insert into ecology.reading (section_id, time, item, day, printed, unit, judged, below, region_code, sample, recorded_at)
  values (${SECTION}, ${time}, ${item}, ${time}, ${judged}, 'mg/L', ${judged}, null, '150100', true, now())`;

async function refused(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "";
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return error.failure.code;
  }
}
type Caller = typeof up;
const actOn = async (id: string, caller: Caller, act: AgreementAsked) => {
  const { version } = await agreements.open(desk, id, caller);
  await agreements.act(desk, id, { version, key: randomUUID(), act }, caller);
};
const settleOn = async (id: string, caller: Caller, act: SettlementAsked) => {
  const { version } = await settlements.open(desk, id, caller);
  await settlements.act(desk, id, { version, key: randomUUID(), act }, caller);
  return (await settlements.open(desk, id, caller)).state;
};
const sign = { type: "sign", document: "示例文本1" } as const;

async function inForce(terms: Terms = TERMS): Promise<string> {
  const { id } = await draftAgreement(desk, { key: randomUUID(), seed: terms }, up);
  await actOn(id, up, { type: "check", items: Object.keys(SEVEN) });
  await actOn(id, upHead, sign);
  await actOn(id, downHead, sign);
  await actOn(id, down, { type: "start" });
  return id;
}
const compute = (agreement: string, period: string, caller = up) =>
  computeSettlement(desk, { key: randomUUID(), seed: { agreement, period } }, caller);
const entries = (id: string) => desk.sql<{ account: string; net: number }[]>`
  select account, sum(credit_fen - debit_fen)::int as net from ecology.entry where settlement_id = ${id} group by 1 order by 1`;

describe("（十三）an agreement between two finance bureaus", () => {
  test("is drafted by a party, stands under the names of the cities, and is signed by both heads once the seven items stand in it", async () => {
    const { id } = await draftAgreement(desk, { key: randomUUID(), seed: TERMS }, up);
    expect((await agreements.open(desk, id, down)).state.sides).toMatchObject({
      upstream: { name: "呼和浩特市" },
      downstream: { name: "包头市" },
    });
    expect(await refused(draftAgreement(desk, { key: randomUUID(), seed: TERMS }, water))).toBe(
      "not-a-party",
    );
    expect(await refused(agreements.open(desk, id, water))).toBe("not-found");
    expect(await refused(actOn(id, up, { type: "check", items: ["scope", "goals"] }))).toBe("seven");
    await actOn(id, up, { type: "check", items: Object.keys(SEVEN) });
    expect(await refused(actOn(id, up, sign))).toBe("not-a-head");
    await actOn(id, upHead, sign);
    expect(await refused(actOn(id, upHead, sign))).toBe("signed");
    expect((await agreements.open(desk, id, up)).state.status).toBe("checked");
    await actOn(id, downHead, sign);
    expect(await refused(compute(id, "2025-01"))).toBe("not-in-force");
    await actOn(id, down, { type: "start" });
    await actOn(id, upHead, { type: "renew", until: "2027-12-31", document: "续1" });
    expect((await agreements.open(desk, id, up)).state.terms.until).toBe("2025-02-28");
    await actOn(id, downHead, { type: "renew", until: "2027-12-31", document: "续1" });
    expect((await agreements.open(desk, id, up)).state).toMatchObject({
      renewal: null,
      terms: { until: "2027-12-31" },
    });
  });

  test("names sections in any width, with blanks or without: in the database the key is that of files", async () => {
    const names = [
      "Ａ１（示例）",
      " A 1 (示例)",
      "1 1",
      "11",
      "A\u200b1",
      "包头　磴口",
      "包头\n磴口",
      "\ufeff甲 2 3 乙",
      "\u2f54\u2f79\u3000断面",
      "Ａ-Ｚ～！＼",
      "①²",
    ];
    for (let code = 1; code < 0xd800; code++) names.push(`甲${String.fromCodePoint(code)} 乙`);
    for (let code = 0xe000; code < 0x10000; code++) names.push(`1${String.fromCodePoint(code)}2`);
    const rows = await desk.sql<{ key: string }[]>`
      select ecology.section_key(name) as key from unnest(${names}::text[]) with ordinality given (name, place) order by place`;
    const differing = names.filter((name, place) => rows[place]?.key !== sectionKey(name));
    expect(differing.map((name) => JSON.stringify(name))).toEqual([]);
    const seed = { ...TERMS, sections: ["示例　断面"], from: "1999-01-01", until: "1999-12-31" };
    const { id } = await draftAgreement(desk, { key: randomUUID(), seed }, up);
    await measure("1999-05-05", "COD", "12");
    expect((await trialOf(desk, id, up)).readings).toEqual([
      ["示例　断面", "1999-05-05", "1999-05-05", "COD", "12"],
    ]);
  });

  test("with unverified terms is not signed, and one that was revised is checked anew", async () => {
    const { id } = await draftAgreement(
      desk,
      { key: randomUUID(), seed: { ...TERMS, standing: "unverified" } },
      up,
    );
    await actOn(id, up, { type: "check", items: Object.keys(SEVEN) });
    expect(await refused(actOn(id, upHead, sign))).toBe("unverified");
    await actOn(id, down, { type: "revise", ...TERMS });
    expect((await agreements.open(desk, id, up)).state).toMatchObject({ status: "drafted", checkedOn: null });
  });

  test("refuses terms that cannot be settled, at the field where they stand", async () => {
    const excess = { item: "COD", limit: 40, bands: ["0.1-0.5 10万元", "0.6以上 25万元"] };
    const seed: Terms = { ...TERMS, excessRule: "month", excess };
    expect(await refused(draftAgreement(desk, { key: randomUUID(), seed }, up))).toBe("agreement");
    expect(
      await refused(draftAgreement(desk, { key: randomUUID(), seed: { ...TERMS, until: "2024-01-01" } }, up)),
    ).toBe("agreement");
    expect((await financeBureaus(desk)).units.map(({ id }) => id)).toEqual([UP.id, DOWN.id]);
  });
});

const disputed = async () =>
  (await compensationIndicators(desk, 13, "2026-11-23")).find(({ id: of }) => of === "ecology.disputed")
    ?.value;

describe("（十三）a settlement between two finance officers", () => {
  test("is refused by the months that lack, then stated, disputed, measured again, confirmed, posted, reversed and posted anew", async () => {
    const agreement = await inForce();
    const due = (await dueFor(desk, down)).due.find(({ id }) => id === agreement);
    expect(due?.periods).toEqual(["2025-01", "2025-02"]);
    expect(await refused(compute(agreement, "2025-01"))).toBe("period-open");
    expect(await refused(compute(agreement, "2025-07"))).toBe("no-period");
    await measure("2025-01-05", "NH3-N", "0.4");
    expect((await trialOf(desk, agreement, down)).readings).toEqual([
      ["示例断面", "2025-01-05", "2025-01-05", "NH3-N", "0.4"],
    ]);

    const { id } = await compute(agreement, "2025-01");
    expect(await refused(compute(agreement, "2025-01"))).toBe("begun");
    expect((await settleOn(id, up, { type: "state" })).lines).toMatchObject([
      { from: "包头市", to: "呼和浩特市", amountFen: 10_000_000 },
    ]);
    const waits = async (caller: Caller) =>
      (await waitingLines(desk.sql, await actorOf(desk, caller), "2026-11-23")).filter(({ link }) =>
        link.endsWith(id),
      );
    expect([await waits(up), (await waits(down)).length]).toEqual([[], 1]);
    expect(await refused(settleOn(id, up, { type: "confirm" }))).toBe("not-the-other");

    const object = { type: "object", text: "与本市监测不一致" } as const;
    expect(await refused(settleOn(id, down, { ...object, section: "示例" }))).toBe("no-section");
    await settleOn(id, down, { ...object, section: "示例断面" });
    const again = {
      type: "remeasure",
      section: "示例断面",
      item: "NH3-N",
      day: "2025-01-20",
      attended: "双方",
    } as const;
    expect(await refused(settleOn(id, up, { ...again, value: "x" }))).toBe("no-figure");
    // A sample of another month would have computed the same again; pH 70 is no measurement.
    for (const [wrong, code] of [
      [{ day: "2025-02-20", value: "1.2" }, "other-period"],
      [{ item: "pH", value: "70" }, "no-figure"],
    ] as const)
      expect(await refused(settleOn(id, up, { ...again, ...wrong }))).toBe(code);
    expect((await settleOn(id, up, { ...again, value: "1.2" })).lines).toMatchObject([
      { from: "呼和浩特市", to: "包头市", amountFen: 10_000_000 },
    ]);
    await settleOn(id, down, { type: "state" });
    expect((await settleOn(id, upHead, { type: "confirm" })).status).toBe("posted");
    expect(await entries(id)).toEqual([
      { account: "包头市", net: 10_000_000 },
      { account: "呼和浩特市", net: -10_000_000 },
    ]);
    expect((await booksOf(desk, office)).transfers).toContainEqual({
      from: "呼和浩特市",
      to: "包头市",
      amountFen: 10_000_000,
    });
    for (const file of [await statementPaper(desk, id, down), await statementWorkbook(desk, id, down)])
      expect(file.bytes?.length).toBeGreaterThan(2_000);

    await settleOn(id, up, { type: "ask-reversal", text: "断面编号写错" });
    expect(await refused(settleOn(id, up, { type: "reverse" }))).toBe("not-the-other");
    await settleOn(id, down, { type: "reverse" });
    expect((await entries(id)).map(({ net }) => net)).toEqual([0, 0]);
    await settleOn(id, up, { type: "recompute" });
    await settleOn(id, up, { type: "state" });
    const { postings } = await settleOn(id, down, { type: "confirm" });
    expect(postings.map(({ reversal }) => reversal)).toEqual([false, true, false]);
    expect((await entries(id)).map(({ net }) => net)).toEqual([10_000_000, -10_000_000]);
  });

  test("that stays disputed is decided by the common superior, and the decision posts", async () => {
    await measure("2025-02-05", "NH3-N", "0.4");
    const { id } = await compute(await inForce({ ...TERMS, name: "示例：另一协议" }), "2025-02");
    await settleOn(id, up, { type: "state" });
    await settleOn(id, down, { type: "object", section: "示例断面", text: "不同意" });
    await settleOn(id, down, { type: "refer", text: "协商两次未成" });
    const decide = { type: "decide", outcome: "amount", payer: "downstream", amount: 5_000_000 } as const;
    const decided = { ...decide, document: "示例〔2026〕2号", text: "按一半" };
    expect(await refused(settleOn(id, down, decided))).toBe("not-office");
    expect(await disputed()).toBe(0.001);
    const { status, lines } = await settleOn(id, office, decided);
    expect({ status, amounts: lines.map(({ amountFen }) => amountFen) }).toEqual({
      status: "posted",
      amounts: [5_000_000],
    });
    expect(lines[0]?.because.zh).toContain("示例〔2026〕2号");
    expect(await disputed()).toBe(0);
    const says = async () => (await settlements.open(desk, id, down)).corrected;
    const stood = [await says(), await entries(id)];
    await desk.sql`
      insert into ecology.reading_correction (section_id, number, time, item, since, corrected_at, printed, unit, judged, region_code, sample)
      values (${SECTION}, 0, '2025-02-05', 'NH3-N', '2026-11-24', '2026-11-24T02:00:00Z', '1.9', '', '1.9', '150100', true)`;
    expect([stood[0], await says(), await entries(id)]).toEqual([false, true, stood[1]]);
    // A correction that was computed with and is taken back afterwards leaves no row of itself.
    await desk.sql`delete from ecology.reading_correction where section_id = ${SECTION}`;
    const readings = [{ time: "2025-02-05", item: "NH3-N" }];
    const later = [
      [2, "2026-11-23T01:59:00Z", { type: "correct", readings }],
      [3, "2026-11-23T02:05:00Z", { type: "take-back", of: 2 }],
    ] as const;
    for (const [version, at, act] of later)
      await desk.sql`
        insert into ecology.act (record_id, kind, region_code, version, key, at, day, by_name, act)
        values (${SECTION}, 'section', '150100', ${version}, ${randomUUID()}, ${at}, '2026-11-23', '示例', ${json(desk.sql, act)})`;
    expect(await says()).toBe(true);
  });
});

/** Rows of a workbook as its cells show them. */
async function sheetOf(file: Promise<PiecedFile>): Promise<string[]> {
  const { name, bytes } = await wholeFile(await file);
  const read = await readAllSheets(bytes, name);
  return read.ok ? (read.value[0]?.rows ?? []).map(({ cells }) => cells.join("|")) : [];
}

const entryOf = (...rest: string[]): string =>
  ["2026年11月23日", "示例：大黑河补偿协议", "2025-01", ...rest].join("|");

describe("（十三）the books of both cities", () => {
  test("take no entry away and none that does not balance", async () => {
    const row = {
      settlementId: idOf("b"),
      line: 1,
      reversal: false,
      day: "2026-01-01",
      regionCode: "150100",
      sample: true,
    };
    await expect(
      desk.sql`insert into ecology.entry ${desk.sql({ ...row, posting: 1, account: "甲", debitFen: 5, creditFen: 0 })}`,
    ).rejects.toThrow(/does not balance/);
    await expect(desk.sql`delete from ecology.entry`).rejects.toThrow(/permission denied/);
    await expect(desk.sql`update ecology.entry set debit_fen = 0`).rejects.toThrow(/permission denied/);
  });

  test("and settlements are workbooks to the fen, marked 示例, each with what its reader may see", async () => {
    const books = await sheetOf(booksWorkbook(desk, down));
    expect(books[0]).toContain("【示例】横向补偿账簿");
    const [payer, payee] = ["呼和浩特市", "包头市"];
    expect(books.filter((row) => row.includes("大黑河"))).toEqual([
      entryOf("1", "入账", payer, "100000"),
      entryOf("1", "入账", payee, "", "100000"),
      entryOf("2", "冲正", payer, "", "100000"),
      entryOf("2", "冲正", payee, "100000"),
      entryOf("3", "入账", payer, "100000"),
      entryOf("3", "入账", payee, "", "100000"),
    ]);
    const settled = await sheetOf(settlementsWorkbook(desk, { status: "posted" }, down));
    expect(settled.filter((row) => row.includes("示例："))).toHaveLength(2);
    expect(settled).toContain("示例：另一协议|2025-02|包头市|呼和浩特市|50000|已入账|2026年11月23日");
    for (const none of [booksWorkbook(desk, water), settlementsWorkbook(desk, {}, water)])
      expect((await sheetOf(none)).filter((row) => row.includes("示例："))).toEqual([]);
  });

  test("follow from records that fold to what stands", async () => {
    const kinds = [agreements.verified.kind, settlements.verified.kind];
    const { projections } = settlements.verified;
    const { differing } = await verifyRecords(desk, { slice: "ecology", kinds, projections });
    expect(differing.filter(({ kind }) => kind !== "section")).toEqual([]);
    // What books add up is what the entries, line by line, come to.
    const nets = new Map<string, number>();
    const rows = await desk.sql<{ account: string; debitFen: number; creditFen: number }[]>`
      select account, debit_fen, credit_fen from ecology.entry`;
    for (const { account, debitFen, creditFen } of rows)
      nets.set(account, (nets.get(account) ?? 0) + creditFen - debitFen);
    const { balances } = await booksOf(desk, office);
    expect(new Map(balances.map(({ account, netFen }) => [account, netFen]))).toEqual(nets);
    expect(Math.max(...nets.values())).toBeGreaterThan(0);
  });
});
