import { dayInChinese } from "../../../../kernel/calendar.ts";
import type { RowCondition } from "../../exchange/grant/grant.ts";
import type { RequestState } from "./request.ts";
import { MASK_WORDS, MODE_WORDS, REFUSAL_WORDS } from "./request-words.ts";

const IS_WORDS: Readonly<Record<RowCondition["is"], string>> = {
  equal: "等于",
  "one-of": "属于",
  from: "不小于",
  until: "不大于",
  begins: "开头为",
};

export const rowWords = ({ item, is, values }: RowCondition): string =>
  `${item}${IS_WORDS[is]}${values.join("、")}`;

const rowsLine = (rows: readonly RowCondition[]): string =>
  rows.length === 0 ? "不限行" : rows.map(rowWords).join("，且");

/** A request as the text of a paper: what article 20 wants stated. */
export function requestText({ resource, asked }: RequestState): { title: string; body: string } {
  const { basis, scenario, scope, purposes, mode, until, items, rows, callsPerDay, rowsPerCall } = asked;
  return {
    title: `关于申请共享“${resource.name}”政务数据的函`,
    body: [
      `根据《政务数据共享条例》第二十条，我单位因依法履行职责需要，经本单位政务数据共享工作机构负责人同意，申请共享贵单位“${resource.name}”（目录代码${resource.code}，${resource.attribute === "unconditional" ? "无条件共享" : "有条件共享"}）。有关事项如下。`,
      "一、使用依据",
      `${basis.title}${basis.article}。`,
      "二、使用场景",
      scenario,
      "三、使用范围",
      `${scope}`,
      `用途：${purposes.join("；")}。`,
      `数据项：${items.join("、")}。行范围：${rowsLine(rows)}。`,
      "四、共享方式",
      `${MODE_WORDS[mode].zh}，每日不超过${callsPerDay}次，每次不超过${rowsPerCall}行。`,
      "五、使用时限",
      `至${dayInChinese(until)}。`,
      "我单位保证申请真实、合法、必要，不擅自扩大使用范围、用于其他目的或者提供给第三方。",
    ].join("\n"),
  };
}

/** The answer as the text of a paper; of a request that has none, an empty body. */
export function answerText({ resource, answered, filed, delivery }: RequestState): {
  title: string;
  body: string;
} {
  const title = `关于“${resource.name}”政务数据共享申请的复函`;
  const answer = answered?.answer;
  if (!answer) return { title, body: "" };
  const opening = `贵单位${filed ? dayInChinese(filed.on) : ""}提出的“${resource.name}”（目录代码${resource.code}）共享申请收悉。`;
  if (answer.decision === "refused")
    return {
      title,
      body: [
        `${opening}经研究，不同意共享，理由如下。`,
        `${REFUSAL_WORDS[answer.reason].zh}。`,
        answer.text,
        "对本答复有争议的，可以依照《政务数据共享条例》第二十八条协商，协商不成的，申请主管部门协调处理。",
      ].join("\n"),
    };
  const { items, rows, purposes, mode, until, callsPerDay, rowsPerCall, disposal, disposeWithinDays } =
    answer;
  return {
    title,
    body: [
      `${opening}根据《政务数据共享条例》第二十一条，经本单位政务数据共享工作机构负责人同意，同意共享。`,
      "一、数据范围",
      `数据项：${items.map(({ name, mask }) => (mask === "none" ? name : `${name}（${MASK_WORDS[mask].zh}）`)).join("、")}。行范围：${rowsLine(rows)}。`,
      "二、使用要求",
      `用途限于：${purposes.join("；")}。使用至${dayInChinese(until)}。不得扩大使用范围、用于其他目的，不得提供给第三方。`,
      "三、提供方式和期限",
      `${MODE_WORDS[mode].zh}，每日不超过${callsPerDay}次，每次不超过${rowsPerCall}行。${delivery === null ? "自答复之日起20个工作日内提供（第二十二条）。" : `已于${dayInChinese(delivery.on)}提供。`}`,
      "四、用后处置",
      `${disposal}。使用结束后${disposeWithinDays}个工作日内完成，并出具处置证明。`,
    ].join("\n"),
  };
}
