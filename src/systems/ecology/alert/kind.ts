import type { ActingFor } from "../../../kernel/actor.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { refusal } from "../../../kernel/error.ts";
import { at, choice, line, optional, pick, say, text, yes } from "../../../kernel/fields.ts";
import type { Opened } from "../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../kernel/record-kind.ts";
import { bureauOf } from "../../../kernel/bureau.ts";
import { ESCALATIONS } from "./clock.ts";
import { isUnanswered, type Notice } from "./notice.ts";
import type { River } from "./river.ts";

const STATUSES = {
  raised: say("待确认", "waiting for acknowledgement"),
  running: say("处置中", "being dealt with"),
  closed: say("已关闭", "closed"),
};

/** The eight tasks of 环应急〔2020〕5号. */
export const TASKS = {
  system: say("协作制度", "Rules of cooperation"),
  warning: say("研判预警", "Assessment and early warning"),
  retention: say("科学拦污控污", "Holding back and controlling pollution"),
  information: say("信息通报", "Telling each other"),
  monitoring: say("联合监测", "Joint monitoring"),
  response: say("协同处置", "Joint response"),
  mediation: say("纠纷调处", "Settling disputes"),
  means: say("基础保障", "Means and supplies"),
};

export const CAUSES = {
  accident: say("事故泄漏", "accident or spill"),
  discharge: say("违法或超标排放", "illegal or excessive discharge"),
  natural: say("洪水、凌汛等自然原因", "flood, ice or another natural cause"),
  "false-alarm": say("误报", "false alarm"),
  "drill-over": say("演练结束", "end of the drill"),
  unknown: say("未查明", "not found"),
};

/** What an officer fills in when something is wrong at a section. */
export const RAISING = {
  section: pick(say("断面", "Section")),
  what: line(say("异常", "Anomaly"), {
    most: 120,
    help: say(
      "看到或测到什么，如“水面有油膜”“氨氮 4.2 mg/L”。",
      "What was seen or measured, as an oil film, ammonia 4.2 mg/L.",
    ),
  }),
  seenAt: optional(
    line(say("发现时刻", "Seen at"), {
      most: 30,
      help: say(
        "如 2026-07-01 08:00（上海时间）；不填即现在。",
        "As 2026-07-01 08:00 (Shanghai); now where it is left empty.",
      ),
    }),
  ),
  more: optional(text(say("说明", "Details"), { most: 2_000 })),
  drill: yes(say("这是演练", "This is a drill")),
};

export type AlertSeed = {
  readonly section: string;
  readonly what: string;
  /** Instant as UTC. */
  readonly seenAt: string;
  readonly more: string;
  readonly drill: boolean;
  readonly raiser: { readonly unitId: string; readonly regionCode: string };
  readonly notices: readonly Notice[];
  /** Cities concerned whose ecology bureau the roster lacks. */
  readonly unreached: readonly string[];
  readonly minutes: number;
  /** What of the river it went by, as it stood when it was raised. */
  readonly river?: River;
};
type Sample = {
  readonly unitId: string;
  readonly on: string;
  readonly place: string;
  readonly result: string;
};
export type AlertState = AlertSeed & {
  readonly status: keyof typeof STATUSES;
  readonly tasks: readonly (keyof typeof TASKS)[];
  readonly samples: readonly Sample[];
  readonly cause: keyof typeof CAUSES | null;
};

const NOT_ECOLOGY = refusal(
  "not-ecology",
  "预警由生态环境局发出和处置；请联系本市生态环境局。",
  "Alerts are raised and dealt with by ecology bureaus: ask the one of your city.",
);
const NOT_TOLD = refusal(
  "not-told",
  "这条预警没有发给您的单位，不用确认。",
  "This alert was not sent to your unit; there is nothing to acknowledge.",
);
const ACKNOWLEDGED = refusal(
  "acknowledged",
  "您的单位已经确认，请刷新后查看。",
  "Your unit has acknowledged it already: reload the page.",
);
const NOT_DUE = refusal(
  "not-due",
  "这个单位已经确认或答复，或已经催办。",
  "This unit has acknowledged or answered it, or the office was told already.",
);
const BY_ITSELF = refusal(
  "by-itself",
  "催办由系统到时自动进行。",
  "Escalation is done by the system when it is due.",
);
const NOT_OFFICE = refusal(
  "not-office",
  "由领导小组办公室办理。",
  "This is done by the leading group's office.",
);
const DRILL_ONLY = refusal(
  "drill-only",
  "只有演练才以“演练结束”关闭，请选真实原因。",
  "Only a drill is closed as one; choose the real cause.",
);
const STILL_DRILL = refusal(
  "still-drill",
  "演练只以“演练结束”关闭；演练中发现真实异常的，请另发预警。",
  "A drill ends as a drill. Raise an alert of its own for anything real that was found meanwhile.",
);

