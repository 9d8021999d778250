import { describe, expect, it } from "vitest";
import { z } from "zod";
import { askedOf, parserOf, valuesOf } from "../../contract/fields.ts";
import { callersKey } from "../../contract/parts.ts";
import {
  choice,
  city,
  day,
  either,
  group,
  line,
  lines,
  optional,
  own,
  pick,
  picks,
  say,
  text,
  variant,
  whole,
  yes,
} from "../../kernel/fields.ts";
import { invalidInput } from "./invalid-input.ts";

const FIELDS = {
  title: line(say("标题", "Title"), { most: 5 }),
  note: optional(text(say("备注", "Note"), { most: 8 })),
  from: day(say("起始日期", "From")),
  until: optional(day(say("截止日期", "Until"))),
  rows: whole(say("行数", "Rows"), { least: 1, most: 10 }),
  sure: yes(say("已核对", "Checked")),
  paid: either(say("是否收费", "Fee"), { yes: say("收费", "paid"), no: say("免费", "free") }),
  cycle: choice(say("更新周期", "Cycle"), { daily: say("每日", "daily"), weekly: say("每周", "weekly") }),
  region: city(say("城市", "City")),
  unit: pick(say("单位", "Unit")),
  scope: group(say("范围", "Scope"), { word: line(say("关键词", "Word"), { most: 3 }) }),
  basis: variant(say("依据", "Basis"), "kind", {
    law: { name: say("法律", "law"), fields: { article: line(say("条款", "Article"), { most: 4 }) } },
    none: { name: say("没有", "none"), fields: {} },
  }),
  names: lines(say("别名", "Other names"), { most: 2, each: 3 }),
  units: picks(say("使用单位", "Users"), { most: 2 }),
  items: own<string[]>(say("数据项", "Items")),
};
const items = z.array(z.object({ name: z.string().min(1) })).min(1);
const SEED = valuesOf(FIELDS, { items });
const GOOD = {
  title: "标题",
  note: "",
  from: "2026-01-01",
  until: null,
  rows: 3,
  sure: false,
  paid: true,
  cycle: "daily",
  region: "150200",
  unit: "6f1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6",
  scope: { word: "词" },
  basis: { kind: "law", article: "第一条" },
  names: ["甲"],
  units: ["6f1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6"],
  items: [{ name: "甲" }],
};

/** What a form is told that sent these fields, and at which of them it says so. */
function told(schema: z.ZodType, input: unknown): string {
  const { error } = schema.safeParse(input, { reportInput: true });
  if (error === undefined) return "taken";
  const { field, sentence } = invalidInput(error, schema, input);
  return `${field ?? "-"}: ${sentence.zh}`;
}

