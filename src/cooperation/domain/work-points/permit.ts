import type { Day } from "../../../kernel/calendar.ts";
import type { Failure } from "../../../kernel/error.ts";
import { OFFICE_ONLY } from "../failures.ts";
import { isOpinionAct, opinionRefused } from "../opinions.ts";
import type { RecordActor } from "../../../kernel/record.ts";
import * as refusals from "./refusals.ts";
import { promisedPoints, type PointWords, type SetAct, type SetState, standingPoints } from "./set.ts";

const DRAFTED = ["collecting", "drafting", "consulting"];

const blank = (text: string): boolean => text.trim() === "";

/** Why a draft cannot be changed now, null where it can. */
function unchangeable({ status }: SetState): Failure | null {
  if (status === "closed") return refusals.CLOSED_SET;
  return DRAFTED.includes(status) ? null : refusals.FROZEN;
}

function wordsRefused({ deadline, units }: PointWords): Failure | null {
  if (new Set(units.map(({ unitId }) => unitId)).size < units.length) return refusals.UNIT_TWICE;
  return deadline.kind === "date" && deadline.latest === null ? refusals.DATE_NEEDED : null;
}

const namesOwn = ({ units }: PointWords, { unitIds }: RecordActor): boolean =>
  units.some(({ unitId }) => unitIds.includes(unitId));

/** A unit writes its own points while they are collected; the office writes any until they are issued. */
function pointsRefused(
  state: SetState,
  act: Extract<SetAct, { type: "add-points" | "edit-point" }>,
  actor: RecordActor,
): Failure | null {
  const fixed = unchangeable(state);
  if (fixed) return fixed;
  const written = act.type === "add-points" ? act.points : [act.words];
  if (act.type === "add-points") {
    if (written.length === 0) return refusals.NOTHING_CHOSEN;
    const known = new Set(state.points.map(({ id }) => id));
    const ids = act.points.map(({ id }) => id);
    if (new Set(ids).size < ids.length || ids.some((id) => known.has(id))) return refusals.NO_POINT;
  }
  const edited =
    act.type === "edit-point" ? standingPoints(state).find(({ id }) => id === act.point) : undefined;
  if (act.type === "edit-point" && !edited) return refusals.NO_POINT;
  if (!actor.office) {
    if (state.status !== "collecting") return refusals.COLLECTION_OVER;
    const from = edited
      ? [edited.fromUnitId]
      : act.type === "add-points"
        ? act.points.map((each) => each.fromUnitId)
        : [];
    if (from.some((unit) => unit === null || !actor.unitIds.includes(unit))) return refusals.OWN_POINT;
    if (!written.every((each) => namesOwn(each, actor))) return refusals.OWN_POINT;
  }
  return written.map(wordsRefused).find((refused) => refused !== null) ?? null;
}

function joinRefused(state: SetState, act: Extract<SetAct, { type: "join-points" }>): Failure | null {
  const standing = new Map(standingPoints(state).map((point) => [point.id, point]));
  const others = act.points.filter((id) => id !== act.into);
  if (others.length === 0) return refusals.NOTHING_JOINED;
  if (![act.into, ...others].every((id) => standing.has(id))) return refusals.NO_POINT;
  return others.some((id) => standing.get(id)?.taskId != null) ? refusals.HAS_TASK : null;
}

/** A unit takes back its own point while points are collected; what the office drops, it drops with a reason. */
function dropRefused(
  state: SetState,
  act: Extract<SetAct, { type: "drop-point" }>,
  actor: RecordActor,
): Failure | null {
  const point = standingPoints(state).find(({ id }) => id === act.point);
  if (!point) return refusals.NO_POINT;
  if (!actor.office) {
    if (state.status !== "collecting") return refusals.COLLECTION_OVER;
    if (point.fromUnitId === null || !actor.unitIds.includes(point.fromUnitId)) return refusals.OWN_POINT;
  }
  return blank(act.reason) ? refusals.REASON_NEEDED : null;
}

function issueRefused(
  state: SetState,
  { paper }: Extract<SetAct, { type: "issue" }>,
  day: Day,
): Failure | null {
  if (standingPoints(state).length === 0) return refusals.NOTHING_ISSUED;
  if (state.rounds.some(({ closedOn }) => closedOn === null)) return refusals.ROUND_OPEN;
  const open = state.rounds.flatMap(({ opinions }) =>
    opinions.filter((each) => each.answer === null && !blank(each.text)),
  );
  if (open.length > 0) return refusals.UNANSWERED;
  return paper.date > day ? refusals.FUTURE_PAPER : null;
}

function dispatchRefused(state: SetState, { tasks }: Extract<SetAct, { type: "dispatch" }>): Failure | null {
  if (state.status !== "issued") return state.status === "closed" ? refusals.CLOSED_SET : refusals.NOT_ISSUED;
  if (tasks.length === 0) return refusals.NOTHING_CHOSEN;
  if (new Set(tasks.map(({ point }) => point)).size < tasks.length) return refusals.ALREADY_DISPATCHED;
  const promised = new Map(promisedPoints(state).map((point) => [point.id, point]));
  for (const { point: id } of tasks) {
    const point = promised.get(id);
    if (!point) return refusals.NOT_IN_EDITION;
    if (point.taskId !== null) return refusals.ALREADY_DISPATCHED;
    if (!point.units.some(({ role }) => role === "lead")) return refusals.NO_UNITS;
  }
  return null;
}

function onceIssued(state: SetState): Failure | null {
  if (state.status === "closed") return refusals.CLOSED_SET;
  return state.status === "issued" ? null : refusals.NOT_ISSUED;
}

/** Why an act on a year's work points is refused on a day; null where it may be done. */
export function permit(state: SetState | null, act: SetAct, actor: RecordActor, day: Day): Failure | null {
  if (act.type === "begin") return actor.office ? (state === null ? null : refusals.SET_TAKEN) : OFFICE_ONLY;
  if (state === null) return refusals.NO_POINT;
  if (isOpinionAct(act)) {
    // What was said may still be answered for the record; asking is for drafts.
    return (
      (act.type === "answer-opinion" ? null : unchangeable(state)) ??
      opinionRefused(state.rounds, act, actor, day)
    );
  }
  if (act.type === "add-points" || act.type === "edit-point") return pointsRefused(state, act, actor);
  if (act.type === "drop-point") return unchangeable(state) ?? dropRefused(state, act, actor);
  if (!actor.office) return OFFICE_ONLY;
  switch (act.type) {
    case "set-head":
    case "draft":
    case "collect":
      return unchangeable(state);
    case "join-points":
      return unchangeable(state) ?? joinRefused(state, act);
    case "move-point": {
      const known = new Set(standingPoints(state).map(({ id }) => id));
      const there = known.has(act.point) && (act.before === null || known.has(act.before));
      return unchangeable(state) ?? (there ? null : refusals.NO_POINT);
    }
    case "restore-point":
      return (
        unchangeable(state) ??
        (state.points.some(({ id, dropped }) => id === act.point && dropped !== null)
          ? null
          : refusals.NO_POINT)
      );
    case "issue":
      return unchangeable(state) ?? issueRefused(state, act, day);
    case "revise":
      return onceIssued(state) ?? (blank(act.reason) ? refusals.REASON_NEEDED : null);
    case "dispatch":
      return dispatchRefused(state, act);
    case "take-stock":
      return onceIssued(state);
    case "close":
      return onceIssued(state) ?? (blank(act.reason) ? refusals.REASON_NEEDED : null);
  }
}
