import { type EntryAct, entryKind, unitsNamed } from "./kind.ts";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActingFor } from "../../kernel/actor.ts";
import type { EntryItem, EntrySeed, EntryState, EntryValue } from "./entry.ts";
import { projectionOf } from "./projection.ts";
import { specOf } from "./specs.ts";

const DAY = "2026-11-23";
const [OWN, OTHER] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const actor = (role: ActingFor["roles"][number], ...unitIds: string[]): ActingFor => ({
  accountId: role,
  name: "",
  roles: [role],
  system: false,
  unitIds,
  unitName: null,
  regionCode: null,
});
const office = actor("office");
const liaison = actor("liaison", OWN);
/** Of the unit, and nobody who acts for it. */
const reader = actor("leader", OWN);

const seedOf = (more: Partial<EntrySeed> = {}): EntrySeed => ({
  register: "project",
  name: "示例",
  regionCode: "150200",
  variant: "road",
  values: { ownerUnit: OWN },
  links: [],
  stages: {},
  source: null,
  ...more,
});
const after = (state: EntryState | null, act: EntryAct): EntryState =>
  entryKind.fold(state, { version: 1, at: `${DAY}T02:00:00.000Z`, day: DAY, by: "张三", byId: null, act });
const entered = (more: Partial<EntrySeed> = {}): EntryState =>
  after(null, { type: "enter", seed: seedOf(more) });
const refused = (state: EntryState | null, act: EntryAct, actor = office): string | null =>
  entryKind.permit(state, act, actor, DAY)?.code ?? null;
const enterRefused = (more: Partial<EntrySeed>, actor = office): string | null =>
  refused(null, { type: "enter", seed: seedOf(more) }, actor);
const item = (more: Partial<EntryItem> = {}): EntryItem => ({
  id: "33333333-3333-4333-8333-333333333333",
  list: "block",
  text: "示例卡点",
  unitId: null,
  due: null,
  since: DAY,
  doneOn: null,
  note: "",
  evidence: [],
  taskId: null,
  ...more,
});

describe("（一）values of a row", () => {
  const bad: readonly (readonly [string, EntryValue, string])[] = [
    ["lengthKm", "十公里", "wrong-value"],
    ["lengthKm", -1, "wrong-value"],
    ["lengthKm", Number.NaN, "wrong-value"],
    ["progressPercent", 100.5, "wrong-value"],
    ["totalFen", 1.5, "wrong-value"],
    ["totalFen", -5, "wrong-value"],
    ["ownerUnit", "市交通运输局", "wrong-value"],
    ["cities", ["包头"], "wrong-value"],
    ["statedStage", "在建", "wrong-value"],
    ["remark", 3, "wrong-value"],
    ["place", [[109.84, 40.65, 3] as never], "wrong-value"],
    ["place", [[40.65, 109.84]], "swapped-coordinates"],
    ["place", [[116.4, 39.9]], "outside-region"],
    ["noSuchField", "示例", "unknown-field"],
  ];
  it.each(bad)("refuses %s = %j with %s", (key, value, code) => {
    expect(enterRefused({ values: { [key]: value } })).toBe(code);
    expect(refused(entered(), { type: "revise", values: { [key]: value } })).toBe(code);
  });

  it("refuses days that do not exist or are still to come as having happened", () => {
    const agreement = { register: "agreement", variant: "cities" } as const;
    expect(enterRefused({ ...agreement, values: { signedOn: "2026-02-30" } })).toBe("wrong-value");
    expect(enterRefused({ ...agreement, values: { signedOn: "2026-11-24" } })).toBe("future-stage");
    expect(enterRefused({ ...agreement, values: { validUntil: "2030-01-01" } })).toBeNull();
  });

  it("refuses a place whose coordinates are declared as shifted, also where that is said later", () => {
    const values = { place: [[109.84, 40.65]] as const, datum: "gcj02" };
    expect(enterRefused({ values })).toBe("shifted-coordinates");
    const placed = entered({ values: { place: [[109.84, 40.65]] } });
    expect(refused(placed, { type: "revise", values: { datum: "bd09" } })).toBe("shifted-coordinates");
    expect(refused(placed, { type: "revise", values: { datum: "bd09", place: null } })).toBeNull();
  });

  it("takes a place exactly where all of it lies in the region", () => {
    const pair = fc.tuple(
      fc.double({ min: 100, max: 120, noNaN: true }),
      fc.double({ min: 35, max: 45, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 5 }), (place) => {
        const inside = place.every(([x, y]) => x >= 105 && x <= 115 && y >= 37 && y <= 43);
        expect(enterRefused({ values: { place } }) === null).toBe(inside);
      }),
    );
  });

  it("keeps what a revision does not name, and takes away what it sets to nothing", () => {
    const state = entered({ values: { ownerUnit: OWN, remark: "甲", lengthKm: 3 } });
    const { values } = after(state, { type: "revise", values: { remark: null, lengthKm: 4 } });
    expect(values).toEqual({ ownerUnit: OWN, lengthKm: 4 });
    expect(after(state, { type: "revise", values: { remark: "" } }).values).not.toHaveProperty("remark");
  });
});

