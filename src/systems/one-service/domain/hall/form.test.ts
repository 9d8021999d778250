import { array, assert, constantFrom, property, record, subarray, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Identity } from "../../../../kernel/identity.ts";
import type { GrantBrief, SupplyBrief } from "../../../../kernel/sharing.ts";
import type { Item, Material } from "../items/item.ts";
import { problemsOf } from "./check-application.ts";
import { refuseQuestions } from "./form-check.ts";
import type { FormField } from "./form-field.ts";
import { bundleFormOf, formOf, type FormPart } from "./form.ts";

const PERSON: Identity = {
  accountId: "a",
  kind: "person",
  name: "【示例】申请人",
  number: "150204209901010019",
  phone: null,
  verifiedOn: "2026-11-02",
  verifiedBy: "测试窗口",
};

const NAMES = [
  "居民身份证",
  "身份证复印件",
  "结婚证",
  "房屋租赁合同",
  "配偶身份证",
  "不动产权证",
  "无房证明",
  "申请表",
  "营业执照",
];
const RESOURCES = [
  { resourceId: "r-marriage", name: "婚姻登记信息" },
  { resourceId: "r-property", name: "不动产登记信息" },
  { resourceId: "r-firm", name: "企业登记信息" },
];

const supplier = ({ resourceId, name }: { resourceId: string; name: string }): SupplyBrief => ({
  resourceId,
  code: resourceId,
  name,
  provider: "测试单位",
  regionCode: "150200",
  attribute: "conditional",
  items: [],
  sample: true,
});
const grant = (resourceId: string): GrantBrief => ({
  id: `grant-${resourceId}`,
  resourceId,
  resourceName: resourceId,
  purposes: ["办理"],
  items: ["状态"],
  until: "2027-12-31",
});

const material = (name: string, more: Partial<Material> = {}): Material => ({
  name,
  needed: "needed",
  type: null,
  format: "either",
  copies: 1,
  source: null,
  basis: "依据",
  acceptStandard: null,
  ...more,
});

const part = (
  itemId: string,
  materials: readonly Material[],
  grants: readonly GrantBrief[] = [],
): FormPart => ({
  itemId,
  item: {
    name: `事项${itemId}`,
    city: "150200",
    serves: ["person"],
    materials,
    resultName: null,
  } satisfies Pick<Item, "name" | "city" | "serves" | "materials" | "resultName">,
  grants,
  questions: [],
});

const materials = array(
  record({
    name: constantFrom(...NAMES),
    needed: constantFrom("needed", "not-needed", "later", null),
    format: constantFrom("paper", "electronic", "either", null),
  }),
  { maxLength: 8 },
);
const ground = record({
  suppliers: subarray(RESOURCES).map((rows) => rows.map(supplier)),
  identity: constantFrom(
    null,
    PERSON,
    { ...PERSON, verifiedOn: null },
    { ...PERSON, kind: "enterprise" as const },
  ),
  licences: subarray([{ id: "l", type: "营业执照", issuer: "测试局" }]),
});

const papersOf = (fields: readonly FormField[]) =>
  fields.filter((field) => field.kind === "material" || field.kind === "supplied");

const paper = (field: string, way: "upload" | "window", files = 0) => ({
  field,
  material: field,
  itemIds: ["1"],
  way,
  files: Array.from({ length: files }, () => ({ digest: "d", name: "f", size: 1 })),
  supply: null,
});
const ask = (zh: string, basis: string | null) => ({ label: { zh, en: zh }, basis });

