import { type Day, dayInChinese, daysBetween } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { pendingExtension } from "./duties.ts";
import type { LightRule } from "./light.ts";
import type { Period } from "./schedule.ts";
import type { Claim, Judgement, Stage, TaskState } from "./task.ts";

const COLOURS = {
  red: { zh: "红灯", en: "red" },
  amber: { zh: "黄灯", en: "amber" },
} as const satisfies Record<LightRule["light"], Sentence>;

/** The name of a period as people say it: `2026年11月`, `2026年第4季度`, `2026年下半年`, or its label. */
export function periodName(key: string): Sentence {
  const [, year, part = ""] = /^(\d{4})-(\d\d|Q\d|H\d)$/.exec(key) ?? [];
  if (year === undefined) return { zh: key, en: key };
  if (part.startsWith("Q")) return { zh: `${year}年第${part.slice(1)}季度`, en: `${part} ${year}` };
  if (part.startsWith("H"))
    return { zh: `${year}年${part === "H1" ? "上" : "下"}半年`, en: `${part} ${year}` };
  return { zh: `${year}年${Number(part)}月`, en: key };
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** Words before a period; the rule says itself in brackets. */
const withRule = (said: Sentence, rule: LightRule, zh: string, en: string): Sentence => ({
  zh: `${said.zh}（规则：${zh}为${COLOURS[rule.light].zh}）`,
  en: `${said.en} (rule: ${en} is ${COLOURS[rule.light].en})`,
});

export function overdueWords(date: Day, late: number, rule: LightRule, state: TaskState): Sentence {
  const asked = pendingExtension(state) !== undefined;
  const claimed = state.claim !== null;
  return withRule(
    {
      zh: `时限${dayInChinese(date)}，逾期${late}天${asked ? "，延期申请尚未批准，仍按原时限计" : ""}${claimed ? "，逾期后申请办结，待审核" : ""}`,
      en: `Due ${date}, ${plural(late, "day")} overdue${asked ? "; an extension was asked and not granted, so the date stays" : ""}${claimed ? "; completion was claimed after the date and waits for review" : ""}`,
    },
    rule,
    `逾期满${Math.max(1, rule.threshold)}天`,
    `${plural(Math.max(1, rule.threshold), "day")} overdue`,
  );
}

export function judgedOverdueWords(date: Day, { on, basis }: Judgement): Sentence {
  return {
    zh: `时限${dayInChinese(date)}，办公室于${dayInChinese(on)}核定为逾期：${basis}`,
    en: `Due ${date}; on ${on} the office judged it overdue: ${basis}`,
  };
}

export function dueSoonWords(date: Day, left: number, rule: LightRule): Sentence {
  return withRule(
    {
      zh: `时限${dayInChinese(date)}，${left === 0 ? "今天到期" : `还有${left}天`}`,
      en: `Due ${date}, ${left === 0 ? "today" : `${plural(left, "day")} left`}`,
    },
    rule,
    `${rule.threshold}天内到期`,
    `due within ${plural(rule.threshold, "day")}`,
  );
}

export function claimWords({ on }: Claim, date: Day | null): Sentence {
  return {
    zh: `责任单位已于${dayInChinese(on)}申请办结，等待办公室审核${date === null ? "" : `（时限${dayInChinese(date)}，申请在时限内）`}`,
    en: `Completion was claimed on ${on} and waits for the office${date === null ? "" : ` (due ${date}, claimed in time)`}`,
  };
}

const NAMED = 3;

const ROLES = {
  lead: { zh: "牵头单位", en: "a lead unit" },
  support: { zh: "配合单位", en: "a supporting unit" },
} as const;

export function missingWords(role: "lead" | "support", missed: readonly Period[], rule: LightRule): Sentence {
  const names = missed.slice(-NAMED).map(({ key }) => periodName(key));
  const more = missed.length > NAMED;
  const since = missed[0]?.due ?? "";
  const threshold = Math.max(1, rule.threshold);
  return withRule(
    {
      zh: `${ROLES[role].zh}有${missed.length}期未报（${names.map(({ zh }) => zh).join("、")}${more ? "等" : ""}），最早应于${dayInChinese(since)}报送`,
      en: `${plural(missed.length, "report")} missing of ${ROLES[role].en} (${more ? "last " : ""}${names.map(({ en }) => en).join(", ")}), the first was due ${since}`,
    },
    role === "support" ? { ...rule, light: "amber" } : rule,
    `${ROLES[role].zh}缺报满${threshold}期`,
    `${plural(threshold, "report")} missing of ${ROLES[role].en}`,
  );
}

export function stageLateWords(
  { title, due }: Pick<Stage, "title"> & { readonly due: Day },
  late: number,
  rule: LightRule,
): Sentence {
  return withRule(
    {
      zh: `阶段目标“${title}”应于${dayInChinese(due)}完成，已过${late}天`,
      en: `Stage “${title}” was due ${due}, ${plural(late, "day")} ago`,
    },
    rule,
    `阶段目标过期满${Math.max(1, rule.threshold)}天`,
    `a stage ${plural(Math.max(1, rule.threshold), "day")} late`,
  );
}

export const coordinationWords = (): Sentence => ({
  zh: "最近一次报送提出需协调事项",
  en: "The latest report asks for coordination",
});

export const refusedWords = (date: Day): Sentence => ({
  zh: `延期申请未获批准，时限仍为${dayInChinese(date)}`,
  en: `The extension was refused; still due ${date}`,
});

export function closedWords(closedOn: Day, due: Day | null, judgement: Judgement | null): Sentence {
  // When it was done before adoption nobody says: the day of judging is not the day of finishing.
  if (judgement?.outcome === "done" && judgement.on === closedOn)
    return {
      zh: `办公室于${dayInChinese(closedOn)}核定为已完成并销号：${judgement.basis}`,
      en: `On ${closedOn} the office judged it done and closed it: ${judgement.basis}`,
    };
  const late = due === null ? 0 : daysBetween(due, closedOn);
  return {
    zh: `已于${dayInChinese(closedOn)}销号${late > 0 ? `，比时限晚${late}天` : ""}`,
    en: `Closed on ${closedOn}${late > 0 ? `, ${plural(late, "day")} after its date` : ""}`,
  };
}

export const awaitsJudgementWords = (due: Day | null): Sentence => ({
  zh: `时限${due === null ? "" : dayInChinese(due)}在启用日之前已过，待办公室核定，核定前不判逾期`,
  en: `Its date${due === null ? "" : ` ${due}`} had passed before adoption; not overdue until the office judges it`,
});

export function suspendedWords(suspension: TaskState["suspension"]): Sentence {
  if (suspension === null) return { zh: "已中止", en: "Suspended" };
  const { on, reason, until } = suspension;
  return {
    zh: `已于${dayInChinese(on)}中止${until === null ? "" : `至${dayInChinese(until)}`}：${reason}`,
    en: `Suspended on ${on}${until === null ? "" : ` until ${until}`}: ${reason}`,
  };
}

export const registeredWords = (): Sentence => ({
  zh: "已立项，尚未交办，责任单位还没有报送义务",
  en: "Registered, not dispatched: nobody owes anything yet",
});

/** Why a light is green: what is owed next. */
export function fineWords(
  date: Day | null,
  { standingSince }: TaskState,
  { asOf, periods }: { readonly asOf: Day; readonly periods: readonly Period[] },
): Sentence {
  const next = periods.find(({ due }) => due >= asOf);
  const left = date === null ? null : daysBetween(asOf, date);
  const work =
    date !== null && left !== null
      ? left < 0
        ? { zh: `时限${dayInChinese(date)}已过`, en: `Its date ${date} has passed` }
        : { zh: `时限${dayInChinese(date)}，还有${left}天`, en: `Due ${date}, ${plural(left, "day")} left` }
      : standingSince === null
        ? { zh: "持续推进，按期报送即可", en: "Continuing work, judged by its reports" }
        : {
            zh: `自${dayInChinese(standingSince)}起常态化推进，按期报送即可`,
            en: `Standing work since ${standingSince}, judged by its reports`,
          };
  const report = next && {
    zh: `；下次报送${dayInChinese(next.due)}前`,
    en: `; next report by ${next.due}`,
  };
  return { zh: `${work.zh}${report?.zh ?? ""}`, en: `${work.en}${report?.en ?? ""}` };
}
