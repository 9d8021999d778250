import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wholeContent } from "../../../../../test/support/catalogue.ts";
import { MODES } from "../grants/grant.ts";
import { grownConditions, type Shared } from "./conditions.ts";
import { SHARING_ATTRIBUTES } from "./resource.ts";
import { conditionsIn, strayConditions } from "./stated-conditions.ts";

const NAMES = ["甲", "乙", "丙"];
const CYCLES = ["real-time", "monthly", "irregular"] as const;
const ITEMS = ["缴存状态", "余额"];
const NUMBERS = ["身份证号", "职工编号"];
const PAID = "须付费使用";
const subset = fc.subarray(NAMES);
const shared: fc.Arbitrary<Shared> = fc
  .record({
    attribute: fc.constantFrom(...SHARING_ATTRIBUTES),
    recipients: subset,
    uses: subset,
    demands: subset,
    items: fc.subarray(ITEMS, { minLength: 1 }),
    modes: fc.subarray([...MODES], { minLength: 1 }),
    updateCycle: fc.constantFrom(...CYCLES),
    subjectItem: fc.constantFrom(...NUMBERS),
    paidIn: fc.constantFrom("summary", "classification", "openCondition", null),
  })
  .map(({ attribute, recipients, uses, demands, items, modes, updateCycle, subjectItem, paidIn }) =>
    wholeContent({
      attribute,
      conditions:
        attribute === "conditional"
          ? { recipients, uses, demands }
          : { recipients: [], uses: [], demands: [] },
      items: wholeContent()
        .items.slice(0, 1)
        .flatMap((item) => items.map((name) => ({ ...item, name }))),
      modes: attribute === "none" ? [] : modes,
      updateCycle,
      subjectItem,
      ...(paidIn === null ? {} : { [paidIn]: `缴费记录，${PAID}。` }),
    }),
  );

// Oracle: every request there can be, one recipient and one use that no list names among them, and whether it is allowed: by
// whom, for what, which demands are met, whether anybody pays, an item at most so old in a mode by a number of one kind.
type Request = {
  readonly who: string;
  readonly what: string;
  readonly meets: readonly string[];
  readonly pays: boolean;
  readonly item: string;
  readonly mode: string;
  readonly oldest: number;
  readonly number: string;
};
const demandSets = NAMES.reduce<string[][]>(
  (sets, name) => [...sets, ...sets.map((set) => [...set, name])],
  [[]],
);
const each = <T, R>(all: readonly T[], more: (one: T) => readonly R[]): R[] => all.flatMap(more);
const REQUESTS: readonly Request[] = each([...NAMES, "别人"], (who) =>
  each([...NAMES, "别的"], (what) =>
    each(demandSets, (meets) =>
      each([true, false], (pays) =>
        each(ITEMS, (item) =>
          each(MODES, (mode) =>
            each([0, 1, 2], (oldest) =>
              NUMBERS.map((number) => ({ who, what, meets, pays, item, mode, oldest, number })),
            ),
          ),
        ),
      ),
    ),
  ),
);
const within = (list: readonly string[], name: string) => list.length === 0 || list.includes(name);
const allowed = (of: Shared, { who, what, meets, pays, item, mode, oldest, number }: Request): boolean => {
  const { recipients, uses, demands } = of.conditions;
  return (
    of.attribute !== "none" &&
    within(recipients, who) &&
    within(uses, what) &&
    demands.every((demand) => meets.includes(demand)) &&
    (pays || ![of.summary, of.classification, of.openCondition].some((text) => text.includes(PAID))) &&
    of.items.some(({ name }) => name === item) &&
    of.modes.some((one) => one === mode) &&
    CYCLES.findIndex((cycle) => cycle === of.updateCycle) <= oldest &&
    of.subjectItem === number
  );
};
const shutsOut = (before: Shared, after: Shared): boolean =>
  REQUESTS.some((request) => allowed(before, request) && !allowed(after, request));
/** The answer to an unconditional request is due in one working day, to a conditional one in ten. */
const answersLater = (before: Shared, after: Shared): boolean =>
  before.attribute === "unconditional" && after.attribute !== "unconditional";

test("（四） conditions grow exactly where somebody who was let in is kept out, or waits longer for the answer", () => {
  fc.assert(
    fc.property(shared, shared, (before, after) => {
      const grows = shutsOut(before, after) || answersLater(before, after);
      expect(grownConditions(before, after).length > 0).toBe(grows);
    }),
    { numRuns: 3_000 },
  );
});