const worksAs = ({ roles, unitIds }: ActingFor, unitId: string): boolean =>
  unitIds.includes(unitId) && (roles.includes("liaison") || roles.includes("unit-head"));
const isOffice = ({ system, roles }: ActingFor): boolean => system || roles.includes("office");
const ownNotice = (actor: ActingFor, { notices }: AlertSeed): Notice | undefined =>
  notices.find(({ unitId }) => worksAs(actor, unitId));
const isParty = (actor: ActingFor, seed: AlertSeed): boolean =>
  worksAs(actor, seed.raiser.unitId) || ownNotice(actor, seed) !== undefined;
const ofParties = (actor: ActingFor, state: AlertSeed) => (isParty(actor, state) ? null : NOT_ECOLOGY);
/** What the office is told of a bureau when its time is over. */
export const LAPSES = {
  acknowledgement: say("未确认", "not acknowledged"),
  answer: say("未首次答复", "not answered"),
};
/** Whether a bureau lacks what it was to give in time, and nobody was told yet. */
const lapses: Readonly<Record<keyof typeof LAPSES, (notice: Notice) => boolean>> = {
  acknowledgement: ({ acknowledgedAt, escalatedAt }) => acknowledgedAt === null && escalatedAt === null,
  answer: (notice) => isUnanswered(notice) && notice.answerEscalatedAt === undefined,
};
/** The office was told of what still lacks, and has reached nobody by telephone since. */
export const isSilent = (notice: Notice): boolean =>
  notice.reachedAt === null &&
  ((notice.acknowledgedAt === null && notice.escalatedAt !== null) ||
    (isUnanswered(notice) && notice.answerEscalatedAt !== undefined));

/** Acknowledged, and to be answered for the first time. */
export const isAnswering = (notice: Notice): boolean =>
  notice.acknowledgedAt !== null && isUnanswered(notice);

/** With the first answer of a bureau that was told, if this is it. */
const answered = (state: AlertState, unitId: string | undefined, at: string): AlertState => ({
  ...state,
  notices: state.notices.map((notice) =>
    notice.unitId === unitId && isUnanswered(notice) ? { ...notice, answeredAt: at } : notice,
  ),
});
/** The party that somebody works for; reports recorded before it was kept have none. */
const partyOf = ({ raiser, notices }: AlertSeed, { unitIds }: ActingFor): string =>
  [raiser, ...notices].find(({ unitId }) => unitIds.includes(unitId))?.unitId ?? raiser.unitId;

const changed = (state: AlertState, unitId: string, change: Partial<Notice>): AlertState => {
  const notices = state.notices.map((notice) =>
    notice.unitId === unitId ? { ...notice, ...change } : notice,
  );
  const open = notices.some(({ acknowledgedAt }) => acknowledgedAt === null);
  return { ...state, notices, status: open ? "raised" : "running" };
};

const DRILL = say("【演练】", "[drill] ");

/** What an alert is called: a drill says so wherever it is named. */
export const alertTitle = ({ section, what, drill }: Pick<AlertSeed, "section" | "what" | "drill">): string =>
  `${drill ? DRILL.zh : ""}${section}：${what}`;

const { act, kind } = record<AlertState, AlertSeed>();
const OPEN = ["raised", "running"];

