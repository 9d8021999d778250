import type { Day } from "../../../kernel/calendar.ts";
import type { Organisation } from "../../../kernel/organisation.ts";
import type { ResolutionReading, TaskBrief, TaskOrder, PlanMeasureBrief } from "../../../kernel/work.ts";
import type { MeetingState, Resolution } from "../../domain/meetings/meeting.ts";
import { refusal } from "../../../kernel/error.ts";
import { heldShare, pairsOf, sharedShare } from "../../../kernel/similarity.ts";

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

export const NOT_MINUTES = refusal(
  "unsupported-type",
  "会议纪要请上传 Word（.docx）、PDF 或文本文件，也可以直接粘贴文字。",
  "Upload minutes as Word (.docx), PDF or text, or paste their words.",
);
/** Read on the thread that serves everybody. */
export const MOST_MINUTES = 200_000;
export const MINUTES_TOO_LONG = refusal(
  "too-large",
  "纪要超过 20 万字，请只上传这次会议的纪要正文。",
  "The minutes are longer than 200,000 characters. Upload the minutes of this meeting only.",
);
export const NO_SUCH_RESOLUTION = refusal(
  "no-such-part",
  "会议里没有这项议定事项，请刷新后再办。",
  "The meeting has no such resolution. Reload and try again.",
);
export const NO_PLAN_FOR_TASKS = refusal(
  "no-plan",
  "还没有正式发布的方案，任务无处登记。请先导入并发布方案，再转任务。",
  "No plan is published yet, so tasks have nowhere to stand. Import and publish a plan first.",
);
export const PROBLEM_NOT_DISCUSSED = refusal(
  "problem-not-discussed",
  "所选问题不在本次会议的议程上，请刷新后重新选择。",
  "That problem is not on this meeting's agenda. Reload and choose again.",
);

export const PLACE_UNKNOWN = refusal(
  "unknown-measure",
  "所选的举措或具体任务不在方案里，请重新选择。",
  "The measure or undertaking is not part of the plan. Choose again.",
);
export const unitsMissing = (text: string) =>
  refusal(
    "unit-needed",
    `“${text.slice(0, 40)}”还没有牵头单位，请先选定再转任务。`,
    `“${text.slice(0, 40)}” has no leading unit yet. Choose one first.`,
  );
export const dayMissing = (text: string, raw: string) =>
  refusal(
    "day-needed",
    `“${text.slice(0, 40)}”的时限“${raw}”还不能确定是哪一天，请选定日期。`,
    `The time limit “${raw}” of “${text.slice(0, 40)}” is no certain day yet. Choose the day.`,
  );
export const NOTHING_DECIDED = refusal(
  "no-minutes",
  "还没有会议纪要和议定事项，请先录入会议纪要。",
  "There are neither minutes nor resolutions yet. Record the minutes first.",
);
export const OFFICE_PAPER = refusal(
  "forbidden",
  "这份材料含参会人员姓名或会议讨论内容，仅供办公室使用。",
  "This paper holds names of persons or what was discussed; it is for the office.",
);

/** An undertaking that says much the same as a text; `likeness` from 0 to 1. */
export type NearPlace = {
  readonly measureId: string;
  readonly ordinal: string | null;
  readonly number: number;
  readonly undertakingId: string;
  readonly text: string;
  readonly likeness: number;
};

/** Below this two texts of plans share no more than the words that all of them share. */
const LEAST_LIKENESS = 0.3;
/** Short undertakings are held by chance; what both share of each other weighs against it. */
const FEWEST_PAIRS = 4;

type Known = Omit<NearPlace, "likeness"> & { readonly pairs: ReadonlySet<string> };

/** Prepares the undertakings of a plan, so that many texts can be compared with them. */
export function nearestPlaces(
  measures: readonly PlanMeasureBrief[],
): (text: string, most: number) => NearPlace[] {
  const known: Known[] = measures.flatMap(({ id, ordinal, number, undertakings }) =>
    undertakings.map((undertaking) => ({
      measureId: id,
      ordinal,
      number,
      undertakingId: undertaking.id,
      text: undertaking.text,
      pairs: pairsOf(undertaking.text),
    })),
  );
  return (text, most) => {
    const own = pairsOf(text);
    return known
      .map(({ pairs, ...place }) => ({ ...place, likeness: likenessOf(own, pairs) }))
      .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
      .toSorted((a, b) => b.likeness - a.likeness || a.number - b.number)
      .slice(0, most);
  };
}

function likenessOf(own: ReadonlySet<string>, pairs: ReadonlySet<string>): number {
  if (Math.min(own.size, pairs.size) < FEWEST_PAIRS) return 0;
  return (heldShare(own, pairs) + sharedShare(own, pairs)) / 2;
}
