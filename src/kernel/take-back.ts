import { type Failure, refusal, type Sentence } from "./error.ts";

// An act that nobody has built on can be taken back by who did it, for a short while: an act of its own in the record's
// history, after which the record stands as its other acts have it. What was signed, published, settled, receipted or
// sent elsewhere never can: a kind says of which of its acts it holds (`withdrawable`).

/** Takes back the act with this version, the last one before it. */
export type TakeBack = { readonly type: "take-back"; readonly of: number };

/** This product's choice; what an act has caused to be mailed leaves after it. */
export const TAKE_BACK_MINUTES = 10;
const TAKE_BACK_MS = TAKE_BACK_MINUTES * 60_000;

export const TAKEN_BACK: Sentence = { zh: "撤回刚办的一步", en: "Took the latest act back" };

/** The history's line of what took something back, and of what was taken back. */
export const takingBackWords = ({ zh, en }: Sentence): Sentence => ({
  zh: `撤回：${zh}`,
  en: `Took back: ${en}`,
});
export const takenBackWords = ({ zh, en }: Sentence): Sentence => ({
  zh: `${zh}（已撤回）`,
  en: `${en} (taken back)`,
});

/** Whether what was recorded takes something back: it names which act, which an act of a kind's own by this name does not. */
export const isTakeBack = <A extends { readonly type: string }>(act: A | TakeBack): act is TakeBack =>
  act.type === "take-back" && "of" in act;

/** Acts of a record without those that were taken back; what took them back stays, in its place. */
export function withoutTakenBack<R extends { readonly version: number }>(
  recorded: readonly R[],
  actOf: (each: R) => { readonly type: string },
): R[] {
  const gone = new Set(
    recorded.flatMap((each) => {
      const act = actOf(each);
      return isTakeBack(act) ? [act.of] : [];
    }),
  );
  return recorded.filter(({ version }) => !gone.has(version));
}

/** The last act of a record, as far as taking it back goes. */
export type LatestAct = {
  readonly version: number;
  readonly type: string;
  /** When, in milliseconds. */
  readonly at: number;
  readonly byId: string | null;
};

/** Who would take it back, and when. */
type Asking = { readonly accountId: string | null; readonly now: number };

export const NOT_TO_TAKE_BACK = refusal(
  "not-to-take-back",
  "这一步办理后即生效，不能撤回；确有错误的，请用相应的后续步骤更正。",
  "This act takes effect at once and cannot be taken back. Put an error right by the act that follows it.",
);
const NOT_YOUR_ACT = refusal(
  "not-your-act",
  "只能由办理的人自己撤回。",
  "Only the person who did it can take it back.",
);
const BUILT_ON = refusal(
  "built-on",
  "没有撤回：此后又有新的办理，请刷新查看现状。",
  "Not taken back: something was done since. Reload to see how it stands.",
);
const TOO_LATE = refusal(
  "too-late",
  `没有撤回：已超过 ${TAKE_BACK_MINUTES} 分钟。`,
  `Not taken back: more than ${TAKE_BACK_MINUTES} minutes have passed.`,
);

/**
 * Why the act `of` cannot be taken back, null where it can: it is the last, no beginning, of a kind for which that holds,
 * the caller's own, and no older than ten minutes. A clock that was set back makes nothing older.
 */
export function takeBackRefused(
  latest: LatestAct,
  of: number,
  withdrawable: (type: string) => boolean,
  { accountId, now }: Asking,
): Failure | null {
  if (latest.version !== of) return BUILT_ON;
  if (latest.version === 1 || !withdrawable(latest.type)) return NOT_TO_TAKE_BACK;
  if (latest.byId === null || latest.byId !== accountId) return NOT_YOUR_ACT;
  return now - latest.at > TAKE_BACK_MS ? TOO_LATE : null;
}

/** What a page offers to take back, for how many more seconds by the server's clock. */
export type TakeBackOffer = { readonly of: number; readonly seconds: number };

/** The same as an offer, null where there is nothing to take back. */
export function takeBackOffer(
  latest: LatestAct | undefined,
  withdrawable: (type: string) => boolean,
  asking: Asking,
): TakeBackOffer | null {
  if (latest === undefined || takeBackRefused(latest, latest.version, withdrawable, asking) !== null)
    return null;
  const left = Math.min(TAKE_BACK_MS, latest.at + TAKE_BACK_MS - asking.now);
  return { of: latest.version, seconds: Math.floor(left / 1000) };
}
