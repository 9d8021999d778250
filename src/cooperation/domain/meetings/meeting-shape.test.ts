import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayOf } from "../../../kernel/record.ts";
import { anyAct, anyLife, OFFICE, SEED, UNIT } from "./fixtures/any-act.ts";
import type { MeetingAct, MeetingState, Resolution } from "./meeting.ts";
import { meetingShape } from "./meeting-shape.ts";

type Step = { readonly act: MeetingAct; readonly day: string; readonly actor: typeof OFFICE };

const done = (state: MeetingState | null, { act, day }: Pick<Step, "act" | "day">): MeetingState =>
  meetingShape.fold(state, { version: 1, at: `${day}T02:00:00Z`, day, by: "张三", byId: null, act });

const planned = (seed: Partial<typeof SEED> = {}): MeetingState =>
  done(null, {
    act: {
      type: "plan",
      seed: { ...SEED, ...seed },
      preparation: [
        { id: "a", text: "征集议题", due: "2026-11-10", workingDaysBefore: 20, unitId: "u1", doneOn: null },
        { id: "b", text: "印发通知", due: "2026-11-20", workingDaysBefore: null, unitId: null, doneOn: null },
      ],
    },
    day: "2026-11-01",
  });

/** Every state on the way, with the act that led there; refused acts leave no trace. */
function lived(
  steps: readonly Step[],
): { state: MeetingState; by: MeetingAct | null; before: MeetingState }[] {
  let state = planned();
  const way = [{ state, by: null as MeetingAct | null, before: state }];
  for (const step of steps) {
    if (meetingShape.permit(state, step.act, step.actor, step.day) !== null) continue;
    const before = state;
    state = done(state, step);
    way.push({ state, by: step.act, before });
  }
  return way;
}

const ORDER = ["planned", "scheduled", "held", "minuted", "closed"];
const over = ({ status }: MeetingState): boolean => status === "closed" || status === "cancelled";
const at = ({ status }: MeetingState): number => ORDER.indexOf(status);
const last = (steps: readonly Step[]): MeetingState => lived(steps).at(-1)?.state ?? planned();
const kept = ({ date, place, agenda }: MeetingState) => ({ date, place, agenda });
const permitted = (state: MeetingState, act: MeetingAct, actor = OFFICE): boolean =>
  meetingShape.permit(state, act, actor, "2026-11-20") === null;

