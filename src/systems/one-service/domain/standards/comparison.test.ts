import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemWith, materialOf } from "../../../../../test/support/items.ts";
import type { SupplyBrief } from "../../../../kernel/sharing.ts";
import type { Item } from "../items/item.ts";
import { commonReasons } from "./common-item.ts";
import { compareItems } from "./comparison.ts";

const asOf = "2026-11-27";
const [HOHHOT, BAOTOU, ORDOS, ULANQAB] = ["150100", "150200", "150600", "150900"] as const;
const work = (value: number) => ({ value, unit: "working-day" }) as const;

const only = (items: Item[], more = {}) => {
  const { groups } = compareItems(items, { asOf, ...more });
  const [group] = groups;
  if (groups.length !== 1 || group === undefined) throw new Error(`${groups.length} groups`);
  return group;
};

const permit = (city: string, given: Partial<Item> = {}) =>
  itemWith({ city, catalogCode: "000100000001", ...given });

describe("（四）four cities' items side by side", () => {
  it("name who is slowest, who asks most, and what a common item would save each city", () => {
    const group = only([
      permit(HOHHOT, {
        promised: work(10),
        legal: work(20),
        visits: 2,
        materials: [materialOf("申请书"), materialOf("图纸")],
      }),
      permit(BAOTOU, { promised: work(3), legal: work(20), visits: 0, materials: [materialOf("申请书")] }),
      permit(ORDOS, { promised: work(15), legal: work(20), visits: 1, materials: [materialOf("申请书")] }),
    ]);
    expect(group.slowest).toEqual([ORDOS]);
    expect(group.asksMost).toEqual([HOHHOT]);
    expect(group.common).toMatchObject({ promisedDays: 3, visits: 0, materials: ["申请书"] });
    expect(group.savings).toEqual([
      { city: HOHHOT, days: 7, visits: 2, materials: 1 },
      { city: BAOTOU, days: 0, visits: 0, materials: 0 },
      { city: ORDOS, days: 12, visits: 1, materials: 0 },
    ]);
    expect(commonReasons(group, group.common).promisedDays.zh).toContain("包头");
  });

  it("never propose a promise above any city's legal limit", () => {
    const group = only([
      permit(HOHHOT, { promised: work(30), legal: work(30) }),
      permit(BAOTOU, { promised: work(25), legal: work(20) }),
    ]);
    expect(group.common.promisedDays).toBe(20);
    expect(commonReasons(group, group.common).promisedDays.zh).toContain("法定时限 20");
  });

  it("put calendar days and working days on one scale, and say that they were converted", () => {
    const group = only([
      permit(HOHHOT, { promised: { value: 7, unit: "day" } }),
      permit(BAOTOU, { promised: work(5) }),
    ]);
    expect(group.cities.map(({ promised }) => promised)).toMatchObject([
      { median: 5, converted: true },
      { median: 5, converted: false },
    ]);
    expect(group.slowest).toEqual([]);
    expect(group.differs).not.toContain("promised");
  });

  it("show the range of a city's counties and compare by the median", () => {
    const group = only([
      ...[4, 6, 20].map((days) => permit(HOHHOT, { promised: work(days) })),
      permit(BAOTOU, { promised: work(7) }),
    ]);
    expect(group.cities[0]).toMatchObject({ implementations: 3, promised: { low: 4, median: 6, high: 20 } });
    expect(group.slowest).toEqual([BAOTOU]);
  });

  it("see one material behind the names that cities give it, and strike out what shared data supplies", () => {
    const supply: SupplyBrief = {
      resourceId: "r",
      code: "1",
      name: "营业执照信息",
      provider: "测试市场监管局",
      regionCode: "150000",
      attribute: "unconditional",
      items: [],
      sample: false,
    };
    const group = only(
      [
        permit(HOHHOT, { materials: [materialOf("营业执照复印件"), materialOf("项目可行性研究报告")] }),
        permit(BAOTOU, { materials: [materialOf("企业营业执照"), materialOf("项目可行性研究报告书")] }),
      ],
      { suppliers: [supply] },
    );
    expect(group.materials).toHaveLength(2);
    expect(group.materials.every(({ cities }) => cities.length === 2)).toBe(true);
    expect(group.common.materials).toEqual(["项目可行性研究报告"]);
    expect(group.savings.map(({ materials }) => materials)).toEqual([1, 1]);
  });

  it("keep two materials of one city apart, however alike", () => {
    const group = only([
      permit(HOHHOT, { materials: [materialOf("变更登记申请表"), materialOf("注销登记申请表")] }),
      permit(BAOTOU, { materials: [materialOf("变更登记申请表")] }),
    ]);
    expect(group.materials.map(({ name, cities }) => [name, cities.length])).toEqual([
      ["变更登记申请表", 2],
      ["注销登记申请表", 1],
    ]);
  });

  it("keep papers of two people apart, in one city and between cities", () => {
    const group = only([
      permit(HOHHOT, { materials: [materialOf("法定代表人身份证"), materialOf("经办人身份证复印件")] }),
      permit(BAOTOU, { materials: [materialOf("经办人有效身份证件"), materialOf("营业执照")] }),
    ]);
    expect(group.materials.map(({ name, cities }) => [name, cities.length])).toEqual([
      ["法定代表人身份证", 1],
      ["经办人身份证复印件", 2],
      ["营业执照", 1],
    ]);
    expect(group.cities.map(({ materials }) => materials)).toEqual([2, 2]);
  });

  it("are one however their code is written", () => {
    const codes = ["000119001000", "0001-19001000", "０００１１９００１０００", " 000119001000"];
    const items = codes.map((catalogCode, at) =>
      permit([HOHHOT, BAOTOU, ORDOS, ULANQAB][at] ?? "", { catalogCode }),
    );
    expect(compareItems(items, { asOf }).groups.map(({ code, cities }) => [code, cities.length])).toEqual([
      ["000119001000", 4],
    ]);
  });

  it("never join an item whose code cannot be right, and propose it by its name", () => {
    const items = [
      permit(HOHHOT, { name: "电影放映经营许可" }),
      permit(BAOTOU, { name: "电影放映经营许可", catalogCode: "00010000000I" }),
      permit(ORDOS, { name: "电影放映经营许可", catalogCode: "0001000000011" }),
    ];
    const { groups, doubted, proposals } = compareItems(items, { asOf });
    expect(groups.map(({ code }) => code)).toEqual(["000100000001", null, null]);
    expect(doubted.map(({ city, code, why }) => [city, code, why])).toEqual([
      [BAOTOU, "00010000000I", "form"],
      [ORDOS, "0001000000011", "form"],
    ]);
    expect(proposals.filter(({ targetKey }) => targetKey === "000100000001")).toMatchObject([
      { looseCity: BAOTOU, likeness: 1 },
      { looseCity: ORDOS, likeness: 1 },
    ]);
  });

  it("ask about a code whose items' names share nothing, and join it only when a person says so", () => {
    const [code, other] = ["000100000001", "000100000002"];
    const items = [
      permit(HOHHOT, { name: "特种设备使用登记", catalogCode: code }),
      permit(BAOTOU, { name: "特种设备使用登记（变更）", catalogCode: code }),
      permit(ORDOS, { name: "电影放映经营许可证核发", catalogCode: code, promised: work(90) }),
      permit(ULANQAB, { name: "电影放映经营许可", catalogCode: other }),
    ];
    const { groups, doubted, proposals } = compareItems(items, { asOf });
    expect(groups.map(({ key, cities }) => [key.slice(0, 7), cities.length])).toEqual([
      [code.slice(0, 7), 2],
      [other.slice(0, 7), 1],
      [`~${ORDOS}`, 1],
    ]);
    expect(groups[0]?.slowest).toEqual([]);
    expect(doubted).toMatchObject([{ city: ORDOS, code, why: "names", others: "特种设备使用登记" }]);
    const asked = proposals.map(({ targetKey, why }) => [targetKey, why]);
    expect(asked).toEqual([
      [other, "name"],
      [code, "code"],
    ]);
    const looseKey = proposals[0]?.looseKey ?? "";
    const decide = (targetKey: string, verdict: "same" | "different") =>
      compareItems(items, { asOf, pairings: [{ looseKey, targetKey, verdict }] });
    expect(decide(other, "same").groups.map(({ cities }) => cities.length)).toEqual([2, 2]);
    expect(decide(code, "same").groups.map(({ cities }) => cities.length)).toEqual([3, 1]);
    expect(decide(code, "different").proposals.map(({ why }) => why)).toEqual(["name"]);
  });

  it("keep matters of one implementation code together, whatever they are called", () => {
    const matters = ["公司设立", "遗失补领执照"].map((name, at) =>
      permit(HOHHOT, { name, handleItemCode: String(at), taskCode: "T1" }),
    );
    const { groups } = compareItems(matters, { asOf });
    expect(groups).toHaveLength(1);
  });

  it("join nothing without a code, but propose the pair; a confirmed pair is one item from then on", () => {
    const items = [
      permit(HOHHOT, { name: "取水许可" }),
      itemWith({ city: BAOTOU, name: "取水许可" }),
      itemWith({ city: ORDOS, name: "取水许可证核发" }),
      itemWith({ city: ULANQAB, name: "取水许可", type: "公共服务" }),
    ];
    const before = compareItems(items, { asOf });
    expect(before.groups).toHaveLength(4);
    const pair = before.proposals.find(({ looseCity }) => looseCity === BAOTOU);
    expect(pair).toMatchObject({ targetKey: "000100000001", likeness: 1 });
    const asked = { looseKey: pair?.looseKey ?? "", targetKey: "000100000001" };
    const joined = compareItems(items, { asOf, pairings: [{ ...asked, verdict: "same" }] });
    expect(joined.groups).toHaveLength(3);
    expect(joined.groups.find(({ key }) => key === "000100000001")).toMatchObject({
      by: "confirmed",
      cities: [{}, {}],
    });
    const refused = compareItems(items, { asOf, pairings: [{ ...asked, verdict: "different" }] });
    expect(refused.groups).toHaveLength(4);
    expect(
      refused.proposals.some(
        ({ looseKey, targetKey }) => looseKey === asked.looseKey && targetKey === "000100000001",
      ),
    ).toBe(false);
  });

  it("leave out what is cancelled on the day, and count what belongs to no city of the four", () => {
    const { totals } = compareItems(
      [
        permit(HOHHOT),
        permit(BAOTOU, { cancelledOn: asOf }),
        permit(ORDOS, { cancelledOn: "2026-11-28" }),
        permit("150000"),
      ],
      { asOf },
    );
    expect(totals).toMatchObject({ outOfUse: 1, elsewhere: 1, commonTo: { 1: 0, 2: 1, 3: 0, 4: 0 } });
  });
});

