import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { LaterAction, Possibility, RecordedAction, TaskActor } from "./action.ts";
import { availableActions } from "./available-actions.ts";
import { decideAction, possibilityOf } from "./decide.ts";
import { owesReceipt, owesReports } from "./duties.ts";
import { applyAction, foldTask } from "./fold.ts";
import {
  ACTORS,
  chosen,
  completions,
  conceivable,
  type Life,
  life,
  recordOf,
  registration,
} from "./fixtures/life.ts";
import { faultsOf, owedIn } from "./fixtures/task-oracle.ts";
import { historySentence } from "./history-sentence.ts";
import { closedSpans } from "./measure-figures.ts";
import { projectionOf } from "./projection.ts";
import type { TaskState } from "./task.ts";
import { isWithdrawable } from "./withdrawable.ts";

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    for (const held of Object.values(value)) frozen(held);
    Object.freeze(value);
  }
  return value;
}

type Moment = {
  readonly before: TaskState;
  readonly recorded: RecordedAction;
  readonly after: TaskState;
  readonly actor: TaskActor;
  readonly day: Day;
};

/** Lives a life move by move, and calls `look` before each with what the actor may do. */
function live(
  given: Life,
  look: (
    state: TaskState,
    actor: TaskActor,
    day: Day,
    listed: Possibility[],
    fill: readonly number[],
  ) => void = () => {},
): { actions: RecordedAction[]; moments: Moment[] } {
  const actions = [registration(given)];
  const moments: Moment[] = [];
  let state = frozen(foldTask(actions));
  let { day } = registration(given);
  for (const { who, which, after, fill } of given.moves) {
    day = addDays(day, after);
    const actor = ACTORS[who] ?? { office: true, unitIds: [], head: false, liaison: false };
    const listed = availableActions(state, actor, day);
    look(state, actor, day, listed, fill);
    const what = chosen(listed, which, fill);
    if (!what) continue;
    const [next] = completions(what, state, actor, day, fill).flatMap((action) => {
      const decided = decideAction(state, action, actor, day);
      return decided.ok ? [{ action, state: decided.value }] : [];
    });
    if (!next) throw new Error(`listed, but refused however it is filled in: ${JSON.stringify(what)}`);
    const recorded = recordOf(next.action, state.version + 1, day);
    const applied = frozen(applyAction(state, recorded));
    expect(applied).toEqual(next.state);
    moments.push({ before: state, recorded, after: applied, actor, day });
    actions.push(recorded);
    state = applied;
  }
  return { actions, moments };
}

const EVERY = conceivable(foldTask([registration(fc.sample(life, { numRuns: 1, seed: 1 })[0] as Life)])).map(
  ({ type }) => type,
);

const order = (a: { unit: string }, b: { unit: string }): number => (a.unit < b.unit ? -1 : 1);

const reports = (from: number): LaterAction[] =>
  Array.from({ length: 200 }, (_, index): LaterAction[] => {
    const due = addDays("2026-02-01", from + index);
    const about = { unit: "u1", report: `r${from + index}` };
    const content = {
      progress: "推进".repeat(100),
      problems: "",
      next: "",
      coordination: "",
      figures: [],
      evidence: [],
      noChange: false,
    };
    return [
      { type: "report", ...about, period: due, due, content, awaitsHead: false, proxy: null },
      { type: "accept", ...about },
      { type: "suspend", reason: "停", until: null },
      { type: "resume", reason: "复" },
    ];
  }).flat();

const key = (what: Possibility): string => JSON.stringify(Object.entries(what).toSorted());

