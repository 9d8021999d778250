import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActingFor } from "../../../../kernel/actor.ts";
import { foldRecord, type Recorded } from "../../../../kernel/record.ts";
import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import { agreedBy, openItems, standardShape } from "./standard-record.ts";
import type { ProposedItem, StandardAct, StandardState } from "./standard.ts";

const day = "2026-11-27";
const FOUR = CITIES.map(({ code }) => code);

const actor = (given: Partial<ActingFor>): ActingFor => ({
  accountId: null,
  name: "测试",
  roles: [],
  system: false,
  unitIds: [],
  unitName: null,
  regionCode: null,
  ...given,
});
const office = actor({ roles: ["office"] });
const officer = (regionCode: string) => actor({ roles: ["data-officer"], regionCode });

const proposed = (key: string, promisedDays = 5): ProposedItem => ({
  key,
  code: key,
  type: "行政许可",
  fields: {
    name: `事项${key}`,
    promisedDays,
    legalDays: 20,
    visits: 0,
    materials: [],
    charges: false,
    forms: ["online"],
    onlineDepth: 4,
    resultName: null,
  },
  reasons: {},
});

const propose = (...keys: string[]): StandardAct => ({
  type: "propose",
  title: "测试清单",
  note: "",
  regionCode: WHOLE_REGION,
  supersedes: null,
  items: keys.map((key) => proposed(key)),
});

type Turn = { readonly act: StandardAct & { city?: string }; readonly who: ActingFor };

function run(turns: readonly Turn[]) {
  let state: StandardState | null = null;
  const refused: (string | null)[] = [];
  const acts: Recorded<StandardAct>[] = [];
  for (const [index, { act, who }] of turns.entries()) {
    const failure = standardShape.permit(state, act, who, day);
    refused.push(failure?.code ?? null);
    if (failure !== null) continue;
    const recorded = { version: index + 1, at: "", day, by: "", byId: null, act };
    state = standardShape.fold(state, recorded);
    acts.push(recorded);
  }
  if (state === null) throw new Error("nothing was proposed");
  // What verification and figures of past days read from the acts is what stood after each.
  expect(foldRecord(standardShape, acts)).toEqual(state);
  return { state: state as StandardState, refused };
}

const agree = (city: string, ...items: [key: string, revision: number][]): Turn => ({
  who: officer(city),
  act: { type: "agree", city, items: items.map(([key, revision]) => ({ key, revision })) },
});
const begin: Turn = { act: propose("A", "B"), who: office };
const issue: Turn = { act: { type: "issue", on: day, docNumber: "测试〔2026〕1号" }, who: office };
const revise = (...items: ProposedItem[]): Turn => ({
  act: { type: "revise", note: "", items },
  who: office,
});

