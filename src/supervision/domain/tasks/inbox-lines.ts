import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { dueOn, holder, type InboxKinds, type InboxLine, staffOf, type Wait } from "../../../kernel/inbox.ts";
import { pendingExtension } from "./duties.ts";
import { DUTY_NAMES, dutyName } from "./duty-names.ts";
import { periodName } from "./light-words.ts";
import type { Period } from "./schedule.ts";
import type { WorkDuty } from "./task-row.ts";
import type { TaskState } from "./task.ts";
import { DEADLINE_NEAR_DAYS, dutiesOf } from "./work.ts";

type DutyKind = WorkDuty["kind"];
const DUTIES = Object.keys(DUTY_NAMES) as DutyKind[];

/** What waits for the office of a task, beside what its units owe. */
const OFFICE_KINDS = {
  "review-report": { zh: "报送待审", en: "Reports to review" },
  "review-extension": { zh: "延期申请待审", en: "Extensions to decide" },
  "review-claim": { zh: "办结申请待审", en: "Closings to decide" },
  "task-judge": { zh: "待核定", en: "To be judged" },
  "task-dispatch": { zh: "待交办", en: "To dispatch" },
} as const satisfies InboxKinds;

export const TASK_KINDS: InboxKinds = {
  ...Object.fromEntries(DUTIES.map((kind) => [`task-${kind}`, DUTY_NAMES[kind]])),
  ...OFFICE_KINDS,
};

/** A duty lapses or somebody waits; what merely comes near is work. */
const WEIGHTS: Readonly<Record<DutyKind, InboxLine["weight"]>> = {
  returned: 2,
  sign: 2,
  reminder: 2,
  report: 2,
  "review-support": 2,
  deadline: 1,
  receive: 1,
};

/** Where a duty is done: the form for what is written, the desk of the head for what is signed, the task for the rest. */
function linkOf({ kind, period }: WorkDuty, task: string): string {
  if (kind === "sign") return "/my-work?kind=sign";
  if (kind === "receive" || kind === "deadline" || kind === "reminder") return `/tasks/${task}`;
  return `/tasks/${task}/report${period === null ? "" : `?period=${period}`}`;
}

/** What a duty asks for: its name, period and reason. */
export function whyOf(duty: WorkDuty): Sentence {
  const name = dutyName(duty);
  const period = duty.period === null ? null : periodName(duty.period);
  const reason = duty.reason === null || duty.reason === "" ? null : duty.reason;
  return {
    zh: `${name.zh}${period === null ? "" : `：${period.zh}`}${reason === null ? "" : `（${reason}）`}`,
    en: `${name.en}${period === null ? "" : `: ${period.en}`}${reason === null ? "" : ` (${reason})`}`,
  };
}

/** Who does a unit's duties: its people, and those of the office that belong to it; liaisons sign nothing. */
const whomOf = ({ kind }: WorkDuty, unitId: string): string[] => [
  ...(kind === "sign" ? [holder("unit-head", unitId)] : staffOf(unitId)),
  holder("office", unitId),
];

const EVERYBODY = { office: true, head: true, liaison: true };
const END = "9999-12-31";

/** A line of a duty; a date is near from thirty days before, and past once it is over. */
function dutyWaits(
  duty: WorkDuty,
  what: string,
  rest: Pick<Wait, "kind" | "whom" | "since" | "link">,
): Wait[] {
  const { kind, by } = duty;
  const wait = (late: boolean): Wait => ({
    ...rest,
    what,
    why: whyOf({ ...duty, late }),
    weight: WEIGHTS[kind],
    ...dueOn(by),
  });
  if (kind !== "deadline" || by === null) return [wait(false)];
  const past = addDays(by, 1);
  return [
    { ...wait(false), from: addDays(by, -DEADLINE_NEAR_DAYS), until: past },
    { ...wait(true), from: past },
  ];
}

