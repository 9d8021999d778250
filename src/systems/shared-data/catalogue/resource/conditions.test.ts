import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wholeContent } from "../../../../../test/support/catalogue.ts";
import { MODES } from "../../exchange/grant/grant.ts";
import { grownConditions, type Shared } from "./conditions.ts";
import { DATA_FORMATS, ITEM_TYPES, SENSITIVITIES, SHARING_ATTRIBUTES } from "./content.ts";
import { growthSentence } from "./rules.ts";
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
    kept: fc.record({
      type: fc.constantFrom(...ITEM_TYPES),
      length: fc.constantFrom(null, 4, 8, 20),
      sensitivity: fc.constantFrom(...SENSITIVITIES),
    }),
    format: fc.constantFrom(...DATA_FORMATS),
    modes: fc.subarray([...MODES], { minLength: 1 }),
    updateCycle: fc.constantFrom(...CYCLES),
    subjectItem: fc.constantFrom(...NUMBERS),
    paidIn: fc.constantFrom("summary", "classification", "openCondition", null),
  })
  .map(({ attribute, recipients, uses, demands, items, kept, modes, paidIn, ...others }) =>
    wholeContent({
      ...others,
      attribute,
      conditions:
        attribute === "conditional"
          ? { recipients, uses, demands }
          : { recipients: [], uses: [], demands: [] },
      items: wholeContent()
        .items.slice(0, 1)
        .flatMap((item) => items.map((name) => ({ ...item, ...kept, name }))),
      modes: attribute === "none" ? [] : modes,
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
/** What a format lets people do, and programs. */
const CAN: Readonly<Record<Shared["format"], readonly string[]>> = {
  database: ["query", "add up", "search", "look"],
  described: ["query", "add up", "search", "look"],
  spreadsheet: ["add up", "search", "look"],
  document: ["search", "look"],
  image: ["look"],
  stream: ["watch"],
  other: [],
};
const VALUES = [
  ["characters", 4],
  ["characters", 8],
  ["characters", 20],
  ["characters", 99],
  ["digits", 4],
  ["digits", 8],
  ["digits", 20],
  ["digits", 99],
  ["broken digits", 4],
  ["broken digits", 8],
  ["broken digits", 20],
  ["broken digits", 99],
  ["day", 8],
  ["instant", 14],
  ["yes or no", 1],
  ["bytes", 4],
  ["bytes", 8],
  ["bytes", 20],
  ["bytes", 99],
] as const;
const TAKES: Readonly<Record<(typeof ITEM_TYPES)[number], readonly string[]>> = {
  text: ["characters", "digits", "broken digits", "day", "instant", "yes or no"],
  integer: ["digits"],
  decimal: ["digits", "broken digits"],
  date: ["day"],
  "date-time": ["day", "instant"],
  boolean: ["yes or no"],
  binary: ["bytes"],
};
type Item = Shared["items"][number];
const takes = ({ type, length }: Item, [kind, size]: (typeof VALUES)[number]): boolean => {
  const limited = !["date", "date-time", "boolean"].includes(type) && length !== null;
  return TAKES[type].includes(kind) && (!limited || size <= length);
};
/** Something could be done with the data, or some value stand in an item, or an item counted as less sensitive. */
const givesLess = (before: Shared, after: Shared): boolean =>
  before.attribute !== "none" &&
  (CAN[before.format].some((each) => !CAN[after.format].includes(each)) ||
    before.items.some((was) =>
      after.items.some(
        (now) =>
          now.name === was.name &&
          (VALUES.some((value) => takes(was, value) && !takes(now, value)) ||
            SENSITIVITIES.indexOf(now.sensitivity) > SENSITIVITIES.indexOf(was.sensitivity)),
      ),
    ));
/** The answer to an unconditional request is due in one working day, to a conditional one in ten. */
const answersLater = (before: Shared, after: Shared): boolean =>
  before.attribute === "unconditional" && after.attribute !== "unconditional";

test("（四） conditions grow exactly where somebody who was let in is kept out, waits longer, or can do less with what is given", () => {
  fc.assert(
    fc.property(shared, shared, (before, after) => {
      const grows = shutsOut(before, after) || answersLater(before, after) || givesLess(before, after);
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

test.each([
  "不包含余额",
  "账户余额除外",
  "除账户余额外，均可查询",
  "剔除已销户人员",
  "仅限本市",
  "仅限本市户籍人员",
  "只包含汇总数",
  "仅提供近三年数据",
  "脱敏后提供",
  "已脱敏",
  "姓名、身份证号经脱敏处理",
  "身份证号部分隐藏",
  "去标识化处理后共享",
  "尚未接入旗县数据，暂不提供明细",
  "数据不再更新",
  "自2027年起停止更新",
  "不支持批量查询",
  "改为按年汇总",
  "改为离线提供",
])(
  "（四） words that take back a part of the data are found, quoted and left to the authority above: %s",
  (words) => {
    const before = wholeContent();
    const after = wholeContent({ summary: `${before.summary}，${words}。` });
    const growths = grownConditions(before, after);
    expect(growths.some(({ of }) => of === "narrowing" || of === "words")).toBe(true);
    expect(grownConditions(after, after)).toEqual([]);
    // A new resource may say what it holds.
    expect(strayConditions(after).every(({ quotes }) => quotes.every((quote) => words.includes(quote)))).toBe(
      true,
    );
  },
);

test.each([
  "含余额、状态和缴存年月",
  "覆盖全市各旗县区",
  "不脱敏，按原值提供",
  "无需脱敏处理",
  "每日更新，包括历史数据",
  "收录安全隐患排除情况和设备删除记录",
  "不涉及国家秘密",
  "提供全部数据项",
  "外籍人员缴存记录",
  "只读接口",
])("（四） words that take nothing back do not count: %s", (words) => {
  const before = wholeContent();
  expect(grownConditions(before, wholeContent({ summary: `${before.summary}，${words}。` }))).toEqual([]);
});

test("（四） a narrower item, a worse format and a higher sensitivity are said with what they were", () => {
  const before = wholeContent({ format: "spreadsheet" });
  const [number, status] = before.items;
  if (number === undefined || status === undefined) throw new Error("two items");
  const grown = (given: Partial<typeof before>) =>
    growthSentence(grownConditions(before, { ...before, ...given })).zh;
  expect(grown({ items: [number, { ...status, length: 2 }] })).toBe(
    "数据项能容纳的内容变窄：“缴存状态”由字符型10改为字符型2",
  );
  expect(grown({ items: [number, { ...status, type: "integer" }] })).toContain("改为整数型10");
  expect(grown({ items: [number, { ...status, sensitivity: "sensitive" }] })).toBe(
    "数据项的敏感级别提高：“缴存状态”由个人信息改为敏感个人信息",
  );
  expect(grown({ format: "document" })).toBe("格式由“电子表格”降为“电子文件”");
  expect(grown({ format: "database", items: [number, { ...status, length: 20 }] })).toBe("");
});