describe("（二十二）the life of a meeting", () => {
  it("goes forward only, whatever people do; cancelling ends it before it was held", () => {
    fc.assert(
      fc.property(anyLife, (steps) => {
        for (const { state, before } of lived(steps))
          expect(
            state.status === "cancelled"
              ? at(before) < 2
              : before.status !== "cancelled" && at(state) >= at(before),
          ).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("keeps day, place and agenda of a meeting that was held", () => {
    fc.assert(
      fc.property(anyLife, (steps) => {
        const after = lived(steps).filter(({ before }) => at(before) >= 2);
        expect(after.map(({ state }) => kept(state))).toEqual(after.map(({ before }) => kept(before)));
      }),
      { numRuns: 400 },
    );
  });

  it("changes nothing of a meeting that is over", () => {
    fc.assert(
      fc.property(anyLife, anyAct, (steps, act) => {
        const state = last(steps);
        expect(over(state) && permitted(state, act)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it("offers exactly the acts that it permits, each of which a list can show afterwards", () => {
    fc.assert(
      fc.property(anyLife, fc.array(anyAct, { maxLength: 12 }), (steps, acts) => {
        const state = last(steps);
        const may = acts.filter((act) => permitted(state, act));
        expect(mayOf(meetingShape, state, acts, OFFICE, "2026-11-20")).toEqual(may.map(({ type }) => type));
        const after = may.map((act) => meetingShape.head(done(state, { act, day: "2026-11-20" })));
        expect(after.every(({ title, day }) => title !== "" && day !== null)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("records every change of a fixed day with where it was and why", () => {
    fc.assert(
      fc.property(anyLife, (steps) => {
        const way = lived(steps);
        const moves = way.flatMap(({ before, by }) =>
          by?.type === "schedule" && before.date !== null
            ? [{ from: before.date, to: by.date, reason: by.reason }]
            : [],
        );
        const recorded =
          way.at(-1)?.state.changes.filter(({ to, reason }) => to !== null && reason !== "") ?? [];
        expect(recorded.map(({ from, to, reason }) => ({ from, to, reason }))).toEqual(moves);
      }),
      { numRuns: 400 },
    );
  });

  it("lets people of a unit tick what their unit prepares and give its opinions, and nothing else", () => {
    fc.assert(
      fc.property(anyLife, anyAct, (steps, act) => {
        const state = last(steps);
        const own = state.preparation.filter(({ unitId }) => unitId === "u1").map(({ id }) => id);
        const theirs = act.type === "give-opinion" || (act.type === "prepared" && own.includes(act.item));
        expect(permitted(state, act, UNIT) && !theirs).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});

const code = (state: MeetingState | null, act: MeetingAct, day = "2026-11-10", actor = OFFICE) =>
  meetingShape.permit(state, act, actor, day)?.code ?? null;

const RESOLUTION: Resolution = {
  id: "r",
  text: "由示例局牵头。",
  span: null,
  ordinal: null,
  printed: { lead: [], support: [] },
  units: [],
  deadline: { kind: "none", raw: null, latest: null, thenContinuous: false },
  measureId: null,
  undertakingId: null,
  state: "kept",
  taskId: null,
};

describe("（二十二）what a meeting needs", () => {
  const schedule = { type: "schedule", date: "2026-11-25", place: "示例厅", reason: "", dues: [] } as const;
  const scheduled = done(planned(), { act: schedule, day: "2026-11-10" });
  const held = done(scheduled, { act: { type: "hold", date: "2026-11-25" }, day: "2026-11-25" });

  it("moves what is to be prepared with the day, but not what has a day of its own", () => {
    const act = { ...schedule, dues: [{ item: "a", due: "2026-10-28" }] };
    expect(done(planned(), { act, day: "2026-11-10" }).preparation.map(({ due }) => due)).toEqual([
      "2026-10-28",
      "2026-11-20",
    ]);
  });

  it("asks why before it is moved, and refuses a day that is past", () => {
    expect(code(scheduled, { ...schedule, date: "2026-11-27" })).toBe("reason-needed");
    expect(code(scheduled, { ...schedule, date: "2026-11-27", reason: "会场冲突" })).toBeNull();
    expect(code(planned(), { ...schedule, date: "2026-11-09" })).toBe("day-past");
    expect(code(planned(), { type: "hold", date: "2026-11-11" })).toBe("not-yet");
  });

  it("cannot be closed by its host without minutes, by whoever attended it can", () => {
    expect(code(held, { type: "close" }, "2026-11-26")).toBe("no-minutes");
    expect(code({ ...held, role: "attend" }, { type: "close" }, "2026-11-26")).toBeNull();
  });

  it("is not closed while a resolution is neither dropped nor a task", () => {
    const minuted = done(held, {
      act: { type: "record-minutes", text: "会议议定。", fileName: null, proposed: [] },
      day: "2026-11-26",
    });
    const confirmed = done(minuted, {
      act: { type: "set-resolution", resolution: RESOLUTION },
      day: "2026-11-26",
    });
    expect(code(confirmed, { type: "close" }, "2026-11-27")).toBe("unsettled");
    const act = { type: "dispatch", tasks: [{ resolution: "r", task: "t" }] } as const;
    const settled = done(confirmed, { act, day: "2026-11-27" });
    expect(settled.resolutions).toMatchObject([{ state: "dispatched", taskId: "t" }]);
    expect(code(settled, { type: "close" }, "2026-11-27")).toBeNull();
  });

  it("keeps a confirmed resolution at its sentence when the minutes are replaced", () => {
    const proposed: Resolution = { ...RESOLUTION, span: [4, 11], state: "proposed" };
    const first = { type: "record-minutes", text: "会议议定由示例局牵头。", fileName: null } as const;
    const minuted = done(held, { act: { ...first, proposed: [proposed] }, day: "2026-11-26" });
    const confirmed = done(minuted, {
      act: { type: "set-resolution", resolution: { ...proposed, state: "kept" } },
      day: "2026-11-26",
    });
    const text = "更正：会议议定由示例局牵头。";
    const again = done(confirmed, {
      act: { type: "record-minutes", text, fileName: null, proposed: [] },
      day: "2026-11-27",
    });
    const span = again.resolutions[0]?.span;
    expect(span && text.slice(...span)).toBe("由示例局牵头。");
  });

  it("takes who was present only from the day of the meeting on", () => {
    const attendance = [{ unitId: "u1", unitName: "示例局", names: "", expected: 2, present: 1 }];
    expect(code(scheduled, { type: "set-attendance", attendance })).toBe("present-too-early");
    expect(code(scheduled, { type: "set-attendance", attendance }, "2026-11-25")).toBeNull();
  });
});