describe("（二十）the life of a task", () => {
  it("never reaches an illegal state, whoever does whatever is allowed", () => {
    fc.assert(
      fc.property(life, (given) => {
        for (const { before, recorded, after } of live(given).moments)
          expect(faultsOf(before, recorded, after)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("with any acts that were done and taken back in between is the life without them", () => {
    const phantom = fc.record({ at: fc.nat(40), which: fc.nat(500), who: fc.nat(ACTORS.length - 1) });
    let inserted = 0;
    fc.assert(
      fc.property(life, fc.array(phantom, { maxLength: 8 }), (given, phantoms) => {
        const { actions } = live(given);
        const whole: RecordedAction[] = [];
        const add = (action: RecordedAction["action"], day: Day) =>
          whole.push(recordOf(action, whole.length + 1, day));
        for (const [at, { action, day }] of actions.entries()) {
          add(action, day);
          for (const { which, who } of phantoms.filter((each) => each.at % actions.length === at)) {
            const [state, actor] = [foldTask(whole), ACTORS[who] as TaskActor];
            const listed = availableActions(state, actor, day).filter(({ type }) => isWithdrawable(type));
            const fill = given.moves[0]?.fill ?? [];
            const what = chosen(listed, which, fill);
            const done = (what ? completions(what, state, actor, day, fill) : []).find(
              (each) => decideAction(state, each, actor, day).ok,
            );
            if (done === undefined) continue;
            inserted++;
            add(done, day);
            add({ type: "take-back", of: whole.length }, day);
          }
        }
        const [lived, with_] = [projectionOf(actions), projectionOf(whole)];
        expect(with_.state).toEqual({ ...lived.state, version: whole.length });
        expect(with_.latest).toEqual(lived.latest);
        expect([...with_.reports.values()]).toEqual([...lived.reports.values()]);
        expect(foldTask(whole)).toEqual(with_.state);
        expect(closedSpans(whole)).toEqual(closedSpans(actions));
      }),
      { numRuns: 200 },
    );
    expect(inserted).toBeGreaterThan(0);
  });

  it("meets every action and every phase on its way", () => {
    const lives = fc.sample(life, { numRuns: 200, seed: 7 }).map((given) => live(given).moments);
    const met = new Set(lives.flat().map(({ recorded }) => recorded.action.type));
    const phases = new Set(lives.flat().map(({ after }) => after.phase));
    expect([...met].toSorted()).toEqual([...new Set(EVERY)].toSorted());
    expect(phases.size).toBe(4);
  });

  it("lists exactly what is accepted: all else is refused with a sentence in both languages", () => {
    fc.assert(
      fc.property(life, (given) => {
        live(given, (state, actor, day, listed, fill) => {
          const listedKeys = new Set(listed.map(key));
          for (const what of conceivable(state)) {
            const decided = completions(what, state, actor, day, fill).map((action) => ({
              action,
              result: decideAction(state, action, actor, day),
            }));
            const accepted = decided.some(({ result }) => result.ok);
            expect({ what, accepted }).toEqual({ what, accepted: listedKeys.has(key(what)) });
            for (const { action, result } of decided) {
              expect(possibilityOf(action)).toEqual(what);
              if (result.ok) continue;
              expect(result.failure.sentence.zh.length).toBeGreaterThan(5);
              expect(result.failure.sentence.en.length).toBeGreaterThan(5);
            }
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  it("is the same folded from the record as lived step by step, and folding changes nothing", () => {
    fc.assert(
      fc.property(life, (given) => {
        const { actions, moments } = live(given);
        const lived = moments.at(-1)?.after ?? foldTask(actions);
        expect(foldTask(frozen(actions))).toEqual(lived);
        expect(foldTask(JSON.parse(JSON.stringify(actions)) as RecordedAction[])).toEqual(lived);
        expect(projectionOf(actions).state).toEqual(lived);
      }),
    );
  });

  it("says who owes reports and receipts since when, as replaying the record by hand does", () => {
    fc.assert(
      fc.property(life, (given) => {
        const { actions } = live(given);
        const state = foldTask(actions);
        const said = state.assignments
          .filter(({ until }) => until === null)
          .map((each) => ({
            unit: each.unitId,
            since: each.since,
            reports: owesReports(state, each),
            receipt: owesReceipt(state, each),
          }));
        expect(said.toSorted(order)).toEqual(owedIn(actions).toSorted(order));
      }),
      { numRuns: 200 },
    );
  });

  it("does not grow with its history", () => {
    const [given] = fc.sample(life, { numRuns: 1, seed: 1 });
    if (!given) throw new Error("no life");
    const unit = { unitId: "u1", role: "lead", via: null } as const;
    const first = registration({ ...given, seed: { ...given.seed, units: [unit] } });
    const start: LaterAction[] = [{ type: "dispatch", receiveBy: null }];
    const sizeAfter = (later: LaterAction[]): number =>
      JSON.stringify(foldTask([first, ...later.map((action, i) => recordOf(action, i + 2, "2026-02-01"))]))
        .length;
    const early = sizeAfter([...start, ...reports(0)]);
    const late = sizeAfter([...start, ...reports(0), ...reports(200), ...reports(400)]);
    expect(late - early).toBeLessThan(10);
  });

  it("tells its history in both languages without leaving out what concerns everyone", () => {
    fc.assert(
      fc.property(life, (given) => {
        for (const { action } of live(given).actions) {
          const { zh, en } = historySentence(action, (id) => `〔${id}〕`);
          expect(zh).not.toMatch(/undefined|null/);
          expect(en).not.toMatch(/undefined|null/);
          // What a head tells their own people is not for everyone who reads the history.
          const told = "reason" in action && action.type !== "send-back";
          expect(zh).toContain(told ? action.reason : "");
          expect(zh).toContain("unit" in action && action.unit !== null ? `〔${action.unit}〕` : "");
        }
      }),
      { numRuns: 50 },
    );
  });
});
