import { dayInChinese } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { TAKEN_BACK, takenBackWords, takingBackWords } from "../../../kernel/take-back.ts";
import type { Action } from "./action.ts";
import { periodName } from "./light-words.ts";

export type NameOf = (unitId: string) => string;

const REMINDERS: Readonly<Record<1 | 2 | 3, Sentence>> = {
  1: { zh: "提示", en: "Reminded" },
  2: { zh: "催办", en: "Urged" },
  3: { zh: "督办", en: "Pressed" },
};
const MATTERS = {
  receipt: { zh: "签收", en: "receipt" },
  report: { zh: "报送", en: "the report" },
  deadline: { zh: "完成时限", en: "the deadline" },
} as const;
const OUTCOMES = {
  done: { zh: "已完成", en: "done" },
  standing: { zh: "转常态化", en: "standing work" },
  extended: { zh: "已批准延期", en: "extended" },
  overdue: { zh: "逾期", en: "overdue" },
} as const;

const told = (zh: string, en: string): Sentence => ({ zh, en });
const list = (names: readonly string[], between: string): string => names.join(between);

function ofReport(action: Extract<Action, { readonly report: string }>, unit: string): Sentence {
  switch (action.type) {
    case "report": {
      const file = action.proxy?.file ?? null;
      const proxy = action.proxy && {
        zh: file === null ? "（办公室代录）" : `（代录，来自${file}）`,
        en: file === null ? " (entered for it by the office)" : ` (entered for it from ${file})`,
      };
      const waits = action.awaitsHead && !proxy ? { zh: "，待本单位审签", en: ", to be signed" } : null;
      return told(
        `${unit}填报${periodName(action.period).zh}进展${proxy?.zh ?? ""}${waits?.zh ?? ""}`,
        `${unit} reported for ${periodName(action.period).en}${proxy?.en ?? ""}${waits?.en ?? ""}`,
      );
    }
    case "sign":
      return told(`${unit}负责人审签报送`, `The head of ${unit} signed the report`);
    case "send-back":
      // What a head tells their own people stays with the report, inside the unit.
      return told(`${unit}负责人退回修改`, `The head of ${unit} sent the report back`);
    case "accept":
      return told(`审核通过${unit}的报送`, `Accepted the report of ${unit}`);
    case "return":
      return told(`退回${unit}的报送：${action.reason}`, `Returned the report of ${unit}: ${action.reason}`);
  }
}

/** What was done, in words, as the history of a task shows it. */
export function historySentence(action: Action, nameOf: NameOf): Sentence {
  if ("report" in action) return ofReport(action, nameOf(action.unit));
  const unit = "unit" in action && action.unit !== null ? nameOf(action.unit) : "";
  switch (action.type) {
    case "register":
      return told(`立项，第${action.seed.number}号`, `Registered as number ${action.seed.number}`);
    case "dispatch":
      return action.receiveBy === null
        ? told("交办", "Dispatched")
        : told(
            `交办，${dayInChinese(action.receiveBy)}前签收`,
            `Dispatched; to be received by ${action.receiveBy}`,
          );
    case "receive":
      return told(`${unit}签收`, `${unit} received the task`);
    case "decompose": {
      const titles = action.stages.map(({ title }) => title);
      return told(
        `${unit}分解为${titles.length}个阶段目标：${list(titles, "；")}`,
        `${unit || "The office"} set ${titles.length} stages: ${list(titles, "; ")}`,
      );
    }
    case "remind": {
      const note = action.note === null ? "" : `（${action.note}）`;
      const step = REMINDERS[action.step];
      const matter = MATTERS[action.matter];
      return told(
        `向${unit}发出${step.zh}（${matter.zh}），${dayInChinese(action.by)}前办理${note}`,
        `${step.en} ${unit} of ${matter.en}, to answer by ${action.by}${note}`,
      );
    }
    case "request-extension":
      return told(
        `${unit}申请延期至${dayInChinese(action.to)}：${action.reason}`,
        `${unit} asked for an extension to ${action.to}: ${action.reason}`,
      );
    case "grant-extension":
      return told(
        `同意延期至${dayInChinese(action.to)}，依据${action.paper}`,
        `Extended to ${action.to}, by ${action.paper}`,
      );
    case "refuse-extension":
      return told(`不同意延期：${action.reason}`, `Refused the extension: ${action.reason}`);
    case "claim":
      return told(`${unit}申请办结：${action.basis}`, `${unit} claimed completion: ${action.basis}`);
    case "close":
      return told(`销号：${action.basis}`, `Closed: ${action.basis}`);
    case "return-claim":
      return told(`退回办结申请：${action.reason}`, `Returned the claim of completion: ${action.reason}`);
    case "reopen":
      return told(`重新立办：${action.reason}`, `Reopened: ${action.reason}`);
    case "make-standing":
      return told(`转常态化：${action.basis}`, `Turned into standing work: ${action.basis}`);
    case "judge": {
      const { zh, en } = OUTCOMES[action.outcome];
      const to = action.to === null ? null : { zh: `至${dayInChinese(action.to)}`, en: ` to ${action.to}` };
      const paper = action.paper === null ? "" : `（${action.paper}）`;
      return told(
        `核定为${zh}${to?.zh ?? ""}：${action.basis}${paper}`,
        `Judged ${en}${to?.en ?? ""}: ${action.basis}${paper}`,
      );
    }
    case "reassign": {
      const names = action.units.map(({ unitId }) => nameOf(unitId));
      return told(
        `责任单位调整为${list(names, "、")}：${action.reason}`,
        `Reassigned to ${list(names, ", ")}: ${action.reason}`,
      );
    }
    case "suspend": {
      const until =
        action.until === null
          ? null
          : { zh: `至${dayInChinese(action.until)}`, en: ` until ${action.until}` };
      return told(
        `暂缓${until?.zh ?? ""}：${action.reason}`,
        `Suspended${until?.en ?? ""}: ${action.reason}`,
      );
    }
    case "resume":
      return told(`恢复办理：${action.reason}`, `Resumed: ${action.reason}`);
    case "take-back":
      return TAKEN_BACK;
    case "revise":
      return told("修改任务表述、责任领导或备注", "Revised the wording, the leader or the remark");
    case "note-history":
      return told(
        `从${action.file}记入启用前的进展${action.entries.length}条`,
        `Noted ${action.entries.length} entries of progress before adoption, from ${action.file}`,
      );
  }
}

type Line = { readonly version: number; readonly action: Action };

/** The same of several, newest first: of what was taken back it says so, and of taking back what it was; `earlier` follows the last. */
export function historySentences(
  lines: readonly Line[],
  nameOf: NameOf,
  [earlier]: readonly Line[] = [],
): Sentence[] {
  const gone = new Set(lines.flatMap(({ action }) => (action.type === "take-back" ? [action.of] : [])));
  return lines.map(({ version, action }, at) => {
    const said = historySentence(action, nameOf);
    if (action.type !== "take-back") return gone.has(version) ? takenBackWords(said) : said;
    const of = lines[at + 1] ?? earlier;
    return of === undefined ? said : takingBackWords(historySentence(of.action, nameOf));
  });
}
