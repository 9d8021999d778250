import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CatalogueHands, catalogueHands } from "../../../../../test/support/catalogue-hands.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { sheetOf } from "../../../../../test/support/sheet.ts";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { listSuppliers } from "../../../shared-data/store/catalogue/resources.ts";
import type { Item } from "../../domain/items/item.ts";
import { byWeight } from "../../domain/standards/comparison-rows.ts";
import { compareItems } from "../../domain/standards/comparison.ts";
import type { Desk } from "../desk.ts";
import { applyItems } from "../items/apply.ts";
import { receiveItems } from "../items/receive.ts";
import { compareAll } from "./compare.ts";
import { decidePairing } from "./pairing-decisions.ts";
import { listPairings } from "./pairings.ts";

const UNIT = "包头市测试住房公积金中心";
const HEAD = ["事项名称", "基本编码", "实施编码", "事项类型", "承诺办结时限", "取消日期", "材料名称"];

let ground: ServicesGround;
let hands: CatalogueHands;
beforeAll(async () => {
  ground = await openServices();
  hands = catalogueHands(ground);
}, 60_000);
afterAll(() => ground.database.close());

async function enter(cityAt: number, rows: readonly string[][]): Promise<void> {
  const { code: city, full } = CITIES[cityAt] ?? { code: "", full: "" };
  const officer = ground.of(`${full}测试数据局`, "data-officer");
  const upload = { name: "清单.xlsx", bytes: await sheetOf([HEAD, ...rows.map((each) => [...each])]) };
  const { id } = await receiveItems(ground.oneService, upload, { city, confirmInternal: false }, officer);
  await applyItems(ground.oneService, id, { mode: "good-rows" }, officer);
}

/** What the comparison of everything from the beginning says. */
async function plainly({ sql, now }: Desk) {
  const rows = await sql<{ item: Item }[]>`
    select item from one_service.item where replaced_on is null order by region_code, identity`;
  const suppliers = await listSuppliers(ground.sharedData, sql);
  const options = { asOf: dayInShanghai(now()), pairings: await listPairings(sql), suppliers };
  const compared = compareItems(
    rows.map(({ item }) => item),
    options,
  );
  return { ...compared, groups: byWeight(compared.groups) };
}

async function agree(desk: Desk): Promise<void> {
  const { groups, proposals, doubted, totals } = await compareAll(desk);
  expect({ groups, proposals, doubted, totals }).toEqual(await plainly(desk));
}

const groupsNow = async () => (await compareAll(ground.oneService)).byKey;

const NAMES = ["取水许可", "取水许可核发", "取水许可证核发", "采矿许可", "电影放映许可", "采矿许可证"];
const MATERIALS = ["身份证", "营业执照复印件", "地质资料", "地质资料汇编", "取水申请书", "生鲜乳检验报告"];
const SHARED = ["居民身份信息", "企业登记信息", "地质资料信息", "地质资料", "生鲜乳检验报告"];

const row = fc
  .record({
    name: fc.constantFrom(...NAMES),
    code: fc.constantFrom("000100000001", "000100000002", "", "", "12"),
    task: fc.integer({ min: 1, max: 4 }),
    type: fc.constantFrom("行政许可", "行政许可", "公共服务"),
    days: fc.constantFrom("5个工作日", "10个工作日", "即办", ""),
    cancelled: fc.constantFrom("", "", "", "2026-11-24"),
    materials: fc.uniqueArray(fc.constantFrom(...MATERIALS), { minLength: 1, maxLength: 3 }),
  })
  .map(({ name, code, task, type, days, cancelled, materials }) => [
    name,
    code,
    `实施${task}`,
    type,
    days,
    cancelled,
    materials.join("；"),
  ]);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant("enter" as const),
      city: fc.nat(3),
      rows: fc.uniqueArray(row, { selector: (cells) => cells[2], minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("pair" as const),
      nth: fc.nat(9),
      verdict: fc.constantFrom("same", "different"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("publish" as const), name: fc.constantFrom(...SHARED) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("withdraw" as const), nth: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("day" as const), after: fc.nat(3) }) },
);

describe("（四）what is compared is kept group by group", () => {
  it("equals comparing everything anew, whatever is imported, corrected, paired, published and withdrawn", async () => {
    let desk: Desk = ground.oneService;
    let codes = 0;
    const published: string[] = [];
    const officer = ground.of("包头市测试数据局", "data-officer");
    const tried = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
        for (const each of steps) {
          if (each.does === "enter") await enter(each.city, each.rows);
          else if (each.does === "day")
            desk = ground.at(new Date(`2026-11-2${3 + each.after}T04:00:00Z`)).oneService;
          else if (each.does === "publish") {
            const code = `306711/${String((codes += 1)).padStart(4, "0")}`;
            published.push(await hands.publish(UNIT, { code, name: each.name }));
          } else if (each.does === "withdraw") {
            const [id] = published.splice(each.nth, 1);
            if (id === undefined) continue;
            await hands.act(id, { type: "withdraw", reason: "重新编制" }, hands.officer());
          } else {
            const proposals = (await compareAll(desk)).proposals;
            const pair = proposals[each.nth % Math.max(1, proposals.length)];
            if (pair === undefined) continue;
            await decidePairing(desk, { ...pair, verdict: each.verdict as "same" | "different" }, officer);
          }
          tried.add(each.does);
          await agree(desk);
        }
      }),
      { numRuns: 60 },
    );
    expect([...tried]).toContain("enter");
  }, 240_000);

  it("leaves groups as they were in which nothing changed, after an import and a publication", async () => {
    const [city, code] = [0, "000200000007"];
    const rows = (days: string) => [
      ["草原征占用审批", code, "实施71", "行政许可", days, "", "草原权属证明材料"],
      ["林木采伐许可", "000200000008", "实施72", "行政许可", "9个工作日", "", "采伐作业设计"],
    ];
    await enter(city, rows("9个工作日"));
    const before = await groupsNow();
    await enter(city, rows("8个工作日"));
    const after = await groupsNow();
    expect(after.get(code)?.common.promisedDays).toBe(8);
    const untouched = (was: typeof before, is: typeof before, ...but: string[]) =>
      [...was].filter(([key, group]) => !but.includes(key) && is.get(key) !== group).map(([key]) => key);
    expect(untouched(before, after, code)).toEqual([]);
    await hands.publish(UNIT, { code: "306712/0001", name: "采伐作业设计" });
    const supplied = await groupsNow();
    expect(supplied.get("000200000008")?.materials[0]?.supply?.resource).toBe("采伐作业设计");
    expect(untouched(after, supplied, "000200000008")).toEqual([]);
  }, 60_000);

  it("compares anew after a failure, and asks once where many ask at the same time", async () => {
    const desk = ground.oneService;
    await enter(1, [
      ["草原征占用审批", "000200000007", "实施73", "行政许可", "3个工作日", "", "草原权属证明材料"],
    ]);
    const failing: Desk = {
      ...desk,
      sharing: { ...desk.sharing, suppliers: () => Promise.reject(new Error("gone")) },
    };
    await hands.publish(UNIT, { code: "306713/0001", name: "林木信息" });
    await expect(compareAll(failing)).rejects.toThrow("gone");
    const all = await Promise.all([1, 2, 3].map(() => compareAll(desk)));
    expect(new Set(all).size).toBe(1);
    await agree(desk);
  }, 60_000);
});
