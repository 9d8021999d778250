import { type Failure, refusal, type Sentence } from "../../../../kernel/error.ts";
import type { BundleItem } from "../standards/bundle.ts";
import { plainCode } from "../items/codes.ts";
import { plainName } from "../items/name-likeness.ts";
import type { CaseAct, CaseState, FrozenItem } from "./case.ts";

/** A case of the same application that is to be approved first, and how it stands. */
export type Before = {
  readonly caseId: string;
  readonly number: string;
  readonly itemName: string;
  readonly state: "open" | "approved" | "failed";
};

/** How a case stands for those that come after it: approved, come to nothing, or not over. */
export const standingBefore = ({ stage, decided }: Pick<CaseState, "stage" | "decided">): Before["state"] => {
  if (decided !== null) return decided.outcome === "approved" ? "approved" : "failed";
  return stage === "not-accepted" || stage === "withdrawn" ? "failed" : "open";
};

const isItem = ({ code, name, city }: BundleItem, item: FrozenItem): boolean =>
  (city === null || city === item.city) &&
  (code === null
    ? plainName(name) === plainName(item.name)
    : item.catalogCode !== null && plainCode(code) === plainCode(item.catalogCode));

/** Which of some kept items come after which, as their bundle orders them; by id of the item. */
export function orderOf(
  bundle: readonly BundleItem[],
  items: readonly FrozenItem[],
): ReadonlyMap<string, readonly string[]> {
  const kept = new Map(
    bundle.map((each) => [each.id, items.find((item) => isItem(each, item))?.id] as const),
  );
  return new Map(
    bundle.flatMap(({ id, after }) => {
      const own = kept.get(id);
      const before = after.flatMap((each) => kept.get(each) ?? []).filter((each) => each !== own);
      return own === undefined || before.length === 0 ? [] : [[own, before] as const];
    }),
  );
}

/** Steps with which work on a case begins and ends; others (refusing it, taking it back) need not wait. */
const WAITING: readonly CaseAct["type"][] = ["hand-over", "accept", "begin-special", "decide"];

const open = (before: readonly Before[]): Before[] => before.filter(({ state }) => state !== "approved");

/** What a case waits for, in words; null where nothing. */
export function waitSentence(before: readonly Before[]): Sentence | null {
  const waiting = open(before);
  if (waiting.length === 0) return null;
  const failed = waiting.filter(({ state }) => state === "failed");
  const named = (of: readonly Before[]): string =>
    of.map(({ itemName, number }) => `“${itemName}”（${number}）`).join("、");
  return failed.length > 0
    ? {
        zh: `按一件事的先后顺序，这一件要等${named(failed)}办成，而它没有办成：不能继续办理。请先重新办成它，或撤回这一件。`,
        en: `In the order of the bundle this comes after ${named(failed)}, which came to nothing: it cannot go on. Have that approved first, or withdraw this one.`,
      }
    : {
        zh: `按一件事的先后顺序，这一件要等${named(waiting)}批准后才能移交、受理和决定。请先办它。`,
        en: `In the order of the bundle this is handed over, accepted and decided only after ${named(waiting)} is approved. See to that first.`,
      };
}

/** Why a step has to wait for what the bundle puts before it; null where it need not. */
export function orderRefused(type: CaseAct["type"], before: readonly Before[]): Failure | null {
  const waits = WAITING.includes(type) ? waitSentence(before) : null;
  return waits === null ? null : refusal("not-yet", waits.zh, waits.en);
}
