import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CatalogueHands, catalogueHands } from "../../../../../test/support/catalogue-hands.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { sheetOf } from "../../../../../test/support/sheet.ts";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { listSuppliers } from "../../../shared-data/catalogue/resource/store-published.ts";
import type { Item } from "../../domain/items/item.ts";
import { byWeight, type ComparisonFilter } from "../../domain/standards/comparison-rows.ts";
import { compareItems } from "../../domain/standards/comparison.ts";
import type { Desk } from "../desk.ts";
import { itemImporter } from "../../item-import/store.ts";
import { listPairProposals } from "./asked-groups.ts";
import { listGroups } from "./compared-groups.ts";
import { listComparison } from "./comparison-lists.ts";
import { comparisonNow, rebuildComparison } from "./keep-comparison.ts";
import { decidePairing } from "./pairing-decisions.ts";
import { listPairings } from "./pairings.ts";
import { differingGroups } from "./verify-comparison.ts";

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
  const { id } = await itemImporter.receive(
    ground.oneService,
    city,
    upload,
    { confirmInternal: false },
    officer,
  );
  await itemImporter.apply(ground.oneService, id, { mode: "good-rows" }, officer);
}

const ALL = { page: 1, size: null } as const;

/** What the comparison of everything from the beginning says. */
async function plainly({ sql, now }: Desk) {
  const rows = await sql<{ item: Item }[]>`
    select item from one_service.item where replaced_on is null order by region_code, identity collate "C"`;
  const suppliers = await listSuppliers(ground.sharedData, sql);
  const options = { asOf: dayInShanghai(now()), pairings: await listPairings(sql), suppliers };
  const { groups, proposals, totals } = compareItems(
    rows.map(({ item }) => item),
    options,
  );
  const types = [...new Set(groups.flatMap(({ type }) => type ?? []))].toSorted();
  return { groups: byWeight(groups), proposals, totals, types };
}

async function kept(desk: Desk) {
  const { totals, types, proposals: waiting } = await comparisonNow(desk);
  const [groups, proposals] = [await listGroups(desk.sql, {}), await listPairProposals(desk.sql, ALL)];
  expect(waiting).toBe(proposals.length);
  return { groups, proposals, totals, types };
}

const agree = async (desk: Desk): Promise<void> => expect(await kept(desk)).toEqual(await plainly(desk));

function refusedAsParted(error: unknown): void {
  if (!(error instanceof FailureError) || error.failure.code !== "codes-parted") throw error;
}

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
    // Mostly one name to a code, since a list whose codes were sorted apart from its names is refused.
    task === 4 ? "实施4" : `实施${NAMES.indexOf(name)}${task}`,
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

