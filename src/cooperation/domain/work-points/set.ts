import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { TaskOrder } from "../../../kernel/work.ts";
import type { OpinionAct, Solicitation } from "../opinions.ts";

/** 征集, 起草, 征求意见, 已印发, 已结束. */
export const SET_STATUSES = ["collecting", "drafting", "consulting", "issued", "closed"] as const;
export type SetStatus = (typeof SET_STATUSES)[number];

/** Whose paper it is: the region's special group, which sends it to us, or our own city's leading group. */
export const SET_ISSUERS = ["region", "city"] as const;
export type SetIssuer = (typeof SET_ISSUERS)[number];

/** What of the plan a point serves; `undertakingId` null means the measure as a whole. */
export type Served = { readonly measureId: string; readonly undertakingId: string | null };

/** What a person writes of a point. `goal`: a figure to be reached, in words; `chapter`: its heading in the paper. */
export type PointWords = {
  readonly chapter: string;
  readonly text: string;
  readonly goal: string;
  readonly units: TaskOrder["units"];
  readonly deadline: TaskOrder["deadline"];
  readonly serves: readonly Served[];
};

/** A point as it is contributed: by a unit, or by the office where `fromUnitId` is null; `source`: the file it was read from. */
export type PointSeed = PointWords & {
  readonly id: string;
  readonly fromUnitId: string | null;
  readonly source: string | null;
};

export type WorkPoint = PointSeed & {
  /** As it was contributed; what the office made of it stands in `text`. */
  readonly contributed: string;
  /** Points that were joined into this one. */
  readonly joined: readonly string[];
  readonly dropped: { readonly reason: string; readonly on: Day; readonly by: string } | null;
  readonly taskId: string | null;
};

export type IssuedPaper = { readonly title: string; readonly number: string; readonly date: Day };

/** What was issued once; a revision issues the next edition, and this one stays as it went out. */
export type Edition = {
  readonly edition: number;
  readonly paper: IssuedPaper;
  /** Why it replaced the one before; empty for the first. */
  readonly reason: string;
  readonly points: readonly WorkPoint[];
};

/** Where a point stands: 已办结, 按计划推进 (green), 需关注 (amber), 滞后 (red), 暂不判断 (grey), 未交办. */
export const STANDINGS = ["closed", "on-course", "watch", "late", "open", "undispatched"] as const;
export type PointStanding = (typeof STANDINGS)[number];
export type StandingCounts = Readonly<Record<PointStanding, number>>;

export type RecordedStock = {
  readonly on: Day;
  readonly by: string;
  readonly counts: StandingCounts;
  readonly rows: readonly {
    readonly point: string;
    readonly standing: PointStanding;
    readonly reason: Sentence | null;
  }[];
};

export type SetState = {
  /** The special group 专项工作组, as the office names it. */
  readonly group: string;
  readonly year: number;
  readonly planId: string;
  readonly regionCode: string;
  readonly title: string;
  readonly issuer: SetIssuer;
  /** Until when units contribute, null where no day was set. */
  readonly collectBy: Day | null;
  readonly note: string;
  readonly status: SetStatus;
  /** In the order of the paper. */
  readonly points: readonly WorkPoint[];
  readonly rounds: readonly Solicitation[];
  readonly editions: readonly Edition[];
  /** Why the coming edition is made, null while there is none to come. */
  readonly revising: string | null;
  readonly stocks: readonly RecordedStock[];
  readonly closing: string;
};

export type SetSeed = Pick<
  SetState,
  "group" | "year" | "planId" | "regionCode" | "title" | "issuer" | "collectBy" | "note"
>;

export type PointTask = { readonly point: string; readonly task: string };

export type SetAct =
  | { readonly type: "begin"; readonly seed: SetSeed }
  | ({ readonly type: "set-head" } & Pick<SetSeed, "title" | "issuer" | "collectBy" | "note">)
  | { readonly type: "add-points"; readonly points: readonly PointSeed[] }
  | { readonly type: "edit-point"; readonly point: string; readonly words: PointWords }
  | {
      readonly type: "join-points";
      readonly into: string;
      readonly points: readonly string[];
      readonly text: string;
    }
  | {
      readonly type: "move-point";
      readonly point: string;
      /** The point before which it shall stand, null: at the end. */
      readonly before: string | null;
      readonly chapter: string;
    }
  | { readonly type: "drop-point"; readonly point: string; readonly reason: string }
  | { readonly type: "restore-point"; readonly point: string }
  | { readonly type: "collect" }
  | { readonly type: "draft" }
  | { readonly type: "issue"; readonly paper: IssuedPaper }
  | { readonly type: "revise"; readonly reason: string }
  | { readonly type: "dispatch"; readonly tasks: readonly PointTask[] }
  | { readonly type: "take-stock"; readonly stock: Pick<RecordedStock, "counts" | "rows"> }
  | { readonly type: "close"; readonly reason: string }
  | OpinionAct;

/** Points that stand: neither dropped nor joined into another. */
export const standingPoints = ({ points }: Pick<SetState, "points">): WorkPoint[] =>
  points.filter(({ dropped }) => dropped === null);

/** Points under their chapters, in the order of the paper; a chapter that comes again is printed once. */
export function byChapter<T extends { readonly chapter: string }>(
  points: readonly T[],
): { readonly chapter: string; readonly points: readonly T[] }[] {
  const chapters = new Map<string, T[]>();
  for (const point of points) chapters.set(point.chapter, [...(chapters.get(point.chapter) ?? []), point]);
  return [...chapters].map(([chapter, its]) => ({ chapter, points: its }));
}

/** What is in force, in the order in which it is printed: the latest edition where one was issued, else the draft. */
export const promisedPoints = (state: Pick<SetState, "points" | "editions">): WorkPoint[] => {
  const latest = state.editions.at(-1);
  const standing = standingPoints(latest ?? state);
  const printed = byChapter(standing).flatMap(({ points }) => points);
  if (!latest) return printed;
  // Tasks are registered after the paper went out; their ids are kept with the draft.
  const tasks = new Map(state.points.map(({ id, taskId }) => [id, taskId]));
  return printed.map((point) => ({ ...point, taskId: tasks.get(point.id) ?? point.taskId }));
};