/** What units owe on a task whatever the day but its periodic reports: the duties of 我的工作, each one line. */
export const unitWaits = (state: TaskState): Wait[] =>
  state.assignments.flatMap((assignment) => {
    const { unitId } = assignment;
    // As of the end of days nothing is still to come, and no report is asked for without a period.
    const duties = dutiesOf(state, assignment, EVERYBODY, { asOf: END, periods: [] });
    const reminders = duties.filter(({ kind }) => kind === "reminder");
    return duties.flatMap((duty) => {
      const what =
        duty.report ??
        duty.period ??
        (duty.kind === "reminder" ? `${duty.by} ${reminders.indexOf(duty)}` : "");
      return dutyWaits(duty, `${unitId} ${what}`.trim(), {
        kind: `task-${duty.kind}`,
        whom: whomOf(duty, unitId),
        since: duty.kind === "receive" ? state.dispatchedOn : null,
        link: linkOf(duty, state.id),
      });
    });
  });

/** What is asked for of a unit for a period, as a line of the inbox. */
export function reportLine(
  {
    taskId,
    unitId,
    text,
    sample,
  }: Readonly<Record<"taskId" | "unitId" | "text", string>> & { readonly sample: boolean },
  { key, due }: Pick<Period, "key" | "due">,
  asOf: Day,
): InboxLine {
  const late = due < asOf;
  const duty: WorkDuty = { kind: "report", by: due, late, period: key, report: null, reason: null };
  return {
    id: `task-report/${taskId}/${unitId} ${key}`,
    kind: "task-report",
    subject: text,
    why: whyOf(duty),
    due,
    late,
    since: null,
    link: linkOf(duty, taskId),
    weight: WEIGHTS.report,
    sample,
  };
}

type OfficeKind = keyof typeof OFFICE_KINDS;

export const OFFICE_WHY: Readonly<Record<OfficeKind, Sentence>> = {
  "review-report": { zh: "审核报送", en: "Review the report" },
  "review-extension": { zh: "审核延期申请", en: "Decide on the extension" },
  "review-claim": { zh: "审核办结申请", en: "Decide on the closing" },
  "task-judge": {
    zh: "时限在启用前已过，核定是否完成",
    en: "Its date had passed before adoption: say what came of it",
  },
  "task-dispatch": { zh: "已立项，交办给责任单位", en: "Registered: dispatch it to its units" },
};

type Unreviewed = {
  readonly kind: OfficeKind;
  readonly unit: string | null;
  readonly since: Day | null;
  readonly what: string;
};

/** Reports of lead units, by the day on which they were entered, and what else waits for a decision of the office. */
function unreviewed(state: TaskState, enteredOn: ReadonlyMap<string, Day>): Unreviewed[] {
  if (state.phase === "closed") return [];
  const reports = state.assignments
    .filter(({ role }) => role === "lead")
    .flatMap(({ unitId, open }) =>
      open
        .filter(({ status }) => status === "submitted")
        .map(({ id }) => ({
          kind: "review-report" as const,
          unit: unitId,
          since: enteredOn.get(id) ?? null,
          what: id,
        })),
    );
  const pending = pendingExtension(state);
  return [
    ...reports,
    ...(pending === undefined
      ? []
      : [
          {
            kind: "review-extension" as const,
            unit: pending.unitId,
            since: pending.askedOn,
            what: pending.askedOn,
          },
        ]),
    ...(state.claim === null
      ? []
      : [
          {
            kind: "review-claim" as const,
            unit: state.claim.unitId,
            since: state.claim.on,
            what: state.claim.on,
          },
        ]),
  ];
}

/** What of a task waits for the office. No limit is set for its own decisions. */
export function officeWaits(state: TaskState, enteredOn: ReadonlyMap<string, Day>): Wait[] {
  const since = state.dispatchedOn ?? state.registeredOn;
  const kind =
    state.phase === "registered"
      ? "task-dispatch"
      : state.phase !== "closed" && state.awaitsJudgement
        ? "task-judge"
        : null;
  const whom = ["office"];
  return [
    ...unreviewed(state, enteredOn).map((each): Wait => ({
      kind: each.kind,
      what: each.what,
      why: OFFICE_WHY[each.kind],
      ofUnit: each.unit,
      whom,
      since: each.since,
      link: `/review-queue?kind=${each.kind.slice("review-".length)}`,
      weight: 2,
    })),
    ...(kind === null
      ? []
      : [
          {
            kind,
            what: since,
            why: OFFICE_WHY[kind],
            whom,
            since,
            link: `/tasks/${state.id}`,
            weight: 1 as const,
          },
        ]),
  ];
}
