import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  choice,
  cities,
  city,
  day,
  file,
  group,
  filledIn,
  line,
  lines,
  missing,
  money,
  number,
  optional,
  own,
  pick,
  picks,
  place,
  say,
  text,
  typedOf,
  units,
  variant,
  whole,
  yes,
} from "../kernel/fields.ts";
import { refusal } from "../kernel/error.ts";
import { askedOf, valuesOf } from "./fields.ts";
import { filtersOf } from "./kind.ts";

const name = say("项", "Field");
const FIELDS = {
  title: line(name, { most: 5 }),
  note: optional(text(name)),
  on: optional(day(name)),
  rows: whole(name, { least: 0, most: 10 }),
  sure: yes(name),
  cycle: choice(name, { daily: say("每日", "daily"), weekly: say("每周", "weekly") }),
  region: city(name),
  unit: pick(name),
  worth: optional(money(name)),
  share: number(name, { least: 0, most: 100 }),
  cities: cities(name),
  site: optional(place(name)),
  tags: picks(name, { among: { new: say("新", "new"), old: say("旧", "old") } }),
  units: optional(units(name)),
};
const GOOD = {
  title: " 标题 ",
  note: "",
  on: null,
  rows: 3,
  sure: false,
  cycle: "daily",
  region: "150200",
  unit: "6f1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6",
  worth: 1_250,
  share: 12.5,
  cities: ["150200"],
  site: [[109.84, 40.66]],
  tags: ["new", "old"],
  units: ["6f1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6"],
} as const;

describe("what a form of fields sends", () => {
  const parser = valuesOf(FIELDS);

  it("is taken with its texts trimmed; an optional text is empty, anything else null", () => {
    expect(parser.parse(GOOD)).toEqual({ ...GOOD, title: "标题" });
  });

  it.each([
    ["an empty text that must be filled in", { title: "  " }],
    ["a text that is too long", { title: "一二三四五六" }],
    ["a day that is none", { on: "2026-02-30" }],
    ["an optional day as empty text", { on: "" }],
    ["a number beyond its bounds", { rows: 11 }],
    ["half a number", { rows: 1.5 }],
    ["a word for yes", { sure: "yes" }],
    ["another choice", { cycle: "hourly" }],
    ["a name for a city", { region: "包头" }],
    ["what is no id", { unit: "1" }],
    ["a text that is no text", { note: { $ne: null } }],
    ["money with half a fen", { worth: 0.5 }],
    ["money below nothing", { worth: -1 }],
    ["a share beyond the whole", { share: 100.5 }],
    ["a number that is none", { share: Number.NaN }],
    ["an empty list that must be filled in", { cities: [] }],
    ["a place of one degree", { site: [[109.84]] }],
    ["one of several that is no choice", { tags: ["new", "broken"] }],
    ["a place elsewhere", { site: [[2.35, 48.85]] }],
    ["a name for a unit", { units: ["甲局"] }],
  ])("is refused with %s", (_, wrong) => {
    expect(parser.safeParse({ ...GOOD, ...wrong }).success).toBe(false);
  });

  it("keeps nothing that no field asks for", () => {
    expect(parser.parse({ ...GOOD, status: "closed" })).not.toHaveProperty("status");
  });
});

describe("an act that is asked", () => {
  const acts = { close: { name, asks: { text: text(name) } }, resume: { name, asks: {} } };
  const parser = askedOf<{ type: string }>(acts);

  it("is one of the kind's, with what that asks for", () => {
    expect(parser.parse({ type: "close", text: "已办" })).toEqual({ type: "close", text: "已办" });
    expect(parser.parse({ type: "resume", text: "x" })).toEqual({ type: "resume" });
    expect(parser.safeParse({ type: "close" }).success).toBe(false);
    expect(parser.safeParse({ type: "open", seed: {} }).success).toBe(false);
  });
});

const BLANK = refusal("blank", "第二十条：应当写明。", "Article 20 wants it.");

describe("several of something, and a choice that brings its own fields", () => {
  const fields = {
    missing: lines(name, { most: 2, each: 5 }),
    uses: picks(name, { lacks: BLANK }),
    answer: variant(name, "decision", {
      granted: { name, fields: { items: picks(name), until: day(name) } },
      refused: { name, fields: { reason: text(name, { lacks: BLANK }) } },
    }),
  };
  const parser = valuesOf(fields);
  const granted = { decision: "granted", items: ["甲"], until: "2026-03-02" } as const;
  const good = { missing: ["材料"], uses: ["核验"], answer: granted };

  it("are taken as they are described", () => {
    expect(parser.parse({ ...good, missing: [" 材料 "] })).toEqual(good);
    const refused = { decision: "refused", reason: "不符合" } as const;
    expect(parser.parse({ ...good, answer: { ...refused, items: ["甲"] } })).toEqual({
      ...good,
      answer: refused,
    });
  });

  it.each([
    ["none of them", { missing: [] }],
    ["more than may be", { missing: ["一", "二", "三"] }],
    ["an empty one", { missing: [" "] }],
    ["a text for them", { missing: "材料" }],
    ["another choice", { answer: { ...granted, decision: "both" } }],
    ["the fields of the other choice", { answer: { ...granted, decision: "refused" } }],
  ])("are refused with %s", (_, wrong) => {
    expect(parser.safeParse({ ...good, ...wrong }).success).toBe(false);
  });

  it("are missed where they stand, with the refusal of their own that the parser lets through to", () => {
    const refused = parser.parse({ ...good, uses: [], answer: { decision: "refused", reason: "" } });
    expect(missing(fields, refused)).toMatchObject({ code: "blank", field: "uses" });
    expect(missing(fields, { ...refused, uses: ["核验"] })).toMatchObject({
      code: "blank",
      field: "answer.reason",
    });
    expect(missing(fields, { ...good, answer: { decision: "" } })).toMatchObject({
      field: "answer.decision",
    });
    expect(missing(fields, good)).toBeNull();
  });

  it("stand in a form as text, and are read from it as they were", () => {
    for (const answer of [granted, { decision: "refused", reason: "第一行\n第二行" }]) {
      const values = { ...good, answer };
      expect(filledIn(fields, typedOf(fields, values))).toEqual(values);
    }
    expect(typedOf(FIELDS, GOOD)).toMatchObject({ rows: "3", sure: "no", on: "" });
    expect(filledIn(FIELDS, typedOf(FIELDS, GOOD))).toEqual(GOOD);
    expect(filledIn(fields, {})).toEqual({ missing: [], uses: [], answer: { decision: "" } });
  });
});