test("（四） steps that each loosen loosen together", () => {
  fc.assert(
    fc.property(shared, shared, shared, (a, b, c) => {
      fc.pre(grownConditions(a, b).length === 0 && grownConditions(b, c).length === 0);
      expect(grownConditions(a, c)).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

test("（四） the same conditions in another order and spacing have not grown", () => {
  const before = wholeContent({
    conditions: { recipients: ["公积金 中心", "乙"], uses: ["异地提取，核验"], demands: ["按件查询。"] },
  });
  const after = wholeContent({
    conditions: { recipients: ["乙", "公积金中心"], uses: ["异地提取核验"], demands: ["按件查询"] },
    items: before.items.map((item) => (item.name === "身份证号" ? { ...item, name: "公民身份号码" } : item)),
    subjectItem: "公民身份号码",
  });
  expect(grownConditions(before, after)).toEqual([]);
  expect(
    grownConditions(before, {
      ...after,
      conditions: { ...after.conditions, demands: ["按件查询", "另行审批"] },
    }),
  ).toEqual([{ of: "demands", added: ["另行审批"] }]);
});

test.each([
  "本目录数据须付费使用。",
  "按 次 收 费，详询信息中心",
  "接口每次0.5元",
  "使用单位应当缴纳数据服务费",
  "有偿提供，联系大数据中心",
  "调用前须经我局书面同意",
  "签订协议后方可使用",
  "仅限本系统内部使用",
  "费用自理",
  "所需费用由需求方负担",
  "费用另行结算",
  "酌情收取工本费",
  "按成本价提供",
  "收费标准另行通知",
  "本接口收费",
  "缴存情况，有偿",
  "￥5/次",
  "調用須付費",
  "须\u200b付·费使用",
  "缴费后开通",
  "调用前请先充值",
  "须签订有偿服务合同",
  "须事先征得我局同意",
  "未经我局同意不得使用",
  "凭介绍信查询",
  "暂停共享",
  "每天限查10次",
  "无须审批但须付费",
  "Payment required before use",
])("（四） a condition that stands in a summary is found and quoted: %s", (summary) => {
  const [found] = strayConditions(wholeContent({ summary }));
  expect(found?.field).toBe("summary");
  expect(summary.normalize("NFKC").replaceAll(/(?<=\p{Script=Han})[ ·]|\u200b/gu, "")).toContain(
    found?.quotes[0],
  );
  const growths = grownConditions(wholeContent(), wholeContent({ summary }));
  expect(growths).toEqual([{ of: "words", field: "summary", quotes: found?.quotes }]);
  // Where it stood before, it is no news.
  expect(grownConditions(wholeContent({ summary }), wholeContent({ summary: `说明：${summary}` }))).toEqual(
    [],
  );
});

test.each([
  "职工缴存住房公积金的情况",
  "医疗保险缴费记录和欠费情况",
  "行政事业性收费项目和标准",
  "农民工工资保证金缴纳情况",
  "纳税人应当缴纳的税款",
  "须缴纳社会保险费的用人单位名录",
  "经批准使用的土地",
  "收费公路里程",
  "政府购买服务目录",
  "依申请公开的事项，每年更新",
  "医疗费用自付金额",
  "优先购买权登记",
  "国有土地有偿使用合同",
])("（四） data about fees and permits is no condition: %s", (summary) => {
  expect(conditionsIn(summary)).toEqual([]);
  const items = [{ ...wholeContent().items[0], name: summary } as const];
  expect(strayConditions({ ...wholeContent(), items: items as never })).toEqual([]);
});

test.each([
  "免费提供",
  "无偿共享",
  "共享不收费",
  "无需付费",
  "不需要付费",
  "无须付费使用",
  "不再要求付费",
  "不收取任何费用",
  "不另行收费，费用不另计",
  "不得有偿使用",
  "无需经我局同意即可使用",
  "使用不需审批",
  "no payment required",
])("（四） a text that says nothing is asked for is no condition, and a revision may add it: %s", (words) => {
  const summary = `${wholeContent().summary}，${words}`;
  expect(strayConditions(wholeContent({ summary }))).toEqual([]);
  expect(grownConditions(wholeContent(), wholeContent({ summary }))).toEqual([]);
});

test("（四） a fee beside the provider's code or the lead source is a condition too", () => {
  for (const given of [{ leadSource: "甲局，须付费" }, { providerCode: "须付费使用" }])
    expect(grownConditions(wholeContent(), wholeContent(given))).toMatchObject([
      { of: "words", field: "source" },
    ]);
});