describe("（四）negotiating a common list", () => {
  it("lapses a city's agreement to an item that changed, and to no other", () => {
    const { state } = run([
      begin,
      ...FOUR.map((city) => agree(city, ["A", 1], ["B", 1])),
      revise(proposed("A", 3), proposed("B", 5)),
    ]);
    expect(openItems(state).map(({ key }) => key)).toEqual(["A"]);
    expect(state.round).toBe(2);
  });

  it("is issued only when all four cities agree to every item that is not left out", () => {
    const all = FOUR.map((city) => agree(city, ["A", 1]));
    const early = run([begin, ...all, issue]);
    expect(early.refused.at(-1)).toBe("still-open");
    const leftOut = run([
      begin,
      ...all,
      { act: { type: "leave-out", key: "B", reason: "法定时限不一" }, who: office },
      issue,
    ]);
    expect(leftOut.refused.at(-1)).toBeNull();
    expect(leftOut.state).toMatchObject({ stage: "issued", issued: { docNumber: "测试〔2026〕1号" } });
  });

  it("lets nobody answer for another city, and a city's officer change only what its own city proposed", () => {
    const { refused } = run([
      begin,
      { ...agree("150100", ["A", 1]), who: officer("150200") },
      { ...agree("150100", ["A", 1]), who: office },
      { ...revise(proposed("A", 3)), who: officer("150200") },
      { act: { type: "withdraw", reason: "重拟" }, who: officer("150200") },
    ]);
    expect(refused).toEqual([null, "forbidden", "forbidden", "forbidden", "forbidden"]);
  });

  it("refuses an answer to wording that has changed under the hands", () => {
    const { refused } = run([
      begin,
      revise(proposed("A", 3)),
      agree("150100", ["A", 1]),
      agree("150100", ["A", 2]),
    ]);
    expect(refused).toEqual([null, null, "stale", null]);
  });

  it("refuses a promise above the legal limit, a round without a change, an objection without a reason", () => {
    const { refused } = run([
      begin,
      revise(proposed("A", 21)),
      revise(proposed("A", 5)),
      {
        who: officer("150100"),
        act: { type: "object", city: "150100", key: "A", revision: 1, reason: " " },
      },
    ]);
    expect(refused).toEqual([null, "above-legal", "nothing-changed", "reason-needed"]);
  });

  it("is closed once issued; only a newer list ends it", () => {
    const done = [{ act: propose("A"), who: office }, ...FOUR.map((city) => agree(city, ["A", 1])), issue];
    const { refused, state } = run([
      ...done,
      agree("150100", ["A", 1]),
      revise(proposed("A", 1)),
      { act: { type: "supersede", by: "later" }, who: office },
    ]);
    expect(refused.slice(-3)).toEqual(["closed", "closed", null]);
    expect(state).toMatchObject({ stage: "superseded", supersededBy: "later" });
  });
});

const KEYS = ["A", "B", "C"] as const;
const step = fc.oneof(
  fc.record({
    kind: fc.constantFrom("agree" as const, "object" as const),
    city: fc.constantFrom(...FOUR),
    key: fc.constantFrom(...KEYS),
  }),
  fc.record({
    kind: fc.constant("revise" as const),
    key: fc.constantFrom(...KEYS),
    days: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constantFrom("leave-out" as const, "take-back" as const),
    key: fc.constantFrom(...KEYS),
  }),
);

it("（四）agrees with a plain table of who agreed to which wording of which item, whatever is done", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      // The table: wording by item, and by city the wording last agreed to.
      const wording = new Map<string, number>(KEYS.map((key) => [key, 5]));
      const agreements = new Map<string, number>();
      const out = new Set<string>();
      const turns: Turn[] = [{ act: propose(...KEYS), who: office }];
      let now = run(turns).state;
      for (const one of steps) {
        const revision = now.items.find(({ key }) => key === one.key)?.revision ?? 0;
        if (one.kind === "agree") {
          turns.push(agree(one.city, [one.key, revision]));
          if (!out.has(one.key)) agreements.set(one.city + one.key, wording.get(one.key) ?? 0);
        } else if (one.kind === "object") {
          const { city, key } = one;
          turns.push({ who: officer(city), act: { type: "object", city, key, revision, reason: "不可行" } });
          if (!out.has(key)) agreements.delete(city + key);
        } else if (one.kind === "revise") {
          turns.push(revise(proposed(one.key, one.days)));
          // Wording that changes and changes back is still wording that changed.
          if (wording.get(one.key) !== one.days) for (const city of FOUR) agreements.delete(city + one.key);
          wording.set(one.key, one.days);
        } else {
          turns.push({
            who: office,
            act:
              one.kind === "leave-out"
                ? { type: "leave-out", key: one.key, reason: "暂缓" }
                : { type: "take-back", key: one.key },
          });
          if (one.kind === "leave-out") out.add(one.key);
          else out.delete(one.key);
        }
        now = run(turns).state;
      }
      for (const item of now.items) {
        expect(agreedBy(item)).toEqual(FOUR.filter((city) => agreements.has(city + item.key)));
        expect(item.leftOut !== null).toBe(out.has(item.key));
      }
      const whole = KEYS.every((key) => out.has(key) || FOUR.every((city) => agreements.has(city + key)));
      const issuable = whole && out.size < KEYS.length;
      expect(standardShape.permit(now, issue.act, office, day) === null).toBe(issuable);
    }),
    { numRuns: 100 },
  );
});
