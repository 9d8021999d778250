import { assert, constantFrom, integer, nat, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { isLonger } from "./durations.ts";
import type { ImportedItem, Item, Material } from "./item.ts";
import { LINT_RULES, lintItem, lintItems } from "./lint.ts";
import { sampleItems } from "./sample-items.ts";

const AS_OF = "2026-11-23";
const material: Material = {
  name: "申请表",
  needed: "needed",
  type: "原件",
  format: "paper",
  copies: 1,
  source: "申请人自备",
  basis: "某办法第五条",
  acceptStandard: "填写完整",
};
const sound: Item = {
  ...sampleItems("150200", 1, { asOf: AS_OF })[0]!,
  visits: 0,
  visitReason: null,
  onlineDepth: 4,
  online: true,
  forms: ["online"],
  materials: [material],
};
const imported = (item: Item, printed: Record<string, string> = {}): ImportedItem => ({
  item,
  sheet: "表",
  rows: [2],
  printed,
});
const rulesOf = (change: Partial<Item>, printed: Record<string, string> = {}): string[] =>
  lintItem(imported({ ...sound, ...change }, printed), LINT_RULES, AS_OF).map(({ rule }) => rule);
const ofMaterial = (change: Partial<Material>): string[] =>
  rulesOf({ materials: [{ ...material, ...change }] });
const wd = (value: number) => ({ value, unit: "working-day" as const });

// A second way: working days are counted off a real stretch of weekdays, without holidays, from any start.
const calendarDays = ({ value, unit: own }: { value: number; unit: string }, start: number): number => {
  if (own === "hour") return value / 24;
  if (own === "day") return value;
  let [passed, left] = [0, value];
  while (left > 0) {
    passed += 1;
    if ((start + passed) % 7 < 5) left -= 1;
  }
  return passed;
};
const corrections = (change: Partial<Item>) =>
  lintItem(imported({ ...sound, ...change }), LINT_RULES, AS_OF).flatMap(({ field, before, correction }) =>
    correction === null ? [] : [[field, before, correction]],
  );

const ofList = (...changes: Partial<Item>[]): string[] =>
  lintItems(
    [sound, ...changes.map((change) => ({ ...sound, ...change }))].map((item) => imported(item)),
    LINT_RULES,
    AS_OF,
  ).map(({ rule }) => rule);

const named = (name: string) =>
  lintItem(imported({ ...sound, name: name.trim() }, { name }), LINT_RULES, AS_OF).map(
    ({ correction }) => correction,
  );

/** Each rule with an item in which it finds something; the sound item passes all of them. */
const FAILING: Readonly<Record<string, () => string[]>> = {
  "name-missing": () => rulesOf({ name: " " }),
  "dept-missing": () => rulesOf({ dept: null }),
  "type-missing": () => rulesOf({ type: null }),
  "basis-missing": () => rulesOf({ basis: null }),
  "catalog-code-missing": () => rulesOf({ catalogCode: null, taskCode: null }),
  "task-code-without-catalog-code": () => rulesOf({ catalogCode: null }),
  "catalog-code-length": () => rulesOf({ catalogCode: "00012000100" }),
  "catalog-code-form": () => rulesOf({ catalogCode: "0001-01" }),
  "task-code-form": () => rulesOf({ taskCode: "A".repeat(37) }),
  "project-type": () => rulesOf({ projectType: null }),
  "approval-mode": () => rulesOf({ approvalMode: "即来即办" }),
  "at-once-with-days": () => rulesOf({ projectType: "at-once", promised: wd(1) }),
  "promised-missing": () => rulesOf({ promised: null }),
  "legal-unit-missing": () => rulesOf({ legal: null }, { legal: "20" }),
  "promised-unit-missing": () => rulesOf({ promised: null }, { promised: "5" }),
  "promised-nothing": () => rulesOf({ promised: { value: 0, unit: "working-day", printed: "当场办结" } }),
  "at-once-with-procedure": () =>
    rulesOf({ projectType: "at-once", promised: wd(0), specialProcedure: "专家评审" }),
  "legal-missing": () => rulesOf({ type: "行政许可", legal: null }),
  "promised-over-legal-converted": () => rulesOf({ legal: wd(10), promised: { value: 30, unit: "day" } }),
  "promised-over-legal": () => rulesOf({ legal: wd(20), promised: wd(21) }),
  "mixed-units": () => rulesOf({ legal: { value: 60, unit: "day" }, promised: wd(5) }),
  "visit-reason": () => rulesOf({ visits: 1, onlineDepth: 3 }),
  "online-visits": () => rulesOf({ visits: 1, visitReason: "核验" }),
  "no-visit-no-post": () => rulesOf({ online: false, onlineDepth: null, forms: ["window"], post: false }),
  "depth-says-online": () => rulesOf({ online: null }),
  "result-type": () => rulesOf({ resultName: "食品经营许可证", resultType: "审批" }),
  "fee-basis": () => rulesOf({ charges: true, feeBasis: null }),
  "permission-charges": () => rulesOf({ charges: true, feeBasis: "某通知", type: "行政许可" }),
  "online-no-but-ways": () =>
    rulesOf({ online: false, onlineDepth: null, forms: ["window"], onlineAddress: "https://x", post: true }),
  "online-yes-without-way": () => rulesOf({ forms: ["window"] }),
  "no-visit-window-only": () => rulesOf({ online: null, onlineDepth: null, forms: ["window"], post: false }),
  "visits-without-window": () => rulesOf({ visits: 1, visitReason: "核验", onlineDepth: 3 }),
  "fee-basis-without-fee": () => rulesOf({ charges: false, feeBasis: "某通知" }),
  "fee-unsaid": () => rulesOf({ charges: null, feeBasis: "某通知" }),
  "pays-nothing-online": () => rulesOf({ charges: false }, { payOnline: "是" }),
  "result-missing": () => rulesOf({ type: "行政许可", resultName: null, resultType: null }),
  "place-missing": () => rulesOf({ forms: ["window", "online"], place: null }),
  "not-in-centre-but-there": () => rulesOf({ inCentre: false }),
  "serves-contradiction": () => rulesOf({ serves: ["person"], name: "企业名称变更" }),
  "effective-after-end": () => rulesOf({ effectiveOn: "2026-06-01", cancelledOn: "2025-12-31" }),
  "name-form": () => rulesOf({}, { name: "取水许可 " }),
  "contact-area-code": () => rulesOf({ contact: "5141234" }),
  "complaint-area-code": () => rulesOf({ complaint: "监督电话：514-1234" }),
  "dept-code-form": () => rulesOf({ deptCode: "111502000000000000" }),
  "dept-other-city": () => rulesOf({ dept: "鄂尔多斯市某局" }),
  "basis-repealed": () => rulesOf({ basis: "《中华人民共和国合同法》第四十四条" }),
  cancelled: () => rulesOf({ cancelledOn: "2026-11-23" }),
  "not-yet-effective": () => rulesOf({ effectiveOn: "2026-11-24" }),
  "area-forms": () =>
    rulesOf({ area: "跨省通办", forms: ["window"], online: false, onlineDepth: null, post: false }),
  "contact-missing": () => rulesOf({ contact: null }),
  "complaint-missing": () => rulesOf({ complaint: null }),
  "catch-all-material": () => ofMaterial({ name: "法律法规规定的其他材料" }),
  "material-basis": () => ofMaterial({ basis: null }),
  "material-source": () => ofMaterial({ source: null }),
  "material-source-wrong": () => ofMaterial({ name: "身份证", source: "申请人自备" }),
  "material-shared": () => ofMaterial({ name: "营业执照", source: "政府部门核发" }),
  "material-collected-again": () => ofMaterial({ name: "某项评审结论", source: "政府部门核发" }),
  "material-standard": () => ofMaterial({ acceptStandard: null }),
  "material-twice": () => rulesOf({ materials: [material, { ...material, name: "申请 表" }] }),
  "material-twice-alike": () =>
    rulesOf({ materials: ["身份证原件", "居民身份证复印件"].map((name) => ({ ...material, name })) }),
  "material-copies": () => ofMaterial({ copies: 0 }),
  "task-code-twice": () => ofList({ name: "另一个" }),
  "task-code-extends": () => ofList({ taskCode: `${sound.taskCode?.slice(0, 19)}000199001000` }),
  "catalog-code-names": () => ofList({ name: "电影放映审批", taskCode: null, dept: null }),
  "item-twice": () => ofList({ taskCode: "ANOTHER" }),
};

describe("（四） linter of items", () => {
  it("finds nothing in a sound item", () => {
    expect(lintItems([imported(sound)], LINT_RULES, AS_OF)).toEqual([]);
  });

  it.each(LINT_RULES.map((rule) => [rule.id, rule] as const))(
    "%s finds what it is for, with a source and a remedy",
    (id, rule) => {
      expect(FAILING[id]?.()).toContain(id);
      expect([rule.source.title.zh, rule.remedy.zh, rule.says.en].every((text) => text.length > 3)).toBe(
        true,
      );
    },
  );

  it.each([
    [
      "other materials are named: 其他股东身份证",
      ofMaterial({ name: "其他股东的出资协议" }),
      "catch-all-material",
    ],
    [
      "a result that ends neither way",
      rulesOf({ resultName: "核准通知", resultType: "其他" }),
      "result-type",
    ],
    [
      "legal days of another unit that surely are longer",
      rulesOf({ legal: { value: 1, unit: "year" }, promised: wd(20) }),
      "promised-over-legal",
    ],
    ["a day of effect that is today", rulesOf({ effectiveOn: AS_OF }), "not-yet-effective"],
    [
      "windows of other cities that receive",
      rulesOf({ area: "全区异地代收代办", forms: ["window"], online: false, onlineDepth: null, post: false }),
      "area-forms",
    ],
    [
      "7 calendar days promised against 10 working days",
      rulesOf({ legal: wd(10), promised: { value: 7, unit: "day" } }),
      "promised-over-legal-converted",
    ],
    [
      "what is done at once, promised in its own words",
      rulesOf({
        projectType: "at-once",
        promised: { value: 0, unit: "working-day", printed: "即时办理" },
      }),
      "at-once-with-days",
    ],
    [
      "a special procedure of a promised item",
      rulesOf({ specialProcedure: "听证" }),
      "at-once-with-procedure",
    ],
    ["a public service without a legal limit", rulesOf({ type: "公共服务", legal: null }), "legal-missing"],
    [
      "a limit that is printed and not understood",
      rulesOf({ promised: null }, { promised: "视情况而定" }),
      "promised-missing",
    ],
    [
      "information online (level I)",
      rulesOf({ online: false, onlineDepth: 1, forms: ["window"] }),
      "online-no-but-ways",
    ],
    [
      "no visit where it comes by post",
      rulesOf({ online: null, onlineDepth: null, forms: ["window"], post: true }),
      "no-visit-window-only",
    ],
    [
      "a fee that was waived, with the paper that waived it",
      rulesOf({ charges: false, feeBasis: "财税〔2019〕1号免征" }),
      "fee-basis-without-fee",
    ],
    [
      "不收费 where the basis would stand",
      rulesOf({ charges: false, feeBasis: "不收费" }),
      "fee-basis-without-fee",
    ],
    [
      "a person's business licence of a sole trader",
      rulesOf({ serves: ["person"], name: "个体工商户登记", materials: [{ ...material, name: "营业执照" }] }),
      "serves-contradiction",
    ],
    ["a name of two languages", rulesOf({ name: "ISO 认证 备案" }, { name: "ISO 9001 备案" }), "name-form"],
    ["narrow brackets that match", rulesOf({}, { name: "取水许可(新办)" }), "name-form"],
    ["a landline with its area code", rulesOf({ contact: "0472-5141234、5141235" }), "contact-area-code"],
    [
      "a mobile and a service number",
      rulesOf({ contact: "13800000000，400-123-4567，12345" }),
      "contact-area-code",
    ],
    ["an area code in brackets", rulesOf({ contact: "（0472）5141234" }), "contact-area-code"],
    ["a valid credit code", rulesOf({ deptCode: "91350100M000100Y43" }), "dept-code-form"],
    ["a code that is no credit code", rulesOf({ deptCode: "ORDOS-17" }), "dept-code-form"],
    ["a regional body", rulesOf({ dept: "内蒙古自治区某厅" }), "dept-other-city"],
    ["a law in force", rulesOf({ basis: "《中华人民共和国劳动合同法》第十条" }), "basis-repealed"],
    [
      "the same day of force and end",
      rulesOf({ effectiveOn: "2027-01-01", cancelledOn: "2027-01-01" }),
      "effective-after-end",
    ],
    [
      "identity cards of two people",
      rulesOf({ materials: ["法定代表人身份证", "经办人身份证"].map((name) => ({ ...material, name })) }),
      "material-twice-alike",
    ],
    ["no copy of what is electronic", ofMaterial({ format: "electronic", copies: 0 }), "material-copies"],
    [
      "a letter that a firm writes itself",
      ofMaterial({ name: "法定代表人身份证明书" }),
      "material-source-wrong",
    ],
    ["one code with another matter", ofList({ handleItemCode: "B2", name: "另一情形" }), "task-code-twice"],
    ["codes of a city's own making", ofList({ taskCode: "K1" }, { taskCode: "K2" }), "task-code-extends"],
    [
      "names of one item that vary",
      ofList({ name: `${sound.name}（变更）`, taskCode: null }),
      "catalog-code-names",
    ],
    [
      "the same matter of two bodies",
      ofList({ taskCode: "ANOTHER", dept: "包头市东河区某局" }),
      "item-twice",
    ],
    [
      "a material that is not asked for",
      ofMaterial({ name: "营业执照", needed: "not-needed", source: "政府部门核发" }),
      "material-shared",
    ],
  ])("lets pass %s", (_, rules, rule) => {
    expect(rules).not.toContain(rule);
  });

  it("corrects only what follows from the row itself", () => {
    expect(corrections({ projectType: null, promised: wd(3) })).toEqual([["projectType", "", "承诺件"]]);
    expect(corrections({ catalogCode: "０００１ 23-4" })).toEqual([
      ["catalogCode", "０００１ 23-4", "0001234"],
    ]);
    expect(corrections({ catalogCode: "0001甲" })).toEqual([]);
    expect([named(" 取水 许可（新办)　"), named("取水许可（新办")]).toEqual([["取水许可（新办）"], [null]]);
    expect(corrections({ visits: 1, visitReason: "核验" })).toEqual([]);
    expect(corrections({ resultName: "关于某事的批复", resultType: null })).toEqual([
      ["resultType", "", "审批"],
    ]);
  });

  it("applies a rule only on the days on which it holds", () => {
    const asked = imported({
      ...sound,
      materials: [{ ...material, name: "某项评审结论", source: "政府部门核发" }],
    });
    const found = (day: string) => lintItem(asked, LINT_RULES, day).map(({ rule }) => rule);
    expect(found("2025-07-31")).not.toContain("material-collected-again");
    expect(found("2025-08-01")).toContain("material-collected-again");
  });

  it("calls a promise longer only where no calendar could make it shorter", () => {
    const unit = constantFrom("hour" as const, "day" as const, "working-day" as const);
    const day = integer({ min: 0, max: 364 });
    assert(
      property(nat(120), unit, nat(120), unit, day, (a, ua, b, ub, start) => {
        const [one, other] = [
          { value: a, unit: ua },
          { value: b, unit: ub },
        ];
        const [x, y] = [calendarDays(one, start), calendarDays(other, start)];
        const wrong = isLonger(one, other) === true ? x <= y : isLonger(one, other) === false && x > y;
        expect(wrong).toBe(false);
      }),
    );
  });
});