/** An anomaly of which both bureaus of a river are told, with clocks, until its cause is known. */
export const alert = kind({
  kind: "alert",
  name: say("上下游预警", "Alert along the river"),
  statuses: STATUSES,
  begins: {
    type: "raise",
    name: say("发出预警", "Raise an alert"),
    done: say("发出上下游预警", "Raised an alert along the river"),
    refuse: ({ raiser }, { actor }) =>
      worksAs(actor, raiser.unitId) && bureauOf({ name: actor.unitName ?? "" }) === "ecology"
        ? null
        : NOT_ECOLOGY,
    state: (seed) => ({
      ...seed,
      status: seed.notices.length > 0 ? "raised" : "running",
      tasks: [],
      samples: [],
      cause: null,
    }),
    said: ({ raiser, section, what, drill }, unitName) =>
      say(
        `${drill ? DRILL.zh : ""}${unitName(raiser.unitId)}在${section}断面发现：${what}`,
        `${drill ? DRILL.en : ""}${unitName(raiser.unitId)} at section ${section}: ${what}`,
      ),
  },
  acts: {
    acknowledge: act({
      name: say("确认收到", "Acknowledge"),
      done: say("确认收到预警", "Acknowledged an alert"),
      asks: {},
      adds: (state, actor) => ({ unitId: ownNotice(actor, state)?.unitId ?? "" }),
      waits: ({ status }) => (status === "raised" ? "told" : null),
      by: (actor, state) => (ownNotice(actor, state) ? null : NOT_TOLD),
      when: OPEN,
      unless: (state, { actor }) => (ownNotice(actor, state)?.acknowledgedAt === null ? null : ACKNOWLEDGED),
      after: (state, { unitId }, recorded) =>
        changed(state, unitId, { acknowledgedAt: recorded.at, acknowledgedBy: recorded.by }),
      said: ({ unitId }, unitName) =>
        say(`${unitName(unitId)}确认收到`, `${unitName(unitId)} acknowledged it`),
    }),
    escalate: act({
      name: say("逾时，报告办公室", "Tell the office that time is over"),
      done: say(
        "预警到时未确认或未答复，报告办公室",
        "Told the office of an alert that was not acknowledged or answered in time",
      ),
      // Acts recorded before answers were looked for are of acknowledgements.
      asks: {
        unitId: pick(say("单位", "Unit")),
        lapse: optional(choice(say("逾时事项", "What lacks"), LAPSES)),
        told: optional(choice(say("报告", "Told"), ESCALATIONS)),
      },
      by: ({ system }) => (system ? null : BY_ITSELF),
      when: OPEN,
      refuse: ({ notices }, { unitId, lapse }) =>
        notices.some((each) => each.unitId === unitId && lapses[lapse ?? "acknowledgement"](each))
          ? null
          : NOT_DUE,
      after: (state, { unitId, lapse }, { at: instant }) =>
        changed(
          state,
          unitId,
          lapse === "answer"
            ? { answerEscalatedAt: instant, reachedAt: null }
            : { escalatedAt: instant, reachedAt: null },
        ),
      said: ({ unitId, lapse, told }, unitName) => {
        const to = ESCALATIONS[told ?? "office"];
        return lapse === "answer"
          ? say(
              `${unitName(unitId)}到时没有首次答复，已报告${to.zh}`,
              `${unitName(unitId)} did not answer in time; told: ${to.en}`,
            )
          : say(
              `${unitName(unitId)}到时没有确认，已报告${to.zh}`,
              `${unitName(unitId)} did not acknowledge in time; told: ${to.en}`,
            );
      },
    }),
    reach: act({
      name: say("登记电话催办", "Enter that they were reached"),
      done: say("电话催办逾时的预警", "Reached by telephone who was late with an alert"),
      asks: { how: text(say("联系到谁、怎么说", "Who was reached, and what was said"), { most: 1_000 }) },
      waits: ({ status, notices }) => (status !== "closed" && notices.some(isSilent) ? "office" : null),
      withdrawable: true,
      by: (actor) => (isOffice(actor) ? null : NOT_OFFICE),
      when: OPEN,
      unless: ({ notices }) => (notices.some(isSilent) ? null : NOT_DUE),
      after: (state, _, recorded) => ({
        ...state,
        notices: state.notices.map((notice) =>
          isSilent(notice) ? { ...notice, reachedAt: recorded.at } : notice,
        ),
      }),
      said: ({ how }) => say(`电话催办：${how}`, `Reached by telephone: ${how}`),
    }),
    report: act({
      name: say("登记任务进展", "Enter what was done"),
      done: say("登记联防联控任务进展", "Entered what was done in joint prevention"),
      asks: {
        task: choice(say("任务（环应急〔2020〕5号）", "Task (No. 5 of 2020 of the ecology ministry)"), TASKS),
        what: text(say("做了什么", "What was done"), { most: 2_000 }),
      },
      adds: (state, actor): { unitId?: string } => ({ unitId: partyOf(state, actor) }),
      waits: ({ status, notices }) => (status !== "closed" && notices.some(isAnswering) ? "answering" : null),
      withdrawable: true,
      by: ofParties,
      when: OPEN,
      after: (state, { task, unitId }, recorded) => ({
        ...answered(state, unitId, recorded.at),
        tasks: state.tasks.includes(task) ? state.tasks : [...state.tasks, task],
      }),
      said: ({ task, what }) => say(`${TASKS[task].zh}：${what}`, `${TASKS[task].en}: ${what}`),
    }),
    sample: act({
      name: say("登记联合采样", "Enter a joint sample"),
      done: say("登记联合采样", "Entered a joint sample"),
      asks: {
        place: line(say("采样点", "Where"), { most: 120 }),
        result: line(say("项目和结果", "Item and result"), {
          most: 200,
          help: say(
            "如“氨氮 1.8 mg/L”；双方在场的才登记。",
            "As ammonia 1.8 mg/L; only what both took together.",
          ),
        }),
      },
      adds: (state, actor) => ({ unitId: partyOf(state, actor) }),
      withdrawable: true,
      by: ofParties,
      when: OPEN,
      after: (state, { place, result, unitId }, { day, at: instant }) => ({
        ...answered(state, unitId, instant),
        samples: [...state.samples, { unitId, on: day, place, result }],
        tasks: state.tasks.includes("monitoring") ? state.tasks : [...state.tasks, "monitoring"],
      }),
      said: ({ place, result }) =>
        say(`联合采样，${place}：${result}`, `Joint sample at ${place}: ${result}`),
    }),
    close: act({
      name: say("查明原因，关闭", "Close with its cause"),
      done: say("关闭上下游预警", "Closed an alert along the river"),
      asks: {
        cause: choice(say("原因", "Cause"), CAUSES),
        text: text(say("经过和结果", "What happened, and how it ended"), { most: 2_000 }),
      },
      waits: ({ status }) => (status === "running" ? "raiser" : null),
      final: true,
      by: (actor, { raiser }) => (worksAs(actor, raiser.unitId) ? null : NOT_ECOLOGY),
      when: OPEN,
      refuse: ({ drill }, { cause }) => {
        if (drill === (cause === "drill-over")) return null;
        return at("cause", drill ? STILL_DRILL : DRILL_ONLY);
      },
      after: (state, { cause }) => ({ ...state, status: "closed", cause }),
      said: ({ cause, text: told }) =>
        say(`关闭（${CAUSES[cause].zh}）：${told}`, `Closed (${CAUSES[cause].en}): ${told}`),
    }),
  },
  head: ({ section, what, drill, seenAt, raiser, notices }) => ({
    title: alertTitle({ section, what, drill }),
    regionCode: raiser.regionCode,
    day: dayInShanghai(new Date(seenAt)),
    unitIds: [raiser.unitId, ...notices.map(({ unitId }) => unitId)],
    words: [section],
  }),
});

export type AlertAct = ActOf<AlertSeed, "raise", typeof alert.acts>;
export type AlertAsked = AskedOf<typeof alert.acts>;
export type AlertDetail = Opened<AlertState> & { readonly title: string };
export type AlertRow = {
  readonly id: string;
  readonly sample: boolean;
  readonly title: string;
  readonly section: string;
  readonly status: AlertState["status"];
  readonly drill: boolean;
  readonly seenOn: string;
  readonly raiser: string;
  /** How many bureaus were told, and how many of them have not acknowledged. */
  readonly told: number;
  readonly silent: number;
};

/** A line of the list. */
export const alertRow = (
  { id, sample, state }: { readonly id: string; readonly sample: boolean; readonly state: AlertState },
  unitName: (id: string) => string,
): AlertRow => ({
  id,
  sample,
  title: alertTitle(state),
  section: state.section,
  status: state.status,
  drill: state.drill,
  seenOn: dayInShanghai(new Date(state.seenAt)),
  raiser: unitName(state.raiser.unitId),
  told: state.notices.length,
  silent: state.notices.filter(({ acknowledgedAt }) => acknowledgedAt === null).length,
});