describe("（四）groups are kept in the database", () => {
  it("equal comparing everything anew, whatever is imported, corrected, paired, published and withdrawn", async () => {
    let desk: Desk = ground.oneService;
    let codes = 0;
    const published: string[] = [];
    const officer = ground.of("包头市测试数据局", "data-officer");
    const tried = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
        for (const each of steps) {
          if (each.does === "enter") await enter(each.city, each.rows).catch(refusedAsParted);
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
            await comparisonNow(desk);
            const proposals = await listPairProposals(desk.sql, ALL);
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

  it("are listed, counted and paged as loops over all of them choose, in the order of what could be saved", async () => {
    const desk = ground.oneService;
    for (const [at] of CITIES.entries())
      await enter(
        at,
        NAMES.slice(0, 3 + at).map((name, nth) => [
          nth % 2 === 0 ? name : `${name}（${at}）`,
          `00030000000${nth}`,
          `实施8${nth}`,
          nth > 3 ? "公共服务" : "行政许可",
          `${5 + ((at * 3 + nth) % 4)}个工作日`,
          "",
          MATERIALS.slice(nth, nth + 1 + at).join("；"),
        ]),
      );
    await comparisonNow(desk);
    const all = await listGroups(desk.sql, {});
    const saved = ({ cities, savings }: (typeof all)[number]) => {
      let sum = 0;
      for (const { days, visits, materials } of savings) sum += days + visits + materials;
      return cities.length < 2 ? -1 : sum;
    };
    for (const [at, group] of all.entries())
      expect(saved(group)).toBeLessThanOrEqual(saved(all[at - 1] ?? group) + 1e-9);
    const filters = fc.record(
      {
        q: fc.constantFrom("许可", "取水 核发", "0003", "1）", "没有这样的词"),
        type: fc.constantFrom("行政许可", "公共服务", "行政给付"),
        commonTo: fc.integer({ min: 1, max: 4 }),
        differing: fc.boolean(),
        enterprise: fc.boolean(),
        industry: fc.constantFrom("energy" as const, "farm-products" as const),
        slowest: fc.constantFrom(...CITIES.map(({ code }) => code)),
      },
      { requiredKeys: [] },
    );
    const chosen = (filter: ComparisonFilter) => {
      const found: typeof all = [];
      for (const group of all) {
        const said = [group.code ?? "", group.name, ...group.cities.flatMap(({ names }) => names)]
          .join(" ")
          .replaceAll("（", "(")
          .replaceAll("）", ")");
        let fits = true;
        for (const word of (filter.q ?? "").replace("）", ")").split(" "))
          if (!said.includes(word)) fits = false;
        if (filter.type !== undefined && group.type !== filter.type) fits = false;
        if (filter.commonTo !== undefined && group.cities.length !== filter.commonTo) fits = false;
        if (filter.differing === true && group.differs.length === 0) fits = false;
        if (filter.enterprise === true && !group.enterprise) fits = false;
        if (filter.industry !== undefined && !group.industries.includes(filter.industry)) fits = false;
        if (filter.slowest !== undefined && !group.slowest.includes(filter.slowest)) fits = false;
        if (fits) found.push(group);
      }
      return found;
    };
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 3 }), async (filter, page) => {
        const expected = chosen(filter);
        const { total, rows } = await listComparison(desk, filter, { page, size: 4 });
        expect(total).toBe(expected.length);
        expect(rows.map(({ key }) => key)).toEqual(
          expected.slice((page - 1) * 4, page * 4).map(({ key }) => key),
        );
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it("is written with the import itself, and only where the import touched something", async () => {
    // What every resource of these tests says beside its name is supplied from here on, whatever comes after it.
    await hands.publish(UNIT, { code: "306710/0001", name: "占位信息" });
    const [city, code] = [0, "000200000007"];
    const rows = (days: string) => [
      ["草原征占用审批", code, "实施71", "行政许可", days, "", "草原权属证明材料"],
      ["林木采伐许可", "000200000008", "实施72", "行政许可", "9个工作日", "", "采伐作业设计"],
    ];
    await enter(city, rows("9个工作日"));
    const written = () => ground.database.owner<{ key: string; xmin: string }[]>`
      select key, xmin::text, compared #>> '{common,promisedDays}' as days from one_service.compared_group order by key`;
    const before = await written();
    await enter(city, rows("8个工作日"));
    const changed = async (was: typeof before) => {
      const known = new Map(was.map(({ key, xmin }) => [key, xmin]));
      return (await written()).filter(({ key, xmin }) => known.get(key) !== xmin);
    };
    expect(await changed(before)).toMatchObject([{ key: code, days: "8" }]);
    const after = await written();
    await hands.publish(UNIT, { code: "306712/0001", name: "采伐作业设计" });
    expect((await kept(ground.oneService)).groups.find(({ key }) => key === "000200000008")).toMatchObject({
      materials: [{ supply: { resource: "采伐作业设计" } }],
    });
    expect((await changed(after)).map(({ key }) => key)).toEqual(["000200000008"]);
    const read = await written();
    await comparisonNow(ground.oneService);
    expect(await changed(read)).toEqual([]);
  }, 60_000);

  it("catches up after a failure, and once where many ask at the same time", async () => {
    const desk = ground.oneService;
    await hands.publish(UNIT, { code: "306713/0001", name: "林木信息" });
    const failing: Desk = {
      ...desk,
      sharing: { ...desk.sharing, suppliers: () => Promise.reject(new Error("gone")) },
    };
    await expect(comparisonNow(failing)).rejects.toThrow("gone");
    let asked = 0;
    const counting: Desk = {
      ...desk,
      sharing: {
        ...desk.sharing,
        suppliers: (...given) => {
          asked += 1;
          return desk.sharing.suppliers(...given);
        },
      },
    };
    await Promise.all([1, 2, 3].map(() => comparisonNow(counting)));
    expect(asked).toBe(1);
    await agree(desk);
  }, 60_000);

  it("is of the new day where midnight passes while it catches up", async () => {
    let asked = 0;
    const now = (): Date => {
      asked += 1;
      return new Date(asked === 1 ? "2026-11-24T15:59:59Z" : "2026-11-24T16:00:01Z");
    };
    expect((await comparisonNow({ ...ground.oneService, now })).day).toBe("2026-11-25");
    await agree(ground.at(new Date("2026-11-24T16:00:02Z")).oneService);
  }, 60_000);

  it("is the same after it was built from nothing, and says which groups were changed behind it", async () => {
    const desk = ground.oneService;
    const before = await kept(desk);
    expect(await rebuildComparison(desk)).toBe(before.groups.length);
    expect(await kept(desk)).toEqual(before);
    expect(await differingGroups(desk)).toEqual({ checked: before.groups.length, differing: [] });
    const [first, second] = before.groups;
    await ground.database.owner`
      update one_service.compared_group set compared = jsonb_set(compared, '{common,visits}', '99') where key = ${first?.key ?? ""}`;
    await ground.database.owner`
      update one_service.compared_group set weight = weight + 1 where key = ${second?.key ?? ""}`;
    const { differing } = await differingGroups(desk);
    expect(differing.map(({ id }) => id)).toEqual([first?.key, second?.key].toSorted());
    await rebuildComparison(desk);
    expect((await differingGroups(desk)).differing).toEqual([]);
  }, 60_000);
});
