import type { Day } from "../../../kernel/calendar.ts";
import type { Organisation } from "../../../kernel/organisation.ts";
import type { ResolutionReading, TaskBrief, TaskOrder } from "../../../kernel/work.ts";
import type { MeetingState, Resolution } from "./meeting.ts";
import type { NearPlace } from "./minutes-places.ts";

type Units = Resolution["units"];

/** A resolution with what a person needs to decide on it. */
export type ResolutionLine = {
  readonly resolution: Resolution;
  /** Its sentence in the minutes, or its own words where a person wrote it; what the task will quote. */
  readonly quote: string;
  /** Names as printed that the roster does not know: a person chooses the unit. */
  readonly unknown: readonly { readonly name: string; readonly role: "lead" | "support" }[];
  /** Undertakings of the plan that say much the same, the nearest first; never chosen by itself. */
  readonly near: readonly NearPlace[];
  /** Where its task stands; null before it is dispatched, and for readers who do not see that task. */
  readonly task: Pick<TaskBrief, "id" | "number" | "light" | "reason" | "phase" | "due"> | null;
};

export type MinutesDetail = {
  readonly meeting: string;
  readonly version: number;
  readonly sample: boolean;
  readonly status: MeetingState["status"];
  readonly title: string;
  readonly date: Day | null;
  readonly planId: string | null;
  /** What was said and who was there, for the office and leaders only: null for others. */
  readonly minutes: {
    readonly text: string;
    readonly on: Day;
    /** The file that they were read from. */
    readonly file: { readonly name: string; readonly digest: string } | null;
  } | null;
  readonly lines: readonly ResolutionLine[];
  /** Whether the reader may decide on them. */
  readonly office: boolean;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly places: readonly {
    readonly measureId: string;
    readonly ordinal: string | null;
    readonly number: number;
    readonly text: string;
    readonly undertakings: readonly { readonly id: string; readonly text: string }[];
  }[];
  /** Hard problems of the agenda, which a resolution may decide. */
  readonly problems: readonly { readonly id: string; readonly title: string }[];
};

/** What the page of a task shows of the meeting that gave it. */
export type MeetingOfTask = {
  readonly id: string;
  readonly title: string;
  readonly date: Day | null;
  readonly sample: boolean;
  readonly resolution: string;
  readonly ordinal: string | null;
  /** Which of the meeting's resolutions it is, from 1. */
  readonly place: number;
  readonly quote: string;
} | null;

type RosterEntry = Pick<Organisation, "id" | "name" | "aliases" | "collective" | "memberIds">;

const compact = (name: string): string => name.replace(/\s/g, "");

/**
 * The units of printed names, by exact name or alias only; a collective of the roster (各旗县区) stands for its members. The
 * first role of a unit counts. `unknown` are the names that nobody on the roster has.
 */
export function matchUnits(
  printed: Resolution["printed"],
  roster: readonly RosterEntry[],
): { readonly units: Units; readonly unknown: readonly { name: string; role: "lead" | "support" }[] } {
  const known = new Map(
    roster.flatMap((unit) => [unit.name, ...unit.aliases].map((name) => [compact(name), unit] as const)),
  );
  const units = new Map<string, Units[number]>();
  const unknown: { name: string; role: "lead" | "support" }[] = [];
  for (const role of ["lead", "support"] as const)
    for (const name of printed[role]) {
      const unit = known.get(compact(name));
      const ids = unit === undefined ? [] : unit.collective ? unit.memberIds : [unit.id];
      if (ids.length === 0) unknown.push({ name, role });
      for (const unitId of ids) if (!units.has(unitId)) units.set(unitId, { unitId, role });
    }
  return { units: [...units.values()], unknown };
}

const ANNOTATION =
  /\s*[（(【[](?=[^）)】\]]*(?:责任|牵头|配合|完成时限|完成时间|时限)[^）)】\]]*[:：])[^（()）]*[）)】\]][。；;]?$/;
const OPENING = /^会议(?:一致|原则)?(?:议定|决定|明确|要求|确定)[:：，,]\s*/;

/** The words of a task from a sentence of minutes: without the annotation that names its units, and without 会议议定. */
export function taskWords(sentence: string): string {
  const joined = sentence.replace(/\s*\n\s*/g, "").trim();
  const bare = joined.replace(ANNOTATION, "").replace(OPENING, "").trim();
  return (bare === "" ? joined : bare).slice(0, 5_000);
}

/** Readings as resolutions to decide on. `newId` gives each its id. */
export const proposeResolutions = (
  readings: readonly ResolutionReading[],
  roster: readonly RosterEntry[],
  newId: () => string,
): Resolution[] =>
  readings.map(({ text, span, ordinal, lead, support, deadline, time }) => ({
    id: newId(),
    text: taskWords(text),
    span,
    ordinal,
    printed: { lead, support },
    units: matchUnits({ lead, support }, roster).units,
    deadline,
    time,
    recurrence: time.recurrence,
    measureId: null,
    undertakingId: null,
    state: "proposed",
    taskId: null,
  }));

/** Hard problems on the agenda of a meeting, each once. */
export function problemsOf({ agenda }: Pick<MeetingState, "agenda">): MinutesDetail["problems"] {
  const titles = agenda.flatMap(({ about, title }): [string, string][] =>
    about?.kind === "problem" ? [[about.id, title]] : [],
  );
  return [...new Map(titles)].map(([id, title]) => ({ id, title }));
}

/** The sentence that a task of the resolution quotes, verbatim. */
export const quoteOf = ({ minutes }: Pick<MeetingState, "minutes">, { span, text }: Resolution): string =>
  span === null || minutes === null ? text : minutes.text.slice(...span);

/**
 * The task of a resolution. An undertaking that has a task already (`taken`) keeps it: the new one hangs on the measure.
 */
export function taskOrderOf(
  meeting: Pick<MeetingState, "title" | "date" | "minutes">,
  resolution: Resolution,
  taken: ReadonlySet<string>,
): TaskOrder {
  const { measureId, undertakingId, text, units, deadline, recurrence = null } = resolution;
  return {
    measureId,
    undertakingId: undertakingId !== null && taken.has(undertakingId) ? null : undertakingId,
    source: {
      kind: "meeting",
      title: meeting.title,
      paper: null,
      date: meeting.date,
      quote: quoteOf(meeting, resolution),
    },
    text,
    units,
    deadline,
    recurrence,
  };
}

/** The tasks of resolutions in their order; of two that name one undertaking the first takes it. */
export function taskOrders(
  meeting: Pick<MeetingState, "title" | "date" | "minutes">,
  resolutions: readonly Resolution[],
  takenBefore: Iterable<string>,
): TaskOrder[] {
  const taken = new Set(takenBefore);
  return resolutions.map((resolution) => {
    const order = taskOrderOf(meeting, resolution, taken);
    if (order.undertakingId !== null) taken.add(order.undertakingId);
    return order;
  });
}
