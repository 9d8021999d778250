import type { ActionRequestInput } from "../../contract/action-request.ts";
import type { NamedUnit, Possibility } from "../../domain/tasks/action.ts";
import type { Evidence, Judgement, ReminderMatter } from "../../domain/tasks/task.ts";

/** A stage as its form holds it: texts until it is sent. */
export type StageDraft = {
  readonly id?: string;
  readonly title: string;
  readonly goal: string;
  readonly unit: string;
  readonly due: string;
};

/** What a person fills in, whatever the act; forms show the fields that theirs needs. */
export type ActionValues = {
  readonly reason: string;
  readonly basis: string;
  readonly paper: string;
  readonly to: string;
  readonly until: string;
  readonly note: string;
  readonly matter: ReminderMatter;
  readonly outcome: Judgement["outcome"];
  readonly text: string;
  readonly leader: string;
  readonly remark: string;
  readonly stages: readonly StageDraft[];
  readonly units: readonly NamedUnit[];
  readonly evidence: readonly Evidence[];
};

export const EMPTY_VALUES: ActionValues = {
  reason: "",
  basis: "",
  paper: "",
  to: "",
  until: "",
  note: "",
  matter: "report",
  outcome: "done",
  text: "",
  leader: "",
  remark: "",
  stages: [],
  units: [],
  evidence: [],
};

export type ActionField = keyof ActionValues;

/** The fields of each act's form, those that must be filled first; acts without any need only a confirmation. */
export function fieldsOf(
  type: Possibility["type"],
  outcome: Judgement["outcome"],
): { readonly needed: readonly ActionField[]; readonly free: readonly ActionField[] } {
  switch (type) {
    case "send-back":
    case "return":
    case "refuse-extension":
    case "return-claim":
    case "reopen":
    case "resume":
      return { needed: ["reason"], free: [] };
    case "close":
    case "make-standing":
      return { needed: ["basis"], free: [] };
    case "claim":
      return { needed: ["basis"], free: ["evidence"] };
    case "remind":
      return { needed: ["matter"], free: ["note"] };
    case "request-extension":
      return { needed: ["to", "reason"], free: [] };
    case "grant-extension":
      return { needed: ["to", "paper"], free: [] };
    case "judge":
      return outcome === "extended"
        ? { needed: ["outcome", "to", "paper", "basis"], free: [] }
        : { needed: ["outcome", "basis"], free: ["paper"] };
    case "suspend":
      return { needed: ["reason"], free: ["until"] };
    case "revise":
      return { needed: ["text"], free: ["leader", "remark"] };
    case "decompose":
      return { needed: ["stages"], free: [] };
    case "reassign":
      return { needed: ["units", "reason"], free: [] };
    default:
      return { needed: [], free: [] };
  }
}

/** Whether everything that the act needs is filled in. */
export function isComplete(type: Possibility["type"], values: ActionValues): boolean {
  return fieldsOf(type, values.outcome).needed.every((field) =>
    field === "stages"
      ? values.stages.every(({ title }) => title.trim() !== "")
      : values[field].length > 0 && (typeof values[field] !== "string" || values[field].trim() !== ""),
  );
}

const orNull = (words: string): string | null => (words.trim() === "" ? null : words.trim());

/** The act as it is asked for; null where the possibility lacks what the server names in it. */
export function requestOf(possible: Possibility, values: ActionValues): ActionRequestInput | null {
  const { unit, report, extension, step } = possible;
  const { reason, basis, paper, to, until } = values;
  const ofReport = unit === undefined || report === undefined ? null : { unit, report };
  switch (possible.type) {
    case "dispatch":
      return { type: "dispatch" };
    case "receive":
      return unit === undefined ? null : { type: "receive", unit };
    case "decompose":
      return { type: "decompose", unit: unit ?? null, stages: values.stages.map(stageOf) };
    case "sign":
    case "accept":
      return ofReport && { type: possible.type, ...ofReport };
    case "send-back":
    case "return":
      return ofReport && { type: possible.type, ...ofReport, reason };
    case "remind":
      return unit === undefined || step === undefined
        ? null
        : { type: "remind", unit, step, matter: values.matter, note: orNull(values.note) };
    case "request-extension":
      return unit === undefined ? null : { type: "request-extension", unit, to, reason };
    case "grant-extension":
      return extension === undefined ? null : { type: "grant-extension", extension, to, paper };
    case "refuse-extension":
      return extension === undefined ? null : { type: "refuse-extension", extension, reason };
    case "claim":
      return unit === undefined ? null : { type: "claim", unit, basis, evidence: [...values.evidence] };
    case "close":
    case "make-standing":
      return { type: possible.type, basis };
    case "return-claim":
    case "reopen":
    case "resume":
      return { type: possible.type, reason };
    case "judge":
      return {
        type: "judge",
        outcome: values.outcome,
        basis,
        paper: orNull(paper),
        to: values.outcome === "extended" ? orNull(to) : null,
      };
    case "reassign":
      return { type: "reassign", units: [...values.units], reason };
    case "suspend":
      return { type: "suspend", reason, until: orNull(until) };
    case "revise":
      return {
        type: "revise",
        text: values.text,
        leader: orNull(values.leader),
        remark: orNull(values.remark),
      };
    // Reports have a page of their own; history comes with imports.
    case "report":
    case "note-history":
      return null;
  }
}

const stageOf = ({ id, title, goal, unit, due }: StageDraft) => ({
  ...(id === undefined ? {} : { id }),
  title,
  goal: goal.trim() === "" ? null : Number(goal),
  unit: orNull(unit),
  due: orNull(due),
});