describe("by what a list is narrowed", () => {
  const statuses = { open: say("在办", "open") };
  const parser = filtersOf(statuses, { side: choice(name, { asked: name }), late: yes(name) });

  it("is one of the kind's, a tick as the address says it", () => {
    expect(parser.parse({ status: "open", side: "asked", late: "true" })).toEqual({
      status: "open",
      side: "asked",
      late: true,
    });
    expect(parser.parse({})).toEqual({});
    expect(parser.safeParse({ side: "given" }).success).toBe(false);
    expect(parser.safeParse({ late: "perhaps" }).success).toBe(false);
  });
});

describe("fields sent as one value", () => {
  const fields = { content: group(name, { title: line(name), parts: own<readonly string[]>(name) }) };
  const parts = z.array(z.string());

  it("are taken together, what has a parser of its own by that", () => {
    const parser = valuesOf(fields, { parts });
    const content = { title: "库", parts: ["项"] };
    expect(parser.parse({ content: { ...content, unitName: "x" } })).toEqual({ content });
    expect(parser.safeParse({ content: { ...content, parts: [1] } }).success).toBe(false);
    expect(parser.safeParse(content).success).toBe(false);
  });

  it("are told apart by their place from others of their name", () => {
    const parser = valuesOf({ ...fields, parts: picks(name) }, { "content.parts": z.array(z.number()) });
    expect(parser.safeParse({ content: { title: "库", parts: [1] }, parts: ["项"] }).success).toBe(true);
    expect(parser.safeParse({ content: { title: "库", parts: [1] }, parts: [1] }).success).toBe(false);
  });

  it("are missed by where they stand", () => {
    expect(missing(fields, { content: { title: " ", parts: [] } })).toMatchObject({ field: "content.title" });
    expect(missing(fields, {})).toMatchObject({ field: "content.title" });
    expect(missing(fields, { content: { title: "库", parts: [] } })).toBeNull();
  });

  it("cannot be described without the parser that they need", () => {
    expect(() => valuesOf(fields)).toThrow("parts");
  });
});

describe("a field that is asked only beside others", () => {
  const fields = {
    shared: choice(name, { yes: say("是", "yes"), some: say("部分", "some"), no: say("否", "no") }),
    modes: picks(name, {
      among: { api: say("接口", "API"), file: say("文件", "file") },
      only: ["shared", "yes", "some"],
    }),
    terms: group(name, { uses: lines(name) }, { only: ["shared", "some"] }),
    basis: optional(
      group(name, { title: line(name), quote: optional(text(name)) }, { only: ["shared", "no"] }),
    ),
    why: text(name, { only: ["shared", "no"] }),
  };
  const typed = {
    modes: '["api"]',
    "terms.uses": "核验",
    "basis.title": "某法",
    "basis.quote": "",
    why: "法定",
  };

  it("is empty elsewhere, whatever was typed there before", () => {
    expect(filledIn(fields, { ...typed, shared: "yes" })).toEqual({
      shared: "yes",
      modes: ["api"],
      terms: { uses: [] },
      basis: null,
      why: "",
    });
    expect(filledIn(fields, { ...typed, shared: "no" })).toEqual({
      shared: "no",
      modes: [],
      terms: { uses: [] },
      basis: { title: "某法", quote: "" },
      why: "法定",
    });
  });

  it("is needed where it is asked and nowhere else, by the form as by the parser", () => {
    const parser = valuesOf(fields);
    for (const [shared, field] of [
      ["yes", "modes"],
      ["some", "modes"],
      ["no", "basis.title"],
    ] as const) {
      const values = filledIn(fields, { ...typed, modes: "", "basis.title": "", shared });
      expect(missing(fields, values)).toMatchObject({ field });
    }
    for (const shared of ["yes", "some", "no"]) {
      const values = filledIn(fields, { ...typed, shared });
      expect(missing(fields, values)).toBeNull();
      expect(parser.parse(values)).toEqual(values);
    }
    expect(
      parser.safeParse({ ...filledIn(fields, { ...typed, shared: "yes" }), modes: ["fax"] }).success,
    ).toBe(false);
  });
});

describe("a parser given by name", () => {
  it("takes the place of what the field would take", () => {
    const parser = valuesOf({ lead: optional(line(name)) }, { lead: z.string().nullable() });
    expect(parser.parse({ lead: null })).toEqual({ lead: null });
  });
});

describe("an act that asks for a file", () => {
  it("is none that is asked among others: it comes by a route of its own", () => {
    const acts = {
      close: { name, asks: {} },
      assess: { name, asks: { paper: file(name, { accept: ".pdf" }) } },
    };
    const parser = askedOf(acts);
    expect(parser.safeParse({ type: "close" }).success).toBe(true);
    expect(parser.safeParse({ type: "assess", paper: "x" }).success).toBe(false);
    expect(() => valuesOf(acts.assess.asks)).toThrow("paper");
  });
});
