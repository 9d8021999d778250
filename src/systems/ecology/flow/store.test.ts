import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../../../test/support/application.ts";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { upgradeDatabase } from "../../../platform/database/upgrade.ts";
import { createFileStore } from "../../../platform/files/store.ts";
import type { Caller } from "../../../platform/slice.ts";
import { SEALED } from "../slice.ts";
import type { WaterDesk } from "../water/store-section.ts";
import { bringDaily, dailyOf, dailyWorkbook, listDaily } from "./store-daily.ts";

const DATA = fileURLToPath(new URL("../../../../../shared/data/ecology/", import.meta.url));
const unit = (name: string) => ({
  id: randomUUID(),
  name,
  regionCode: "150200",
  aliases: [],
  parentId: null,
  collective: false,
  memberIds: [],
  proposed: false,
});
const [WATER, OTHER] = [unit("包头市示例水务局"), unit("包头市示例农牧局")];
const caller = (organisationId: string): Caller => ({
  actor: { accountId: randomUUID(), name: "a", displayName: "甲", organisationId, roles: ["liaison"] },
  address: "127.0.0.1",
  requestId: "test",
});

let database: TestDatabase;
let desk: WaterDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  const source = { schema: "ecology", folder: "src/systems/ecology/migrations", sealed: SEALED };
  await upgradeDatabase(database, [source], root);
  desk = {
    sql: database.app,
    audit,
    files: createFileStore(database.app),
    now: () => new Date("2026-11-23T02:00:00Z"),
    config: { demo: false },
    organisations: { list: async () => [WATER, OTHER] },
  } as unknown as WaterDesk;
});
afterAll(() => database.close());

const bring = (name: string, text: string | Uint8Array, by = WATER) =>
  bringDaily(desk, { name, bytes: Buffer.from(text) }, false, caller(by.id));

const flow = (at: number) => 500 + ((at * 37) % 11) * 10;

describe("（十二） a daily record that a bureau brings", () => {
  it("comes to loads and lags that are kept with what was left out, once for a file, and is given as a workbook", async () => {
    const days = Array.from({ length: 40 }, (_, at) => `2012-06-${String(at + 1).padStart(2, "0")}`).slice(
      0,
      30,
    );
    const rows = days.flatMap((day, at) => [
      `${day},黄河,甲站,,${flow(at)},`,
      `${day},黄河,乙站,,${at === 0 ? 400 : flow(at - 1)},`,
    ]);
    const text = [
      "date,river,station,stage_m,flow_m3s,sediment_kg_m3",
      ...rows,
      "2012-13-01,黄河,甲站,,1,",
    ].join("\n");
    const { id } = await bring("逐日.csv", text);
    expect(await bring("逐日.csv", text)).toEqual({ id });
    const { result, ...record } = await dailyOf(desk, id);
    expect(record).toMatchObject({
      stations: 2,
      rows: 61,
      findings: 1,
      from: "2012-06-01",
      until: "2012-06-30",
    });
    expect(result.findings[0]).toMatchObject({ row: 62, field: "date" });
    expect(result.lags).toMatchObject([{ from: "甲站", to: "乙站", days: 1, r: 1 }]);
    const sum = days.reduce((all, _, at) => all + flow(at) * 0.000_864, 0);
    expect(result.loads[0]).toMatchObject({ station: "甲站", year: 2012, daysFlow: 30, sediment1e8t: null });
    expect(result.loads[0]?.runoff1e8m3).toBeCloseTo(sum, 9);
    expect((await listDaily(desk)).rows.map(({ fileName }) => fileName)).toEqual(["逐日.csv"]);
    const book = await dailyWorkbook(desk, id);
    expect("bytes" in book && book.bytes.length > 2_000).toBe(true);
    await expect(desk.sql`delete from ecology.daily_record`).rejects.toThrow(/permission denied/);
  });

  it("is refused whole where it has no such columns, and to units that are neither of water nor of ecology", async () => {
    await expect(bring("别的.csv", "a,b\n1,2\n")).rejects.toThrow("lacks these columns");
    await expect(bring("逐日.csv", "date,station,flow_m3s\n2012-01-01,甲,1\n", OTHER)).rejects.toThrow(
      "bureaus of water",
    );
  });

  it("of twenty years and fifteen stations comes to what the command says", async (context) => {
    const file = `${DATA}yr_daily_selected_2001-2022.csv`;
    context.skip(!existsSync(file), "the record is not beside the repository");
    const { id } = await bring("黄河逐日.csv", readFileSync(file));
    const { result } = await dailyOf(desk, id);
    const published = readFileSync(`${DATA}annual_load.csv`, "utf8").trim().split(/\r?\n/).slice(1);
    expect(
      result.loads
        .map(
          ({ station, year, daysFlow, runoff1e8m3 }) =>
            `${station},${year},${daysFlow},${runoff1e8m3.toFixed(2)}`,
        )
        .toSorted(),
    ).toEqual(
      published
        .map((row) => row.split(","))
        .map(([station, year, days, , runoff]) => `${station},${year},${days},${runoff}`)
        .toSorted(),
    );
    expect(result.lags.find(({ from, to }) => from === "包头" && to === "头道拐")).toMatchObject({
      days: 1,
      r: 0.81,
    });
  }, 60_000);
});
