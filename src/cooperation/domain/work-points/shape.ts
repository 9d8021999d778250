import { isOpinionAct, opinionsAfter } from "../opinions.ts";
import type { Recorded, RecordHead, RecordShape } from "../../../kernel/record.ts";
import { permit } from "./permit.ts";
import { sentence } from "./sentences.ts";
import {
  type PointSeed,
  type Served,
  type SetAct,
  type SetState,
  standingPoints,
  type WorkPoint,
} from "./set.ts";

const contributedPoint = (seed: PointSeed): WorkPoint => ({
  ...seed,
  contributed: seed.text,
  joined: [],
  dropped: null,
  taskId: null,
});

const servedKey = ({ measureId, undertakingId }: Served): string => `${measureId} ${undertakingId ?? ""}`;

/** Both lists, each thing once, the first named first. */
const united = <T>(lists: readonly (readonly T[])[], key: (each: T) => string): T[] =>
  [
    ...new Map(
      lists
        .flat()
        .toReversed()
        .map((each) => [key(each), each]),
    ).values(),
  ].toReversed();

/** The point into which others were joined: its own words, the units and the plan's undertakings of all. */
function joinedPoint(into: WorkPoint, others: readonly WorkPoint[], text: string): WorkPoint {
  const all = [into, ...others];
  return {
    ...into,
    text,
    goal: united([all.map(({ goal }) => goal).filter((goal) => goal !== "")], (goal) => goal).join("；"),
    units: united(
      all.map(({ units }) => units),
      ({ unitId }) => unitId,
    ),
    serves: united(
      all.map(({ serves }) => serves),
      servedKey,
    ),
    joined: [...into.joined, ...others.map(({ id }) => id)],
  };
}

function moved(
  points: readonly WorkPoint[],
  id: string,
  before: string | null,
  chapter: string,
): WorkPoint[] {
  const rest = points.filter((point) => point.id !== id);
  const found = points.filter((point) => point.id === id).map((point) => ({ ...point, chapter }));
  const at = before === null || before === id ? -1 : rest.findIndex((point) => point.id === before);
  if (before === id) return points.map((point) => (point.id === id ? { ...point, chapter } : point));
  return at < 0 ? [...rest, ...found] : [...rest.slice(0, at), ...found, ...rest.slice(at)];
}

const one = (state: SetState, id: string, change: (point: WorkPoint) => WorkPoint): SetState => ({
  ...state,
  points: state.points.map((point) => (point.id === id ? change(point) : point)),
});

/** The set after an act; see {@link SetAct} for what each is. */
export function fold(before: SetState | null, { act, day, by }: Recorded<SetAct>): SetState {
  if (act.type === "begin")
    return {
      ...act.seed,
      status: "collecting",
      points: [],
      rounds: [],
      editions: [],
      revising: null,
      stocks: [],
      closing: "",
    };
  if (before === null) throw new Error("a year's work points are begun first");
  if (isOpinionAct(act)) {
    const rounds = opinionsAfter(before.rounds, { act, day, by });
    return { ...before, rounds, ...(act.type === "solicit" ? { status: "consulting" } : {}) };
  }
  switch (act.type) {
    case "set-head": {
      const { type: _, ...head } = act;
      return { ...before, ...head };
    }
    case "add-points":
      return { ...before, points: [...before.points, ...act.points.map(contributedPoint)] };
    case "edit-point":
      return one(before, act.point, (point) => ({ ...point, ...act.words }));
    case "join-points": {
      const others = before.points.filter(({ id }) => id !== act.into && act.points.includes(id));
      const gone = new Set(others.map(({ id }) => id));
      const dropped = { reason: `并入：${act.text}`.slice(0, 200), on: day, by };
      return {
        ...before,
        points: before.points.map((point) => {
          if (gone.has(point.id)) return { ...point, dropped };
          return point.id === act.into ? joinedPoint(point, others, act.text) : point;
        }),
      };
    }
    case "move-point":
      return { ...before, points: moved(before.points, act.point, act.before, act.chapter) };
    case "drop-point":
      return one(before, act.point, (point) => ({ ...point, dropped: { reason: act.reason, on: day, by } }));
    case "restore-point":
      return {
        ...before,
        points: before.points.map((point) => ({
          ...point,
          joined: point.joined.filter((id) => id !== act.point),
          dropped: point.id === act.point ? null : point.dropped,
        })),
      };
    case "collect":
      return { ...before, status: "collecting" };
    case "draft":
      return { ...before, status: "drafting" };
    case "issue": {
      const edition = before.editions.length + 1;
      const issued = {
        edition,
        paper: act.paper,
        reason: before.revising ?? "",
        points: standingPoints(before),
      };
      return {
        ...before,
        title: act.paper.title,
        status: "issued",
        revising: null,
        editions: [...before.editions, issued],
      };
    }
    case "revise":
      return { ...before, status: "drafting", revising: act.reason };
    case "dispatch": {
      const tasks = new Map(act.tasks.map(({ point, task }) => [point, task]));
      return {
        ...before,
        points: before.points.map((point) => ({
          ...point,
          taskId: point.taskId ?? tasks.get(point.id) ?? null,
        })),
      };
    }
    case "take-stock":
      return { ...before, stocks: [...before.stocks, { ...act.stock, on: day, by }] };
    case "close":
      return { ...before, status: "closed", closing: act.reason };
  }
}

function head(state: SetState): RecordHead {
  const points = standingPoints(state);
  return {
    title: state.title,
    status: state.status,
    regionCode: state.regionCode,
    day: `${state.year}-01-01`,
    until: `${state.year}-12-31`,
    unitIds: points.flatMap(({ units }) => units.map(({ unitId }) => unitId)),
    measureIds: points.flatMap(({ serves }) => serves.map(({ measureId }) => measureId)),
    words: [state.group, String(state.year), ...points.map(({ text }) => text)],
  };
}

/** A special group's work points of a year, from the first contribution to the year's end. */
export const workPointsShape: RecordShape<SetState, SetAct> = {
  kind: "work-points",
  fold,
  permit,
  head,
  sentence,
};
