import { isDay } from "../../kernel/calendar.ts";
import { ok, type Result } from "../../kernel/result.ts";
import type { ResponsibilityRole } from "./reading.ts";
import type { Decision, Draft, DraftMeasure, DraftUndertaking, DraftUnit } from "./review.ts";
import { refuse, type ReviewCode } from "./review-refusals.ts";

type Of<T extends Decision["type"]> = Extract<Decision, { type: T }>;
export type MeasureDecision = Of<
  | "set-text"
  | "set-units"
  | "set-deadline"
  | "confirm-measure"
  | "edit-undertaking"
  | "split-undertaking"
  | "merge-undertaking"
  | "add-undertaking"
  | "remove-undertaking"
>;

/** The rule name of what a person decided, beside the rules of the reader. */
export const DECIDED = "decided";

export const ROLES: readonly ResponsibilityRole[] = ["lead", "support", "guide"];

/** An id that no sibling has yet; the same decisions always give the same ids. */
export function freeId(taken: readonly { readonly id: string }[], stem: string): string {
  for (let n = 2; ; n += 1) {
    const id = `${stem}.${n}`;
    if (taken.every((item) => item.id !== id)) return id;
  }
}

/** A text in two at a position; null when one side would be blank or a character would be cut in half. */
export function cutText(text: string, at: number): readonly [head: string, tail: string] | null {
  const [head, tail] = [text.slice(0, at), text.slice(at)];
  return head.trim() === "" || tail.trim() === "" || /[\ud800-\udbff]$/.test(head) ? null : [head, tail];
}

/** Naming a unit that already has another role in the measure moves it, with its print. */
function setUnits(measure: DraftMeasure, role: ResponsibilityRole, names: readonly string[]) {
  const known = ROLES.flatMap((each) => measure[each]);
  const wanted = names.map((name) => name.trim());
  if (wanted.includes("")) return refuse("empty-text");
  if (new Set(wanted).size < wanted.length) return refuse("unit-twice");
  const units = wanted.map((name): DraftUnit => {
    const same = measure[role].find((unit) => unit.name === name);
    const moved = known.find((unit) => unit.name === name || unit.printed === name);
    return same ?? { printed: moved?.printed ?? null, name, span: moved?.span ?? null, rule: DECIDED };
  });
  const without = (units: readonly DraftUnit[]) => units.filter((unit) => !wanted.includes(unit.name));
  const { lead, support, guide } = measure;
  const rest = { lead: without(lead), support: without(support), guide: without(guide) };
  return ok({ ...measure, ...rest, [role]: units });
}

function setDeadline(measure: DraftMeasure, { kind, latest, thenContinuous }: Of<"set-deadline">) {
  const dated = kind === "date";
  if (dated ? latest === null || !isDay(latest) : latest !== null) return refuse("bad-deadline");
  const { printed } = measure.deadline;
  const value = { kind, raw: printed.raw, latest, thenContinuous: dated && thenContinuous };
  return ok({ ...measure, deadline: { printed, value } });
}

function splitUndertaking(all: readonly DraftUndertaking[], at: number, index: number) {
  const whole = all[index];
  if (!whole) return refuse("unknown-undertaking");
  const parts = cutText(whole.text, at);
  if (!parts) return refuse("bad-position");
  const [head, tail] = parts;
  // The span holds exactly the text only while the lengths agree.
  const exact = whole.span && whole.span[1] - whole.span[0] === whole.text.length;
  const cut = whole.span && exact ? whole.span[0] + at : null;
  const pieces: DraftUndertaking[] = [
    { ...whole, text: head, span: whole.span && cut !== null ? [whole.span[0], cut] : whole.span },
    {
      ...whole,
      id: freeId(all, whole.id),
      text: tail,
      span: whole.span && cut !== null ? [cut, whole.span[1]] : whole.span,
    },
  ];
  return ok(all.toSpliced(index, 1, ...pieces));
}

function mergeUndertaking(all: readonly DraftUndertaking[], index: number) {
  const [first, second] = [all[index], all[index + 1]];
  if (!first) return refuse("unknown-undertaking");
  if (!second) return refuse("nothing-to-merge");
  const merged: DraftUndertaking = {
    ...first,
    text: first.text + second.text,
    span:
      first.span && second.span
        ? [Math.min(first.span[0], second.span[0]), Math.max(first.span[1], second.span[1])]
        : (first.span ?? second.span),
    confirmed: first.confirmed && second.confirmed,
  };
  return ok(all.toSpliced(index, 2, merged));
}

function changeUndertakings(
  measure: DraftMeasure,
  decision: Of<
    "edit-undertaking" | "split-undertaking" | "merge-undertaking" | "add-undertaking" | "remove-undertaking"
  >,
): Result<readonly DraftUndertaking[], ReviewCode> {
  const all = measure.undertakings;
  if (decision.type === "add-undertaking") {
    const [text, { kind }] = [decision.text.trim(), decision];
    if (text === "") return refuse("empty-text");
    const id = freeId(all, `${measure.id}-u`);
    return ok([...all, { id, text, verb: "", object: "", kind, span: null, confirmed: true }]);
  }
  const index = all.findIndex((undertaking) => undertaking.id === decision.undertaking);
  const found = all[index];
  if (!found) return refuse("unknown-undertaking");
  switch (decision.type) {
    case "edit-undertaking": {
      const [text, { kind }] = [decision.text.trim(), decision];
      if (text === "") return refuse("empty-text");
      return ok(all.with(index, { ...found, text, kind, confirmed: true }));
    }
    case "split-undertaking":
      return splitUndertaking(all, decision.at, index);
    case "merge-undertaking":
      return mergeUndertaking(all, index);
    case "remove-undertaking":
      return ok(all.toSpliced(index, 1));
  }
}

function change(measure: DraftMeasure, decision: MeasureDecision): Result<DraftMeasure, ReviewCode> {
  switch (decision.type) {
    case "set-text": {
      const value = decision.text.trim();
      if (value === "") return refuse("empty-text");
      return ok({ ...measure, text: { printed: measure.text.printed, value } });
    }
    case "set-units":
      return setUnits(measure, decision.role, decision.names);
    case "set-deadline":
      return setDeadline(measure, decision);
    case "confirm-measure": {
      const { confirmed } = decision;
      const undertakings = measure.undertakings.map((undertaking) => ({ ...undertaking, confirmed }));
      return ok({ ...measure, confirmed, undertakings });
    }
    default: {
      const undertakings = changeUndertakings(measure, decision);
      return undertakings.ok ? ok({ ...measure, undertakings: undertakings.value }) : undertakings;
    }
  }
}

/** Applies a decision that leaves the list of measures as it is. */
export function decideOnMeasure(draft: Draft, decision: MeasureDecision): Result<Draft, ReviewCode> {
  const index = draft.measures.findIndex((measure) => measure.id === decision.measure);
  const measure = draft.measures[index];
  if (!measure) return refuse("unknown-measure");
  const next = change(measure, decision);
  return next.ok ? ok({ ...draft, measures: draft.measures.with(index, next.value) }) : next;
}
