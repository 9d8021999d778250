import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlan } from "./plan-reader/read-plan.ts";
import { UNDERTAKING_KINDS } from "./reading.ts";
import type { Decision, Draft, DraftMeasure } from "./review.ts";
import { applyDecision, decide, foldReview, startDraft, type RecordedDecision } from "./review-fold.ts";
import { REFUSALS } from "./review-refusals.ts";

const TEXT = readFileSync(new URL("../../../plans/baotou-2024.txt", import.meta.url), "utf8");
const READING = readPlan(TEXT);
const START = startDraft(READING);
const CONTEXT = { text: TEXT, by: "张三" };

const UNITS = ["市发改委", "市工信局", "示例局", ""];
const measureId = fc.constantFrom("m1", "m2", "m3", "m4", "m5", "m2.2", "added.2", "m99", "");
const undertakingId = fc.constantFrom("m1-u1", "m2-u2", "m3-u9", "m2-u.2", "m4-u1.2");
const text = fc.constantFrom("加快建设", " ", "召开会议\n");
const kind = fc.constantFrom(...UNDERTAKING_KINDS);
const at = fc.integer({ min: 0, max: 120 });
const day = fc.constantFrom("2026-12-31", "2026-02-30", null);
const role = fc.constantFrom("lead" as const, "support" as const, "guide" as const);
const questions = START.questions.flatMap(({ id, options }) =>
  options.map((option) => [id, option.id] as const),
);

const typed = <T extends Decision["type"], S extends Record<string, fc.Arbitrary<unknown>>>(
  type: T,
  parts: S,
) => fc.record({ type: fc.constant(type), ...parts }) as unknown as fc.Arbitrary<Decision>;

const decision: fc.Arbitrary<Decision> = fc.oneof(
  typed("set-header", {
    field: fc.constantFrom("title", "date", "docNumber"),
    value: fc.constantFrom("甲", "2026-01-01", "", null),
  }),
  typed("set-text", { measure: measureId, text }),
  typed("set-units", {
    measure: measureId,
    role,
    names: fc.array(fc.constantFrom(...UNITS), { maxLength: 3 }),
  }),
  typed("set-deadline", {
    measure: measureId,
    kind: fc.constantFrom("date", "continuous", "longterm", "none"),
    latest: day,
    thenContinuous: fc.boolean(),
  }),
  typed("split-measure", { measure: measureId, at }),
  typed("merge-measure", { measure: measureId }),
  typed("remove-measure", { measure: measureId }),
  typed("add-measure", { after: fc.option(measureId), span: fc.tuple(at, at) }),
  typed("confirm-measure", { measure: measureId, confirmed: fc.boolean() }),
  typed("confirm-all", {}),
  typed("edit-undertaking", { measure: measureId, undertaking: undertakingId, text, kind }),
  typed("split-undertaking", { measure: measureId, undertaking: undertakingId, at }),
  typed("merge-undertaking", { measure: measureId, undertaking: undertakingId }),
  typed("add-undertaking", { measure: measureId, text, kind }),
  typed("remove-undertaking", { measure: measureId, undertaking: undertakingId }),
  fc
    .constantFrom(...questions, ["lead-of-m3", "市发改委"] as const, ["no-such", "all"] as const)
    .map(([question, option]): Decision => ({ type: "answer", question, option })),
  fc.constant<Decision>({ type: "undo" }),
);

/** Takes the decisions one after the other as the office would; refused ones are not recorded. */
function take(decisions: readonly Decision[]): { recorded: RecordedDecision[]; draft: Draft } {
  const recorded: RecordedDecision[] = [];
  let draft = START;
  for (const each of decisions) {
    const entry = { decision: each, by: "张三" };
    const next = decide(READING, recorded, entry, TEXT);
    if (next.ok) {
      recorded.push(entry);
      draft = next.value;
    } else if (REFUSALS[next.failure.code].en !== next.failure.sentence.en)
      throw new Error(`no sentence for ${next.failure.code}`);
  }
  return { recorded, draft };
}

const must = (draft: Draft, next: Decision): Draft => {
  const result = applyDecision(draft, next, CONTEXT);
  if (!result.ok) throw new Error(result.failure.sentence.en);
  return result.value;
};

const measureOf = (draft: Draft, id: string): DraftMeasure => {
  const measure = draft.measures.find((each) => each.id === id);
  if (!measure) throw new Error(`no measure ${id}`);
  return measure;
};

const printed = ({ measures, header }: Draft) => [
  measures.map(({ id, text, deadline, ordinal }) => [id, text.printed, deadline.printed, ordinal]),
  Object.values(header).map((field) => field.printed),
];

const answer = (option: string, question = "no-lead-stated"): Decision => ({
  type: "answer",
  question,
  option,
});