describe("what a schema refuses", () => {
  const begin = z.object({ key: callersKey, seed: SEED as z.ZodType });

  it.each<[Record<string, unknown>, string]>([
    [{ title: "" }, "seed.title: “标题”不能为空，请填写。"],
    [{ title: "一二三四五六" }, "seed.title: “标题”请不超过 5 个字。"],
    [{ title: undefined }, "seed.title: “标题”缺失，请填写。"],
    [{ note: "一二三四五六七八九" }, "seed.note: “备注”请不超过 8 个字。"],
    [{ from: "" }, "seed.from: “起始日期”不能为空，请填写。"],
    [{ from: null }, "seed.from: “起始日期”不能为空，请填写。"],
    [{ from: "2026-02-30" }, "seed.from: “起始日期”应为形如 2024-12-31 的日期，在 1900 年至 2199 年之间。"],
    [{ from: "1850-01-01" }, "seed.from: “起始日期”应为形如 2024-12-31 的日期，在 1900 年至 2199 年之间。"],
    [{ until: "月底" }, "seed.until: “截止日期”应为形如 2024-12-31 的日期，在 1900 年至 2199 年之间。"],
    [{ rows: 0 }, "seed.rows: “行数”应为 1 至 10 之间的整数。"],
    [{ rows: 2.5 }, "seed.rows: “行数”应为 1 至 10 之间的整数。"],
    [{ sure: "yes" }, "seed.sure: “已核对”应为“是”或“否”。"],
    [{ paid: null }, "seed.paid: “是否收费”应为“是”或“否”。"],
    [{ cycle: "hourly" }, "seed.cycle: “更新周期”应为以下之一：每日、每周。"],
    [{ region: "包头" }, "seed.region: “城市”请从所列各项中选择。"],
    [{ unit: "1" }, "seed.unit: “单位”请从所列各项中选择。"],
    [{ scope: { word: "四个字词" } }, "seed.scope.word: “关键词”请不超过 3 个字。"],
    [{ basis: { kind: "custom" } }, "seed.basis.kind: “依据”应为以下之一：法律、没有。"],
    [{ basis: { kind: "law", article: "第一百条之二" } }, "seed.basis.article: “条款”请不超过 4 个字。"],
    [{ names: [] }, "seed.names: “别名”不能为空，请填写。"],
    [{ names: ["甲", "四个字词"] }, "seed.names: “别名”第 2 项请不超过 3 个字。"],
    [{ units: [] }, "seed.units: “使用单位”请至少选一项。"],
    [{ items: [] }, "seed.items: “数据项”请至少选一项。"],
    [{ items: [{ name: "甲" }, { name: "" }] }, "seed.items: “数据项”第 2 项中有一处不能为空，请填写。"],
    [{}, "taken"],
  ])("is said of the field as its form names it, and stands there: %j", (wrong, said) => {
    expect(told(begin, { key: "0d1f6b1e-6f0a-4f5e-9b0e-1f6b1e6f0a4f", seed: { ...GOOD, ...wrong } })).toBe(
      said,
    );
  });

  it("is said of the field of the act that was asked, where several have one of that key", () => {
    const acts = {
      close: {
        name: say("结案", "Close"),
        asks: { reason: line(say("结案理由", "Why closed"), { most: 2 }) },
      },
      reopen: {
        name: say("重开", "Reopen"),
        asks: { reason: line(say("重开理由", "Why reopened"), { most: 3 }) },
      },
    };
    const schema = z.object({ act: askedOf<{ type: string }>(acts) as z.ZodType });
    expect(["close", "reopen"].map((type) => told(schema, { act: { type, reason: "一二三四" } }))).toEqual([
      "act.reason: “结案理由”请不超过 2 个字。",
      "act.reason: “重开理由”请不超过 3 个字。",
    ]);
    expect(told(schema, { act: { type: "burn", reason: "" } })).toBe(
      "act.type: “操作”应为以下之一：结案、重开。",
    );
  });

  it("is said of the field wherever the schema has it: beside a key, or as one that may be left out", () => {
    const beside = z.object({ key: callersKey }).and(valuesOf({ title: FIELDS.title }));
    expect(told(beside, { key: "0d1f6b1e-6f0a-4f5e-9b0e-1f6b1e6f0a4f", title: "" })).toBe(
      "title: “标题”不能为空，请填写。",
    );
    const listed = z.object({ cycle: parserOf("cycle", FIELDS.cycle).optional() });
    expect(told(listed, { cycle: "hourly" })).toBe("cycle: “更新周期”应为以下之一：每日、每周。");
  });

  it("is said of an entry's own field with which entry it is of, and stands at the field that holds them", () => {
    const rows = z.array(valuesOf({ word: line(say("数据项", "Item"), { most: 3 }) })).min(1);
    const schema = valuesOf({ rows: own<unknown>(say("行条件", "Rows")) }, { rows });
    const input = { rows: [{ word: "甲" }, { word: "" }] };
    expect(told(schema, input)).toBe("rows: “行条件”第 2 项“数据项”不能为空，请填写。");
  });

  it("is said of the whole where that is described, and of a tick by what it is for", () => {
    const source = parserOf("source", FIELDS.basis);
    expect(told(source, { kind: "custom" })).toBe("kind: “依据”应为以下之一：法律、没有。");
    expect(told(source, "law")).toBe("-: “依据”应为一组字段。");
    const consent = valuesOf({ sure: FIELDS.sure }, { sure: z.literal(true) });
    expect(told(consent, { sure: false })).toBe("sure: “已核对”请勾选。");
  });

  it("calls a part that nobody described by a common word, or not at all, and never by its key", () => {
    const stages = z.object({ stages: z.array(z.object({ dueOn: z.iso.date() })), page: z.number().max(2) });
    const input = { stages: [{ dueOn: "2026-01-05" }, { dueOn: "soon" }], page: 1 };
    expect(told(stages, input)).toBe("stages.1.dueOn: 第 2 项“期限”应为形如 2024-12-31 的日期。");
    expect(told(stages, { stages: [], page: 3 })).toBe("page: 提交的内容中有一处应不超过 2。");
  });
});
