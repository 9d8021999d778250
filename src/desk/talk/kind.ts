import type { ActingFor } from "../../kernel/actor.ts";
import type { Day } from "../../kernel/calendar.ts";
import { refusal, type Sentence } from "../../kernel/error.ts";
import { own, say, text } from "../../kernel/fields.ts";
import { type ActOf, type AskedOf, record } from "../../kernel/record-kind.ts";
import type { Act, Recorded } from "../../kernel/record.ts";

/** Somebody, or everybody of a unit, whom a remark is for. */
export type Mention = { readonly of: "person" | "unit"; readonly id: string };

/** On which record people talk. */
export type About = { readonly kind: string; readonly id: string };

/** What is said at once, and how many may be mentioned with it. */
export const MOST_WORDS = 4_000;
export const MOST_MENTIONS = 20;
/** A thread that grows beyond this is a matter of its own. */
export const MOST_REMARKS = 200;

/** Who spoke: the account, and every id of the own unit. */
type Speaker = { readonly unitIds: readonly string[] };

/** `number` is the version of the act by which it was said; `file` the digest of what was attached. */
export type Remark = Speaker & {
  readonly number: number;
  readonly by: string;
  readonly byId: string | null;
  readonly at: string;
  readonly day: Day;
  readonly mentions: readonly Mention[];
  readonly file: string | null;
  readonly erased: { readonly by: string; readonly on: Day } | null;
};

type Seen = Speaker & { readonly number: number; readonly by: string; readonly byId: string | null };

export type TalkState = {
  readonly about: About;
  readonly title: string;
  readonly regionCode: string;
  readonly status: "open" | "settled";
  readonly remarks: readonly Remark[];
  readonly seen: readonly Seen[];
  readonly settled: { readonly by: string; readonly on: Day } | null;
};

export type TalkSeed = Speaker & {
  readonly about: About;
  readonly title: string;
  readonly regionCode: string;
  readonly mentions: readonly Mention[];
};

const NOT_MENTIONED = refusal(
  "not-mentioned",
  "这里没有等您看的提及。",
  "Nothing in this thread waits for you to see it.",
);
const NOT_YOURS = refusal(
  "not-yours",
  "只有发言人和领导小组办公室可以清除这段话。",
  "Only who said it and the office may erase it.",
);
const GONE = refusal("done", "这段话已经清除，请刷新。", "It is erased already. Reload.");
const FULL = refusal(
  "full",
  `一个话题最多 ${MOST_REMARKS} 条，请标为已解决，另起一个话题。`,
  `A thread holds ${MOST_REMARKS} remarks at most: settle it and begin another.`,
);

const isBy = (who: Mention, { byId, unitIds }: Pick<Remark, "byId" | "unitIds">): boolean =>
  who.of === "person" ? byId === who.id : unitIds.includes(who.id);

/** For whom the thread waits: who was mentioned, and since then neither spoke in it nor said to have seen it. Settled it waits for nobody. */
export function waitsOf({ status, remarks, seen }: TalkState): (Mention & {
  readonly remark: number;
  readonly since: Day;
})[] {
  if (status !== "open") return [];
  return remarks.flatMap(({ number, mentions, day, erased }) =>
    (erased === null ? mentions : [])
      .filter((who) => ![...remarks, ...seen].some((each) => each.number > number && isBy(who, each)))
      .map((who) => ({ ...who, remark: number, since: day })),
  );
}

/** Whether it waits for this person, or for the person's unit and somebody else of it asked. */
export const waitsFor = (
  state: TalkState,
  { accountId, unitIds }: Pick<ActingFor, "accountId" | "unitIds">,
) =>
  waitsOf(state).filter(({ of, id, remark }) =>
    of === "person"
      ? id === accountId
      : unitIds.includes(id) && state.remarks.find(({ number }) => number === remark)?.byId !== accountId,
  );

/** Words without what would make them read otherwise than they were typed: marks of direction, signs of control. */
export const plainWords = (typed: string): string =>
  typed.replace(/[^\P{Cc}\n]|\p{Bidi_Control}/gu, "").trim();

const remarked = (
  state: TalkState,
  { unitIds, mentions, file }: Speaker & Pick<Remark, "mentions" | "file">,
  { version, by, byId, at, day }: Recorded<Act>,
): TalkState => ({
  ...state,
  remarks: [...state.remarks, { number: version, by, byId, unitIds, at, day, mentions, file, erased: null }],
});

const anybody = () => null;
const notFull = ({ remarks }: TalkState) => (remarks.length >= MOST_REMARKS ? FULL : null);
const speaker = (_: TalkState, { unitIds }: ActingFor): Speaker => ({ unitIds });

const { act, apart, kind } = record<TalkState, TalkSeed>();

