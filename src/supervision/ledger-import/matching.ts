import { fold } from "../domain/plan-reader/characters.ts";
import type { MeasureRow } from "../domain/plan.ts";
import { type Planned, plannedOf, sameAsPlanned, type Undertaken, undertakenBy } from "./planned.ts";
import { type KnownTask, type Registered, registeredTasks } from "./registered.ts";
import { heldShare, pairsOf, sharedShare } from "../../kernel/similarity.ts";

/**
 * What a row says of itself, for finding what it is; `place` is what stands in its section, measure and number columns;
 * `elsewhere`: it says that it comes from elsewhere than the plan; `decided`: which registered task or undertaking a person
 * said it is, null: none.
 */
export type Described = {
  readonly text: string;
  readonly place: string;
  readonly elsewhere: boolean;
  readonly decided?: string | null | undefined;
};

export type Match = Registered &
  Omit<Undertaken, "doubt"> & {
    readonly measure: MeasureRow | null;
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
/** A row that comes from elsewhere, or belongs to another measure, may be an undertaking only where it says nearly the same. */
const QUOTED = 0.9;
/** Of a text held within the other, so much must be held, and it must be this long. */
const HELD = 0.9;
const HELD_PAIRS = 6;
/** A short registered task held within a row is asked about as well. */
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

/**
 * What each row of a ledger is: a task registered already, an undertaking of the plan, or neither. Both are found by their
 * text, or by a person among those alike; nothing is two rows. `measure` is where the row belongs as far as it can be told.
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
  const planned = plannedOf(measures, (id) => dispatched.has(id));
  const plannedById = new Map(planned.map((each) => [each.id, each]));
  const pairs = rows.map(({ text }) => pairsOf(text));
  const found = scored(pairs, placed, candidatesOf(measures, tasks)).toSorted((a, b) => b.score - a.score);
  const near = rows.map(() => ({ tasks: new Set<KnownTask>(), planned: new Set<Planned>() }));
  const likeliest = new Map<number, MeasureRow>();
  for (const { row, candidate } of found) {
    const task = candidate.kind === "task" ? taskById.get(candidate.id) : dispatched.get(candidate.id);
    if (task) near[row]?.tasks.add(task);
    const undertaking = plannedById.get(candidate.id);
    if (undertaking) near[row]?.planned.add(undertaking);
    const measure = candidate.kind === "task" ? undefined : byId.get(candidate.measureId ?? "");
    if (measure && !likeliest.has(row)) likeliest.set(row, measure);
  }
  const same = sameAsPlanned(planned);
  const unplaced = rows.map(({ text, decided }, row) => {
    const measureId = placed[row]?.measure?.id ?? null;
    const isPlanned = same(text, measureId).length > 0;
    // Who said that it is an undertaking said that it is no registered task.
    const said = decided != null && plannedById.has(decided) ? null : decided;
    return { text, measureId, planned: isPlanned, decided: said };
  });
  const registered = registeredTasks(unplaced, tasks, (row) => [...(near[row]?.tasks ?? [])]);
  const unregistered = rows.map(({ text, decided }, row) => ({
    text,
    decided,
    measureId: placed[row]?.measure?.id ?? null,
    registered: registered[row]?.taskId != null || registered[row]?.doubt === "same-text",
  }));
  const undertaken = undertakenBy(unregistered, planned, (row) => [...(near[row]?.planned ?? [])]);
  return registered.map((each, row): Match => {
    const { doubt, ...undertaking } = undertaken[row] ?? { doubt: null, undertakingId: null, planned: [] };
    const known =
      taskById.get(each.taskId ?? "")?.measureId ??
      plannedById.get(undertaking.undertakingId ?? "")?.measureId ??
      "";
    const measure = byId.get(known) ?? placed[row]?.measure ?? null;
    return {
      ...each,
      ...undertaking,
      doubt: each.doubt ?? doubt,
      measure: measure ?? (each.taskId === null ? (likeliest.get(row) ?? null) : null),
    };
  });
}
