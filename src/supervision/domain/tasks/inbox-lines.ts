import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { InboxKinds, InboxLine } from "../../../kernel/inbox.ts";
import { NO_LIMIT } from "../../../kernel/inbox.ts";
import type { TaskActor } from "./action.ts";
import { DUTY_NAMES, dutyName } from "./duty-names.ts";
import { periodName } from "./light-words.ts";
import type { Period } from "./schedule.ts";
import type { WorkDuty } from "./task-row.ts";
import type { TaskState } from "./task.ts";
import { dutiesOf } from "./work.ts";

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

/** What a unit owes on a task as lines of the inbox of this person: those of 我的工作, each duty one. */
export function unitLines(
  state: TaskState,
  asker: Pick<TaskActor, "office" | "unitIds" | "head" | "liaison">,
  asked: { readonly asOf: Day; readonly periods: readonly Period[]; readonly sample: boolean },
): InboxLine[] {
  return state.assignments
    .filter(({ unitId }) => asker.unitIds.includes(unitId))
    .flatMap((assignment) =>
      dutiesOf(state, assignment, asker, asked).map((duty, at): InboxLine => {
        const what = duty.report ?? duty.period ?? (duty.kind === "reminder" ? `${duty.by} ${at}` : "");
        return {
          id: `task-${duty.kind}/${state.id}/${assignment.unitId} ${what}`.trim(),
          kind: `task-${duty.kind}`,
          subject: state.text,
          why: whyOf(duty),
          due: duty.by,
          late: duty.late,
          since: duty.kind === "receive" ? state.dispatchedOn : null,
          link: linkOf(duty, state.id),
          weight: WEIGHTS[duty.kind],
          sample: asked.sample,
        };
      }),
    );
}

/** A thing that waits for a decision of the office. */
export type OfficeWait = {
  readonly kind: keyof typeof OFFICE_KINDS;
  readonly taskId: string;
  readonly text: string;
  readonly unit: string | null;
  readonly report: string | null;
  readonly since: Day | null;
  readonly sample: boolean;
};

export const OFFICE_WHY: Readonly<Record<OfficeWait["kind"], Sentence>> = {
  "review-report": { zh: "审核报送", en: "Review the report" },
  "review-extension": { zh: "审核延期申请", en: "Decide on the extension" },
  "review-claim": { zh: "审核办结申请", en: "Decide on the closing" },
  "task-judge": {
    zh: "时限在启用前已过，核定是否完成",
    en: "Its date had passed before adoption: say what came of it",
  },
  "task-dispatch": { zh: "已立项，交办给责任单位", en: "Registered: dispatch it to its units" },
};

export function officeLine({ kind, taskId, text, unit, report, since, sample }: OfficeWait): InboxLine {
  const { zh, en } = OFFICE_WHY[kind];
  const reviewed = kind.startsWith("review-");
  return {
    id: `${kind}/${taskId}/${report ?? since ?? ""}`,
    kind,
    subject: text,
    why: unit === null ? { zh, en } : { zh: `${zh}：${unit}`, en: `${en}: ${unit}` },
    // No limit is set for the office's own decisions.
    ...NO_LIMIT,
    since,
    link: reviewed ? `/review-queue?kind=${kind.slice("review-".length)}` : `/tasks/${taskId}`,
    weight: reviewed ? 2 : 1,
    sample,
  };
}