/** A thread of talk on a record: opened by who says something, answered, settled. Its words stand apart, so that they can be erased. */
export const talk = kind({
  kind: "talk",
  name: say("讨论", "Talk"),
  statuses: { open: say("待解决", "open"), settled: say("已解决", "settled") },
  trailed: say("讨论", "Talk"),
  begins: {
    type: "say",
    name: say("发起讨论", "Begin a thread"),
    refuse: () => null,
    state: ({ about, title, regionCode, ...said }, recorded) =>
      remarked(
        { about, title, regionCode, status: "open", remarks: [], seen: [], settled: null },
        { ...said, file: null },
        recorded,
      ),
    said: (): Sentence => say("发起讨论", "Began a thread"),
  },
  acts: {
    answer: apart<Speaker & { readonly mentions: readonly Mention[] }>()({
      name: say("回复", "Answer"),
      asks: {
        words: text(say("内容", "Words"), { most: MOST_WORDS }),
        mentions: own<readonly Mention[]>(say("提及", "Mentions")),
      },
      by: anybody,
      when: ["open"],
      unless: notFull,
      after: (state, said, recorded) => remarked(state, { ...said, file: null }, recorded),
      said: () => say("回复", "Answered"),
    }),
    attach: apart<Speaker & { readonly file: string }>()({
      name: say("附上文件", "Attach a file"),
      asks: {},
      by: anybody,
      when: ["open"],
      unless: notFull,
      after: (state, said, recorded) => remarked(state, { ...said, mentions: [] }, recorded),
      said: () => say("附上文件", "Attached a file"),
    }),
    seen: act({
      name: say("已阅", "Seen"),
      asks: {},
      adds: speaker,
      by: (actor, state) => (waitsFor(state, actor).length > 0 ? null : NOT_MENTIONED),
      when: ["open"],
      after: (state, { unitIds }, { version, by, byId }) => ({
        ...state,
        seen: [...state.seen, { number: version, by, byId, unitIds }],
      }),
      said: () => say("已阅", "Seen"),
    }),
    settle: act({
      name: say("标为已解决", "Settle"),
      asks: {},
      by: anybody,
      when: ["open"],
      after: (state, _, { by, day: on }) => ({ ...state, status: "settled", settled: { by, on } }),
      said: () => say("标为已解决", "Settled"),
    }),
    reopen: act({
      name: say("重新讨论", "Open again"),
      asks: {},
      by: anybody,
      when: ["settled"],
      after: (state) => ({ ...state, status: "open", settled: null }),
      said: () => say("重新讨论", "Opened again"),
    }),
    erase: apart<{ readonly remark: number }>()({
      name: say("清除", "Erase"),
      done: say("清除一段话", "Erased a remark"),
      asks: { remark: own<number>(say("哪一条", "Which remark")) },
      by: anybody,
      when: ["open", "settled"],
      refuse: ({ remarks }, { remark }, { actor }) => {
        const found = remarks.find(({ number }) => number === remark);
        if (found === undefined || found.erased !== null) return GONE;
        return mayErase(found, actor) ? null : NOT_YOURS;
      },
      after: (state, { remark }, { by, day: on }) => ({
        ...state,
        remarks: state.remarks.map((each) =>
          each.number === remark ? { ...each, mentions: [], file: null, erased: { by, on } } : each,
        ),
      }),
      said: () => say("清除一段话", "Erased a remark"),
    }),
  },
  // Its title is the record's, as it was called when the talk began: words of the talk stand nowhere but apart.
  head: ({ title, regionCode }) => ({ title, regionCode, day: null, unitIds: [] }),
});

/** Who may erase a remark: whoever said it, and the office. */
export const mayErase = ({ byId }: Pick<Remark, "byId">, { accountId, roles }: ActingFor): boolean =>
  (accountId !== null && byId === accountId) || roles.includes("office");

export type TalkAct = ActOf<TalkSeed, "say", typeof talk.acts>;
export type TalkAsked = AskedOf<typeof talk.acts>;

/** A thread as the panel shows it. `words` is null where they are erased, and of a file. */
export type TalkThread = {
  readonly id: string;
  readonly version: number;
  readonly status: TalkState["status"];
  readonly settled: TalkState["settled"];
  /** Types of acts that the reader may do. */
  readonly may: readonly string[];
  readonly remarks: readonly (Pick<Remark, "number" | "by" | "at" | "erased"> & {
    readonly unit: string | null;
    readonly words: string | null;
    readonly mentions: readonly (Mention & { readonly name: string })[];
    readonly file: { readonly digest: string; readonly name: string; readonly size: number } | null;
    readonly mayErase: boolean;
    /** Who said to have seen it. */
    readonly seenBy: readonly string[];
  })[];
};

/** Talk on a record: open threads first, the latest first. `total` and `open` count all, also those that are not shown. */
export type Talk = {
  readonly threads: readonly TalkThread[];
  readonly total: number;
  readonly open: number;
};

/** Somebody, or a unit, who may be mentioned. */
export type Mentionable = Mention & {
  readonly name: string;
  /** Of a person the unit. */
  readonly unit: string | null;
};