describe("（二）stages of a row", () => {
  it("refuses a stage that its kind does not have, and one reached on a day to come", () => {
    const reached = { planned: null, actual: "2026-01-01" };
    expect(enterRefused({ variant: "digital", stages: { land: reached } })).toBe("unknown-stage");
    expect(enterRefused({ stages: { start: { planned: null, actual: "2026-11-24" } } })).toBe("future-stage");
    expect(enterRefused({ stages: { start: { planned: "2030-01-01", actual: DAY } } })).toBeNull();
    expect(enterRefused({ variant: "spaceport" })).toBe("unknown-variant");
  });

  it("are reached up to the last one with a day, or as stated where there is none; else not known", () => {
    const stages = specOf("project").stages.map(({ key }) => key);
    const reached = fc.subarray(stages);
    fc.assert(
      fc.property(reached, fc.option(fc.constantFrom(...stages), { nil: undefined }), (dated, stated) => {
        const state = entered({
          values: stated === undefined ? {} : { statedStage: stated },
          stages: Object.fromEntries(dated.map((stage) => [stage, { planned: null, actual: "2026-01-01" }])),
        });
        const last = Math.max(
          -1,
          ...[...dated, ...(stated ? [stated] : [])].map((stage) => stages.indexOf(stage)),
        );
        expect(state.stage).toBe(stages[last] ?? null);
      }),
    );
  });

  it("of funds follow from the money where no day is given", () => {
    const fund = entered({ register: "fund", variant: "fund" });
    const lines = [
      { flow: "granted", source: "central", period: "2026", amountFen: 5, batch: "", paper: "" },
    ] as const;
    expect([fund.stage, after(fund, { type: "record-money", lines }).stage]).toEqual([null, "granted"]);
  });
});

const all = (state: EntryState, actor: ActingFor) => entryKind.offers(state, actor, DAY);
describe("（二十）who may do what", () => {
  it("lets the office do everything, a unit what is its own, and readers nothing", () => {
    const own = after(entered(), { type: "put-item", item: item() });
    expect(all(own, liaison)).toEqual(["revise", "record-money", "put-item", "drop-item"]);
    expect(all(own, reader)).toEqual([]);
    expect(all(own, { ...liaison, unitIds: [OTHER] })).toEqual([]);
    expect(all(own, office)).toEqual([
      "revise",
      "record-money",
      "put-item",
      "drop-item",
      "assign",
      "discuss",
      "close",
      "merge",
      "keep-apart",
    ]);
  });

  it("leaves a closed row as it is, to be opened again by the office", () => {
    const closed = after(entered(), { type: "close", reason: "示例" });
    expect(all(closed, office)).toEqual(["reopen", "keep-apart"]);
    expect(all(closed, liaison)).toEqual([]);
    expect(refused(closed, { type: "revise", name: "示例乙" })).toBe("closed");
    expect(after(closed, { type: "reopen", reason: "示例" }).closed).toBeNull();
  });

  it("refuses a unit's row that it does not answer for, and giving its own to another", () => {
    expect(enterRefused({ values: { ownerUnit: OTHER } }, liaison)).toBe("own-unit-only");
    expect(enterRefused({ values: {} }, liaison)).toBe("own-unit-only");
    expect(enterRefused({}, liaison)).toBeNull();
    const give: EntryAct = { type: "revise", values: { ownerUnit: OTHER } };
    expect([refused(entered(), give, liaison), refused(entered(), give)]).toEqual(["owner-by-office", null]);
    const drop: EntryAct = { type: "revise", values: { ownerUnit: null } };
    expect(refused(entered(), drop, liaison)).toBe("owner-by-office");
  });
});

const put = (more: Partial<EntryItem>) => after(entered(), { type: "put-item", item: item(more) });
const columns = (state: EntryState) => projectionOf(state, "entered").entry;
describe("（九）items of a row", () => {
  it("are of lists that the register has, done when they are done, and stay once they are tasks", () => {
    const state = after(entered(), { type: "put-item", item: item() });
    expect(refused(entered(), { type: "put-item", item: item({ list: "article" }) })).toBe("no-list");
    expect(refused(state, { type: "put-item", item: item({ doneOn: "2026-11-24" }) })).toBe("item-future");
    expect(refused(state, { type: "drop-item", item: OTHER })).toBe("no-item");
    const assigned = after(state, { type: "assign", item: item().id, task: OTHER });
    expect(refused(assigned, { type: "drop-item", item: item().id })).toBe("item-has-task");
    expect(refused(assigned, { type: "assign", item: item().id, task: OWN })).toBe("already-task");
    const edited = after(assigned, { type: "put-item", item: item({ text: "改过的卡点" }) });
    expect(edited.items).toEqual([item({ text: "改过的卡点", taskId: OTHER })]);
  });

  it("count as blocking until they are cleared, and their days are waited for", () => {
    expect(columns(put({ due: "2026-12-01" }))).toMatchObject({ blocks: 1, nextDue: "2026-12-01" });
    expect(columns(put({ due: "2026-12-01", doneOn: DAY }))).toMatchObject({ blocks: 0, nextDue: null });
  });

  it("name units by which the row is found", () => {
    const state = after(entered(), { type: "put-item", item: item({ unitId: OTHER }) });
    expect(unitsNamed(state)).toEqual([OWN, OTHER]);
  });
});

describe("（十二）money of a row", () => {
  const line = { flow: "done", source: "city", period: "2026", amountFen: 1, batch: "", paper: "" } as const;
  it("is refused where the register has no such flow, nothing is given, or one amount is given twice", () => {
    const money = (lines: readonly (typeof line | { flow: "asked" })[]): EntryAct =>
      ({ type: "record-money", lines }) as EntryAct;
    expect(refused(entered(), money([{ ...line, flow: "asked" }]))).toBe("no-money");
    expect(
      refused(entered({ register: "problem", variant: "hard", values: { raisedBy: OWN } }), money([line])),
    ).toBe("no-money");
    expect(refused(entered(), money([]))).toBe("no-lines");
    expect(refused(entered(), money([line, line]))).toBe("money-twice");
    expect(refused(entered(), money([line]))).toBeNull();
  });
});