describe("（四）form generated from materials", () => {
  it("asks or supplies every needed material of every item exactly once, and no other", () => {
    const items = array(tuple(materials, subarray(RESOURCES.map(({ resourceId }) => resourceId))), {
      minLength: 1,
      maxLength: 3,
    });
    assert(
      property(items, ground, (rows, given) => {
        const parts = rows.map(([list, granted], at) =>
          part(
            String(at),
            list.map(({ name, ...more }) => material(name, more)),
            granted.map(grant),
          ),
        );
        const papers = papersOf(bundleFormOf(parts, given));
        const wrong = parts.flatMap(({ itemId, item }) =>
          NAMES.filter((name) => {
            const needed = item.materials.some((each) => each.name === name && each.needed !== "not-needed");
            const times = papers.filter(
              (field) => field.itemIds.includes(itemId) && field.materials.includes(name),
            ).length;
            // A field of several items prints all their names: it may say one that this item does not need.
            return needed ? times !== 1 : parts.length === 1 && times > 0;
          }),
        );
        expect(wrong).toEqual([]);
        const asked = papers.filter(({ kind }) => kind === "material").map(({ id }) => id);
        expect(new Set(asked).size).toBe(asked.length);
      }),
    );
  });

  it("never asks what the checked identity, a licence or a grant supplies, and never takes it for somebody else's paper", () => {
    assert(
      property(
        materials,
        ground,
        subarray(RESOURCES.map(({ resourceId }) => resourceId)),
        (list, given, granted) => {
          const fields = formOf(
            part(
              "1",
              list.map(({ name, ...more }) => material(name, more)),
              granted.map(grant),
            ),
            given,
          );
          const asked = fields.filter(({ kind }) => kind === "material").flatMap(({ label }) => label.zh);
          const supplied = fields.filter(({ kind }) => kind === "supplied").flatMap(({ label }) => label.zh);
          const checked = given.identity?.verifiedOn != null;
          const opens = (id: string) =>
            granted.includes(id) && given.suppliers.some(({ resourceId }) => resourceId === id);
          const known = [
            ...(checked && given.identity?.kind === "person" ? ["居民身份证", "身份证复印件"] : []),
            ...(opens("r-marriage") ? ["结婚证"] : []),
            ...(opens("r-property") ? ["不动产权证"] : []),
            ...(checked && given.licences.length > 0 ? ["营业执照"] : []),
          ];
          expect(asked.filter((name) => known.includes(name))).toEqual([]);
          const notOpen = opens("r-marriage") ? [] : ["结婚证"];
          const never = ["配偶身份证", "申请表", ...notOpen];
          expect(supplied.filter((name) => never.includes(name))).toEqual([]);
          const questions = fields.filter(({ kind }) => kind === "question").map(({ label }) => label.zh);
          expect(questions.filter((label) => /姓名|号码|名称/.test(label))).toEqual([]);
        },
      ),
    );
  });

  it("strikes out for a later item what an earlier one of the bundle makes", () => {
    const first = part("1", [material("申请表")]);
    const parts = [
      { ...first, item: { ...first.item, resultName: "无房证明" } },
      part("2", [material("无房证明"), material("申请表")]),
    ];
    const papers = papersOf(bundleFormOf(parts, { suppliers: [], identity: PERSON, licences: [] }));
    expect(papers.map(({ kind, label, itemIds }) => [kind, label.zh, itemIds])).toEqual([
      ["material", "申请表", ["1", "2"]],
      ["supplied", "无房证明", ["2"]],
    ]);
  });

  it("says which of a form is missing, and lets a whole one go", () => {
    const fields = formOf(
      part("1", [
        material("房屋租赁合同", { format: "electronic" }),
        material("申请表", { format: "paper" }),
      ]),
      {
        suppliers: [],
        identity: { ...PERSON, phone: "0472-5000000" },
        licences: [],
      },
    );
    const content = {
      receivingCity: "150600",
      answers: [],
      papers: [],
      delivery: { by: "online" as const, address: null, city: null },
      statements: [],
    };
    expect(problemsOf(fields, content).map(({ field }) => field)).toEqual([
      "material:房屋租赁合同",
      "material:申请表",
      "statement:true",
    ]);
    const whole = {
      ...content,
      papers: [paper("material:房屋租赁合同", "upload", 1), paper("material:申请表", "window")],
      statements: fields.filter(({ kind }) => kind === "statement").map(({ label }) => label.zh),
    };
    expect(problemsOf(fields, whole)).toEqual([]);
    const onPaper = {
      ...whole,
      papers: [whole.papers[0] ?? paper("", "upload"), paper("material:申请表", "upload", 1)],
    };
    expect(problemsOf(fields, onPaper).map(({ field }) => field)).toEqual(["material:申请表"]);
  });

  it("refuses to publish a question that is known, shared or without basis", () => {
    const suppliers = RESOURCES.map(supplier);
    expect(refuseQuestions([ask("租住地址", "《住房公积金管理条例》第二十四条")], suppliers)).toBeNull();
    expect(refuseQuestions([ask("租住地址", " ")], suppliers)?.sentence.zh).toContain("没有设定依据");
    expect(refuseQuestions([ask("身份证号码", "依据")], suppliers)?.sentence.zh).toContain("身份信息已有");
    expect(refuseQuestions([ask("婚姻登记信息", "依据")], suppliers)?.sentence.zh).toContain("共享数据已有");
  });
});
