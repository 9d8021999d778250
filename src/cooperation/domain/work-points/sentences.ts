import type { Sentence } from "../../../kernel/error.ts";
import { type SetAct, type SetStatus, type PointStanding, STANDINGS } from "./set.ts";

export const STATUS_NAMES: Readonly<Record<SetStatus, Sentence>> = {
  collecting: { zh: "征集", en: "Collecting" },
  drafting: { zh: "起草", en: "Drafting" },
  consulting: { zh: "征求意见", en: "Consulting" },
  issued: { zh: "已印发", en: "Issued" },
  closed: { zh: "已结束", en: "Closed" },
};

export const STANDING_NAMES: Readonly<Record<PointStanding, Sentence>> = {
  closed: { zh: "已办结", en: "Closed" },
  "on-course": { zh: "按计划推进", en: "On course" },
  watch: { zh: "需关注", en: "To watch" },
  late: { zh: "滞后", en: "Late" },
  open: { zh: "暂不判断", en: "No verdict" },
  undispatched: { zh: "未交办", en: "Not dispatched" },
};

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}……` : text);

/** An act in words, for the history. */
export function sentence(act: SetAct, unitName: (id: string) => string): Sentence {
  switch (act.type) {
    case "begin":
      return {
        zh: `开始征集${act.seed.year}年工作要点（${act.seed.group}）`,
        en: `began collecting the work points of ${act.seed.year}: ${act.seed.group}`,
      };
    case "set-head":
      return {
        zh: "修改了标题、印发机关、征集期限或说明",
        en: "changed title, issuer, day to contribute by or note",
      };
    case "add-points": {
      const from = [...new Set(act.points.map(({ fromUnitId }) => fromUnitId))];
      const who = from.map((id) => (id === null ? "办公室" : unitName(id))).join("、");
      const one = act.points.length === 1 ? `：${short(act.points[0]?.text ?? "")}` : "";
      return {
        zh: `${who}提出要点 ${act.points.length} 条${one}`,
        en: act.points.length === 1 ? `contributed a point${one}` : `contributed ${act.points.length} points`,
      };
    }
    case "edit-point":
      return { zh: `修改要点：${short(act.words.text)}`, en: `edited a point: ${short(act.words.text)}` };
    case "join-points":
      return {
        zh: `合并要点 ${new Set([act.into, ...act.points]).size} 条：${short(act.text)}`,
        en: `joined ${new Set([act.into, ...act.points]).size} points: ${short(act.text)}`,
      };
    case "move-point":
      return { zh: "调整要点的顺序或所在部分", en: "moved a point" };
    case "drop-point":
      return { zh: `删去一条要点，理由：${act.reason}`, en: `dropped a point because: ${act.reason}` };
    case "restore-point":
      return { zh: "恢复一条删去的要点", en: "restored a dropped point" };
    case "collect":
      return { zh: "重新开放征集", en: "opened collection again" };
    case "draft":
      return { zh: "结束征集，转入起草", en: "ended collection and began drafting" };
    case "issue":
      return {
        zh: `印发《${act.paper.title}》${act.paper.number}，${act.paper.date}`,
        en: `issued ${act.paper.title} ${act.paper.number}, ${act.paper.date}`,
      };
    case "revise":
      return { zh: `启动修订，理由：${act.reason}`, en: `began a revision because: ${act.reason}` };
    case "dispatch":
      return {
        zh: `${act.tasks.length} 条要点转为任务`,
        en: act.tasks.length === 1 ? "1 point became a task" : `${act.tasks.length} points became tasks`,
      };
    case "take-stock": {
      const told = (language: "zh" | "en") =>
        STANDINGS.map((standing) => `${STANDING_NAMES[standing][language]} ${act.stock.counts[standing]}`);
      return {
        zh: `盘点：${told("zh").join("，")}`,
        en: `took stock: ${told("en").join(", ").toLowerCase()}`,
      };
    }
    case "close":
      return { zh: `结束本年度工作要点：${act.reason}`, en: `closed the year's work points: ${act.reason}` };
    case "solicit":
      return {
        zh: `就“${act.about}”征求 ${act.asked.length} 个单位意见`,
        en: `asked ${act.asked.length} units for opinions on “${act.about}”`,
      };
    case "give-opinion":
      return act.text.trim() === ""
        ? { zh: "反馈：无意见", en: "answered: no opinion" }
        : { zh: `提出意见：${short(act.text)}`, en: `gave an opinion: ${short(act.text)}` };
    case "answer-opinion": {
      const zh = { adopted: "采纳", partly: "部分采纳", refused: "不予采纳" }[act.answer];
      const en = { adopted: "adopted", partly: "adopted in part", refused: "not adopted" }[act.answer];
      return { zh: `答复意见：${zh}${act.reason}`, en: `answered an opinion: ${en}. ${act.reason}` };
    }
    case "close-solicitation":
      return { zh: "结束一轮征求意见", en: "closed a round of opinions" };
  }
}
