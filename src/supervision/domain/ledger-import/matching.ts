import { fold } from "../plan-reader/characters.ts";
import type { MeasureRow } from "../plan.ts";
import { asShown } from "../../../kernel/row-seal.ts";
import { type KnownTask, type Registered, registeredTasks } from "./registered.ts";
import { heldShare, pairsOf, sharedShare } from "../../../kernel/similarity.ts";

/**
 * What a row says of itself, for finding what it is; `place` is what stands in its section, measure and number columns;
 * `elsewhere`: it says that it comes from elsewhere than the plan; `decided`: which registered task a person said it is,
 * null: none.
 */
export type Described = {
  readonly text: string;
  readonly place: string;
  readonly elsewhere: boolean;
  readonly decided?: string | null | undefined;
};

export type Match = Registered & {
  readonly measure: MeasureRow | null;
  readonly undertakingId: string | null;
};

/** Similarity from which a row may be the same task; within its own measure less is enough. */
const SAME = 0.55;
const SAME_IN_PLACE = 0.4;
/** A whole measure quoted as one task. */
const MEASURE = 0.6;
/** So much of a place must stand in the measure that it names in words. */
const NAMED = 0.8;
/** A place that states another source is a measure by its ordinal only where it shares so much with it. */
const RELATED = 0.3;
/** A row that comes from elsewhere, or belongs to another measure, is an undertaking only where it says the same. */
const QUOTED = 0.9;
/** Of a text held within the other, so much must be held, and it must be this long. */
const HELD = 0.9;
const HELD_PAIRS = 6;
/** A registered task is only asked about, so a short one held within a row is enough. */
const HELD_TASK_PAIRS = 4;
/** Pairs that stand in more than this share of texts tell nothing about which one it is. */
const COMMON_SHARE = 0.25;

type Candidate = {
  readonly kind: "undertaking" | "task" | "measure";
  readonly id: string;
  readonly measureId: string | null;
  readonly pairs: ReadonlySet<string>;
};
type Placed = { readonly measure: MeasureRow | null; readonly elsewhere: boolean };
type Scored = { readonly row: number; readonly candidate: Candidate; readonly score: number };

/** A place that states a source other than the plan: a meeting's decision, an instruction, an order. */
const OTHER_SOURCE = /议定|纪要|批示|指示|圈阅|交办|(?<!召开.*|参加.*)会议.{0,2}$/m;

const bare = (ordinal: string): string => fold(ordinal).replace(/[\s()、.]/g, "");

/** The ordinal that a text begins with or consists of: `(三)`, `三、`, `3`. */
export function ordinalIn(text: string): string | null {
  const found = /^\s*(?:\(?([一二三四五六七八九十]{1,4})[)、.]|\(?(\d{1,3})\)?(?:[、.](?!\d)|\s*$))/.exec(
    fold(text),
  );
  return found?.[1] ?? found?.[2] ?? null;
}

