import type { ActingFor } from "./actor.ts";
import type { Day } from "./calendar.ts";
import { type Failure, refusal, type Sentence } from "./error.ts";
import { isTakeBack, type TakeBack, type TakeBackOffer, withoutTakenBack } from "./take-back.ts";

// What people decide on is a record: the fold of its recorded acts. Every slice that has such records keeps them alike
// (src/platform/records), in tables of its own schema.

export type Act = { readonly type: string };

/** An act as it was done: `version` counts from 1, `at` is a UTC instant, `day` its day in Asia/Shanghai. */
export type Recorded<A extends Act> = {
  readonly version: number;
  readonly at: string;
  readonly day: Day;
  readonly by: string;
  readonly byId: string | null;
  readonly act: A;
};

/** Who acts: for the office, or for units. The leader and others read only. */
export type RecordActor = {
  readonly accountId: string | null;
  readonly office: boolean;
  /** Units for which the actor may act, as head or liaison; every id under which they are known. */
  readonly unitIds: readonly string[];
};

/** What lists find and sort a record by. */
export type RecordHead = {
  readonly title: string;
  readonly status: string;
  readonly regionCode: string;
  readonly day: Day | null;
  readonly until: Day | null;
  readonly unitIds: readonly string[];
  readonly measureIds: readonly string[];
  /** Words beside the title by which it is found. */
  readonly words?: readonly string[];
};

/**
 * One kind of record as pure functions. `permit` says why an act is refused on a day, null where it may be done: the one
 * set of rules, asked by the server for an act and by `mayOf` for what to offer. `fold` takes the first act with `null`.
 */
export type RecordShape<S, A extends Act, W = RecordActor> = {
  readonly kind: string;
  readonly fold: (state: S | null, recorded: Recorded<A>) => S;
  readonly permit: (state: S | null, act: A, actor: W, day: Day) => Failure | null;
  readonly head: (state: S) => RecordHead;
  /** An act in words, for the history; names of units by their ids. */
  readonly sentence: (act: A, unitName: (id: string) => string) => Sentence;
  /** Whether acts of this type can be taken back for a while; none where it is left out. */
  readonly withdrawable?: (type: string) => boolean;
};

/** A record with what lists know of it. */
export type RecordView<S> = {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly sample: boolean;
  readonly reported: boolean;
  readonly state: S;
  readonly begunAt: string;
  readonly begunBy: string;
  readonly changedAt: string;
  readonly changedBy: string;
};

/** A line of a list. */
export type RecordLine = Omit<RecordView<never>, "state"> &
  Omit<RecordHead, "words" | "regionCode"> & {
    readonly regionCode: string;
  };

/** One line of a record's history, newest first. */
export type RecordHistory = {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly sentence: Sentence;
};

/** A record as its page opens it. `names`: of the units that it names, by id. */
export type Opened<S> = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly state: S;
  readonly names: Readonly<Record<string, string>>;
  readonly history: readonly RecordHistory[];
  /** What the reader did last and can still take back. */
  readonly takeBack?: TakeBackOffer | null;
  /** Who reads, as the rules see them. */
  readonly actor: ActingFor;
  readonly day: Day;
};

/** A file kept with a record. */
export type Attachment = {
  readonly digest: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly addedAt: string;
  readonly addedBy: string;
};

/** What stands in a record's history. */
export type Done<A extends Act> = Recorded<A | TakeBack>;

/** Acts that stand, without what was taken back and what took it back. */
export const actsStanding = <A extends Act>(acts: readonly Done<A>[]): Recorded<A>[] =>
  withoutTakenBack(acts, ({ act }) => act).filter((each): each is Recorded<A> => !isTakeBack<A>(each.act));

/** The state after all acts of a record, in order, without those that were taken back. */
export function foldRecord<S, A extends Act, W>(
  { fold }: Pick<RecordShape<S, A, W>, "fold">,
  acts: readonly Done<A>[],
): S {
  let state: S | null = null;
  for (const recorded of actsStanding<A>(acts)) state = fold(state, recorded);
  if (state === null) throw new Error("a record has at least the act that began it");
  return state;
}

/** Types of `acts` that the actor may do now; each is given with what it would be done with. */
export const mayOf = <S, A extends Act, W>(
  shape: RecordShape<S, A, W>,
  state: S,
  acts: readonly A[],
  actor: W,
  day: Day,
): A["type"][] => acts.filter((act) => shape.permit(state, act, actor, day) === null).map(({ type }) => type);

export const NO_RECORD = refusal(
  "not-found",
  "没有这条记录，请回到列表。",
  "There is no such record. Go back to the list.",
);

export const BEGUN = refusal("begun", "这条记录已经建立，请刷新。", "This record exists already. Reload.");

export const DONE_ALREADY = refusal(
  "done",
  "这一步已经办过或已不能再办，请刷新查看现状。",
  "This step was taken already or can no longer be taken. Reload to see how it stands.",
);

export const KEY_TAKEN = refusal(
  "key-taken",
  "没有保存：这一请求的编号已用于另一步操作。请刷新后再办。",
  "Not saved: the key of this request was used for another act. Reload and try again.",
);

const clock = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

/** Somebody acted since: refused with who and when, so that nothing is overwritten unseen. */
export const changedSince = (by: string, at: string): Failure<"stale"> =>
  refusal(
    "stale",
    `没有保存：${by}已于 ${clock(at)} 作了改动。请刷新后再办。`,
    `Not saved: ${by} changed it at ${clock(at)}. Reload and try again.`,
  );