describe("（二十）deciding on a draft", () => {
  it("never throws, folds to the same draft again, and refuses with a sentence", () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 25 }), (decisions) => {
        const { recorded, draft } = take(decisions);
        expect(foldReview(READING, recorded, TEXT)).toEqual(draft);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps what was printed, whatever is decided on what holds", () => {
    const values = decision.filter(({ type }) => !/(split|merge|remove|add)-measure/.test(type));
    fc.assert(
      fc.property(fc.array(values, { maxLength: 25 }), (decisions) => {
        const { draft } = take(decisions);
        expect(printed(draft)).toEqual(printed(START));
      }),
      { numRuns: 200 },
    );
  });

  it("keeps ids unique and every question on a measure that exists", () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 25 }), (decisions) => {
        const { draft } = take(decisions);
        const ids = draft.measures.flatMap(({ id, undertakings }) => [
          id,
          ...undertakings.map((each) => each.id),
        ]);
        expect(new Set(ids).size).toBe(ids.length);
        const astray = draft.questions.filter(({ measure }) => measure !== null && !draft.measures[measure]);
        expect(astray).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("takes back the last decision that stands", () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 12 }), decision, (decisions, last) => {
        const { recorded, draft } = take(decisions);
        const entry = { decision: last, by: "李四" };
        const next = decide(READING, recorded, entry, TEXT);
        if (!next.ok || last.type === "undo") return;
        const undone = decide(
          READING,
          [...recorded, entry],
          { decision: { type: "undo" }, by: "李四" },
          TEXT,
        );
        expect(undone).toEqual({ ok: true, value: draft });
      }),
      { numRuns: 200 },
    );
  });

  it("gives the same draft after a split and a merge, with spans that cut the document where the text is cut", () => {
    fc.assert(
      fc.property(fc.nat({ max: READING.measures.length - 1 }), fc.nat({ max: 300 }), (index, position) => {
        const measure = START.measures[index];
        if (!measure) throw new Error("no measure");
        const split = applyDecision(
          START,
          { type: "split-measure", measure: measure.id, at: position },
          CONTEXT,
        );
        if (!split.ok) return;
        const [first, second] = split.value.measures.slice(index, index + 2);
        expect((first?.text.printed ?? "") + (second?.text.printed ?? "")).toBe(measure.text.printed);
        expect(TEXT.slice(...(first?.spans.text ?? [0, 0]))).toContain(first?.text.printed.trim());
        expect(must(split.value, { type: "merge-measure", measure: measure.id })).toEqual(START);
      }),
      { numRuns: 300 },
    );
  });
});

const set = (text: string) =>
  decide(READING, [], { decision: { type: "set-text", measure: "m1", text }, by: "张三" }, TEXT);

describe("（二十）text that no database keeps", () => {
  it("is refused with a sentence, and no split cuts a character in half", () => {
    expect(set("甲\0乙")).toMatchObject({ ok: false, failure: { code: "bad-text" } });
    expect(set("甲\ud842")).toMatchObject({ ok: false, failure: { code: "bad-text" } });
    expect(set("𠮷").ok).toBe(true);
    const rare = must(START, { type: "add-undertaking", measure: "m1", text: "建𠮷桥", kind: "其他" });
    const cut = { type: "split-undertaking", measure: "m1", undertaking: "m1-u.2", at: 2 } as const;
    expect(applyDecision(rare, cut, CONTEXT)).toMatchObject({ ok: false, failure: { code: "bad-position" } });
    expect(applyDecision(rare, { ...cut, at: 3 }, CONTEXT).ok).toBe(true);
  });
});

describe("（二十）who leads where the plan does not say", () => {
  it("lets the first unit lead, and all of them again", () => {
    const first = must(START, answer("first"));
    const third = measureOf(first, "m3");
    expect(third.lead.map(({ name }) => name)).toEqual(["市工信局"]);
    expect(third.support.map(({ name }) => name)).toEqual(["市发改委", "市委军民融合办", "包头机场公司"]);
    expect(must(first, answer("all")).measures).toEqual(START.measures);
  });

  it("asks measure by measure, of those that list several units", () => {
    const each = must(START, answer("one-by-one"));
    const asked = each.questions.filter(({ id }) => id.startsWith("lead-of-"));
    // Counted in the printed plan: （一）（二）（六）（七）（十八）（二十）（二十一） name one unit.
    expect(asked).toHaveLength(22 - 7);
    const chosen = must(each, answer("市发改委", "lead-of-m3"));
    expect(measureOf(chosen, "m3").lead.map(({ name }) => name)).toEqual(["市发改委"]);
    expect(measureOf(chosen, "m3").support).toHaveLength(3);
  });

  it("leaves alone what a person decided for a measure", () => {
    const names = ["市发改委", "市工信局"];
    const set = must(START, { type: "set-units", measure: "m3", role: "lead", names });
    const moved = must(set, {
      type: "set-units",
      measure: "m3",
      role: "support",
      names: ["市工信局", "示例局"],
    });
    expect(measureOf(moved, "m3").lead.map(({ name }) => name)).toEqual(["市发改委"]);
    expect(measureOf(moved, "m3").support).toMatchObject([
      { name: "市工信局", printed: "市工信局" },
      { name: "示例局", printed: null },
    ]);
  });
});