/** Finds the measure that a place names, by its ordinal or its words; places repeat, so each is looked up once. */
function placeFinder(measures: readonly MeasureRow[]): (place: string) => MeasureRow | null {
  const known = measures.map((measure) => ({ measure, pairs: pairsOf(measure.text) }));
  const find = (place: string): MeasureRow | null => {
    for (const line of place.split("\n")) {
      const ordinal = /^\s*\(/.test(fold(line)) ? ordinalIn(line) : null;
      const named =
        ordinal === null
          ? []
          : measures.filter((each) => each.ordinal !== null && bare(each.ordinal) === ordinal);
      const [one] = named;
      if (named.length !== 1 || one === undefined) continue;
      if (!OTHER_SOURCE.test(line) || heldShare(pairsOf(line), pairsOf(one.text)) >= RELATED) return one;
    }
    const pairs = pairsOf(place);
    if (pairs.size < HELD_PAIRS) return null;
    // What states another source shares its words with measures that speak of meetings, so it must be the whole measure.
    const [share, enough] = OTHER_SOURCE.test(place) ? [sharedShare, MEASURE] : [heldShare, NAMED];
    const [best] = known
      .map((each) => ({ measure: each.measure, score: share(pairs, each.pairs) }))
      .toSorted((a, b) => b.score - a.score);
    return best && best.score >= enough ? best.measure : null;
  };
  const found = new Map<string, MeasureRow | null>();
  return (place) => {
    const before = found.get(place);
    if (before !== undefined) return before;
    const measure = find(place);
    found.set(place, measure);
    return measure;
  };
}

function candidatesOf(measures: readonly MeasureRow[], tasks: readonly KnownTask[]): Candidate[] {
  const of = (kind: Candidate["kind"], id: string, measureId: string | null, text: string): Candidate => ({
    kind,
    id,
    measureId,
    pairs: pairsOf(text),
  });
  return [
    ...tasks.map((task) => of("task", task.id, task.measureId, task.text)),
    ...measures.flatMap((measure) =>
      measure.undertakings.map((each) => of("undertaking", each.id, measure.id, each.text)),
    ),
    ...measures.map((measure) => of("measure", measure.id, measure.id, measure.text)),
  ];
}

function scoreOf(
  pairs: ReadonlySet<string>,
  candidate: Candidate,
  { measure: placed, elsewhere }: Placed,
): number {
  const alike = sharedShare(pairs, candidate.pairs);
  if (elsewhere && candidate.kind !== "task") return alike >= QUOTED ? alike : 0;
  const small = Math.min(pairs.size, candidate.pairs.size);
  const long = candidate.kind === "task" ? HELD_TASK_PAIRS : HELD_PAIRS;
  const held = small >= long && heldShare(pairs, candidate.pairs) >= HELD;
  if (candidate.kind === "measure") return alike >= MEASURE ? alike : 0;
  const enough = placed !== null && placed.id === candidate.measureId ? SAME_IN_PLACE : SAME;
  if (placed !== null && candidate.measureId !== null && placed.id !== candidate.measureId)
    return alike >= QUOTED ? alike : 0;
  return alike >= enough ? alike : held ? SAME : 0;
}

/** A row is compared with what shares one of its rarest pairs: the same task in other words shares several of them. */
const RAREST = 12;

const NOWHERE: Placed = { measure: null, elsewhere: false };

/** Rows and the candidates near them, scored; only rare pairs are followed, so that work stays near linear. */
function scored(
  rows: readonly ReadonlySet<string>[],
  placed: readonly Placed[],
  candidates: readonly Candidate[],
): Scored[] {
  const postings = new Map<string, Candidate[]>();
  for (const candidate of candidates)
    for (const pair of candidate.pairs) {
      const posting = postings.get(pair);
      if (posting) posting.push(candidate);
      else postings.set(pair, [candidate]);
    }
  const most = Math.max(20, candidates.length * COMMON_SHARE);
  return rows.flatMap((pairs, row) => {
    const followed = [...pairs]
      .flatMap((pair) => {
        const posting = postings.get(pair);
        return posting !== undefined && posting.length <= most ? [posting] : [];
      })
      .toSorted((a, b) => a.length - b.length)
      .slice(0, RAREST);
    return [...new Set(followed.flat())].flatMap((candidate): Scored[] => {
      const score = scoreOf(pairs, candidate, placed[row] ?? NOWHERE);
      return score > 0 ? [{ row, candidate, score }] : [];
    });
  });
}

/** Says whether a text shows what an undertaking does that is no task yet, in the measure named, if one is. */
function plannedFinder(measures: readonly MeasureRow[], dispatched: ReadonlyMap<string, KnownTask>) {
  // Each waits under its words alone and under its words in its measure.
  const waiting = new Set(
    measures.flatMap(({ id, undertakings }) =>
      undertakings
        .filter((each) => !dispatched.has(each.id))
        .flatMap(({ text }) => [asShown(text), `${id}|${asShown(text)}`]),
    ),
  );
  return (text: string, place: MeasureRow | null): boolean =>
    waiting.has(place === null ? asShown(text) : `${place.id}|${asShown(text)}`);
}

/**
 * What each row of a ledger is: a task registered already, an undertaking of the plan, or neither. A registered task is
 * found by its text, or by a person among those alike. Nothing is two rows: of undertakings the better match has it.
 * `measure` is where the row belongs as far as it can be told.
 */
export function matchRows(
  rows: readonly Described[],
  measures: readonly MeasureRow[],
  tasks: readonly KnownTask[],
): Match[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const taskById = new Map(tasks.map((task) => [task.id, task]));
  const placeOf = placeFinder(measures);
  const placed = rows.map(({ place, elsewhere }): Placed => ({ measure: placeOf(place), elsewhere }));
  const dispatched = new Map(
    tasks.flatMap((task) => (task.undertakingId === null ? [] : [[task.undertakingId, task] as const])),
  );
  const pairs = rows.map(({ text }) => pairsOf(text));
  const found = scored(pairs, placed, candidatesOf(measures, tasks)).toSorted((a, b) => b.score - a.score);
  const near = rows.map((): Set<KnownTask> => new Set());
  for (const { row, candidate } of found) {
    const task = candidate.kind === "task" ? taskById.get(candidate.id) : dispatched.get(candidate.id);
    if (task) near[row]?.add(task);
  }
  const isPlanned = plannedFinder(measures, dispatched);
  const unplaced = rows.map(({ text, decided }, row) => {
    const { measure = null } = placed[row] ?? NOWHERE;
    return { text, measureId: measure?.id ?? null, planned: isPlanned(text, measure), decided };
  });
  const registered = registeredTasks(unplaced, tasks, (row) => [...(near[row] ?? [])]);
  const taken = new Set(registered.flatMap(({ taskId }) => taskId ?? []));
  const settled = new Set<number>();
  const matches = registered.map((each, row): Match => {
    const known = taskById.get(each.taskId ?? "")?.measureId ?? null;
    const measure = (known === null ? undefined : byId.get(known)) ?? placed[row]?.measure ?? null;
    if (each.taskId !== null) settled.add(row);
    return { ...each, measure, undertakingId: null };
  });
  for (const { row, candidate } of found) {
    const before = matches[row];
    if (candidate.kind === "task" || !before || settled.has(row) || taken.has(candidate.id)) continue;
    const task = dispatched.get(candidate.id);
    if (task && taken.has(task.id)) continue;
    settled.add(row);
    // An undertaking that is a task already is no second one.
    const undertakingId = candidate.kind === "undertaking" && !task ? candidate.id : null;
    if (undertakingId !== null) taken.add(undertakingId);
    matches[row] = {
      ...before,
      measure: byId.get(candidate.measureId ?? "") ?? before.measure,
      undertakingId,
    };
  }
  return matches;
}