const CITY = fc.constantFrom(HOHHOT, BAOTOU, ORDOS, ULANQAB);
// Names that share no pair of characters, so that who is alike is not what is tested here.
const PAPERS = ["甲乙丙丁", "戊己庚辛", "壬癸子丑", "寅卯辰巳"];
const randomItem = fc
  .record({
    city: CITY,
    catalogCode: fc.constantFrom("1", "2", "3"),
    promised: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
    legal: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
    visits: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
    papers: fc.subarray(PAPERS),
  })
  .map(({ promised, legal, papers, ...given }) =>
    itemWith({
      ...given,
      promised: promised === null ? null : work(promised),
      legal: legal === null ? null : work(legal),
      materials: papers.map((name) => materialOf(name)),
    }),
  );

const middle = (values: number[]): number | null => {
  const left = [...values];
  while (left.length > 2) {
    left.splice(left.indexOf(Math.max(...left)), 1);
    left.splice(left.indexOf(Math.min(...left)), 1);
  }
  return left.length === 0 ? null : left.reduce((a, b) => a + b) / left.length;
};

const most = <T extends { city: string }>(all: T[], pick: (row: T) => number | null) => {
  const values = all.flatMap((row) => pick(row) ?? []);
  const those = all.filter((row) => pick(row) === Math.max(...values)).map(({ city }) => city);
  return values.length < 2 || those.length === values.length ? [] : those;
};

