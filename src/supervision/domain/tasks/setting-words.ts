import { type Day, dayInChinese } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { LightCondition, LightRule } from "./light.ts";
import type { ReportingSchedule, Shift } from "./schedule.ts";
import type { DatedSetting, Limits, SettingKind } from "./settings.ts";

const SHIFTS: Readonly<Record<Shift, Sentence>> = {
  "previous-working-day": {
    zh: "遇休息日提前到前一个工作日",
    en: "on the working day before where nobody works",
  },
  "next-working-day": {
    zh: "遇休息日顺延到后一个工作日",
    en: "on the working day after where nobody works",
  },
  none: { zh: "遇休息日不调整", en: "also on days off" },
};

const CYCLES = {
  monthly: {
    zh: "每月",
    en: "Every month",
    months: [
      { zh: "当月", en: "" },
      { zh: "次月", en: " of the month after" },
    ],
  },
  quarterly: {
    zh: "每季度",
    en: "Every quarter",
    months: [
      { zh: "季末当月", en: " of its last month" },
      { zh: "季后首月", en: " of the month after" },
    ],
  },
  "half-yearly": {
    zh: "每半年",
    en: "Every half-year",
    months: [
      { zh: "6月、12月", en: " of its last month" },
      { zh: "7月、次年1月", en: " of the month after" },
    ],
  },
} as const;

/** When reports are due, in words. */
export function scheduleWords(schedule: ReportingSchedule): Sentence {
  const shift = SHIFTS[schedule.shift];
  if (schedule.kind === "custom") {
    const names = schedule.periods.map(({ label }) => label);
    return {
      zh: `自定 ${names.length} 期（${names.join("、")}），${shift.zh}`,
      en: `Periods of one's own (${names.join(", ")}), ${shift.en}`,
    };
  }
  const { zh, en, months } = CYCLES[schedule.kind];
  const month = months[schedule.dueMonth];
  return {
    zh: `${zh}报送一次，${month.zh}${schedule.dueDay}日前报，${shift.zh}`,
    en: `${en}, by day ${schedule.dueDay}${month.en}, ${shift.en}`,
  };
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** What a rule of lights asks, with its threshold. */
export function conditionWords(condition: LightCondition, threshold: number): Sentence {
  const least = Math.max(1, threshold);
  const words: Readonly<Record<LightCondition, Sentence>> = {
    "judged-overdue": { zh: "办公室核定为逾期", en: "judged overdue by the office" },
    overdue: { zh: `逾期满 ${least} 天`, en: `${counted(least, "day")} overdue or more` },
    "due-within": { zh: `${threshold} 天内到期`, en: `due within ${counted(threshold, "day")}` },
    "reports-missing": { zh: `缺报满 ${least} 期`, en: `${counted(least, "report")} missing or more` },
    "stage-late": { zh: `阶段目标过期满 ${least} 天`, en: `a stage ${counted(least, "day")} late or more` },
    "coordination-asked": { zh: "最近一次报送提出需协调事项", en: "the latest report asks for coordination" },
    "extension-refused": { zh: "延期申请未获批准", en: "an extension was refused" },
  };
  return words[condition];
}

const LIGHT_WORDS = { red: { zh: "红灯", en: "red" }, amber: { zh: "黄灯", en: "amber" } } as const;

export function ruleWords({ condition, threshold, light }: LightRule): Sentence {
  const { zh, en } = conditionWords(condition, threshold);
  return { zh: `${zh}：${LIGHT_WORDS[light].zh}`, en: `${en}: ${LIGHT_WORDS[light].en}` };
}

const joined = (all: readonly Sentence[]): Sentence => ({
  zh: all.map(({ zh }) => zh).join("；"),
  en: all.map(({ en }) => en).join("; "),
});

const days = (count: number | null, zh: string, en: string): Sentence[] =>
  count === null ? [] : [{ zh: `${zh} ${count} 天`, en: `${en} ${count} days` }];

export function limitsWords({ finishWithin, receiveWithin, reminderWithin }: Limits): Sentence {
  return joined([
    ...days(finishWithin.plan, "方案任务", "plan"),
    ...days(finishWithin.meeting, "会议议定", "meetings"),
    ...days(finishWithin.instruction, "领导批示", "instructions"),
    ...days(finishWithin.superior, "上级来文", "superior documents"),
    ...days(finishWithin.order, "领导小组交办", "orders"),
    { zh: `签收 ${receiveWithin} 个工作日`, en: `receipt ${receiveWithin} working days` },
    {
      zh: `提示、催办、督办 ${reminderWithin.join("、")} 个工作日`,
      en: `reminders ${reminderWithin.join(", ")} working days`,
    },
  ]);
}

const dayWords = (day: Day): Sentence => ({ zh: dayInChinese(day), en: day });

const isOf = <K extends SettingKind>(setting: DatedSetting, kind: K): setting is DatedSetting<K> =>
  setting.kind === kind;

/** What a recorded setting says. */
export function settingWords(setting: DatedSetting): Sentence {
  if (isOf(setting, "adoption")) return dayWords(setting.value.on);
  if (isOf(setting, "schedule")) return scheduleWords(setting.value);
  if (isOf(setting, "lights")) return joined(setting.value.rules.map(ruleWords));
  if (isOf(setting, "limits")) return limitsWords(setting.value);
  if (!isOf(setting, "options")) throw new Error(`no words for a setting of kind ${setting.kind}`);
  const { signStep, ranking, authority } = setting.value;
  return joined([
    signStep
      ? { zh: "报送前由单位负责人审签", en: "a head signs reports" }
      : { zh: "不设审签", en: "nobody signs reports" },
    ranking ? { zh: "开启排名", en: "ranking on" } : { zh: "不排名", en: "ranking off" },
    authority === null
      ? { zh: "未登记督查通知依据", en: "no authority for inspection notices" }
      : { zh: `督查通知依据：${authority.paper}`, en: `inspection notices by ${authority.paper}` },
  ]);
}