/** The same by plain loops over all items for every question. */
function slowly(items: readonly Item[], code: string) {
  const cities = [HOHHOT, BAOTOU, ORDOS, ULANQAB].filter((city) =>
    items.some((item) => item.city === city && item.catalogCode === code),
  );
  const of = (city: string) => items.filter((item) => item.city === city && item.catalogCode === code);
  const rows = cities.map((city) => ({
    city,
    days: middle(of(city).flatMap(({ promised }) => promised?.value ?? [])),
    visits: middle(of(city).flatMap(({ visits }) => visits ?? [])),
    papers: PAPERS.filter(
      (name) =>
        of(city).filter((item) => item.materials.some((each) => each.name === name)).length * 2 >=
        of(city).length,
    ),
  }));
  const limits = cities.flatMap((city) => of(city).flatMap(({ legal }) => legal?.value ?? []));
  const known = rows.flatMap(({ days }) => days ?? []);
  const best = known.length === 0 ? null : Math.min(...known, ...(limits.length === 0 ? [] : limits));
  return {
    cities,
    days: rows.map(({ days }) => days),
    slowest: most(rows, ({ days }) => days),
    asksMost: most(rows, ({ papers }) => papers.length),
    best,
    papers: PAPERS.filter((name) => rows.every(({ papers }) => papers.includes(name))),
    saved: rows.map(({ days }) => (days === null || best === null ? 0 : Math.max(0, days - best))),
  };
}

it("（四）agree with plain loops on random items: medians, who is slowest, the common item, days saved", () => {
  fc.assert(
    fc.property(fc.array(randomItem, { minLength: 1, maxLength: 25 }), (items) => {
      const { groups, totals } = compareItems(items, { asOf });
      expect(groups.map(({ key }) => key).toSorted()).toEqual(
        [...new Set(items.map(({ catalogCode }) => catalogCode ?? ""))].toSorted(),
      );
      for (const group of groups) {
        const slow = slowly(items, group.key);
        expect(group.cities.map(({ city }) => city)).toEqual(slow.cities);
        expect(group.cities.map(({ promised }) => promised?.median ?? null)).toEqual(slow.days);
        expect(group.slowest).toEqual(slow.slowest);
        expect(group.asksMost).toEqual(slow.asksMost);
        expect(group.common.promisedDays).toBe(slow.best);
        expect([...group.common.materials].toSorted()).toEqual(slow.papers.toSorted());
        expect(group.savings.map(({ days }) => days)).toEqual(slow.saved);
      }
      expect(totals.items).toBe(items.length);
    }),
    { numRuns: 150 },
  );
});
