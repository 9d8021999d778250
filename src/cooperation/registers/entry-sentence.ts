import type { Sentence } from "../../kernel/error.ts";
import type { EntryAct, EntryItem, Flow, MoneyLine } from "./entry.ts";
import { amountInChinese, amountInEnglish } from "./money.ts";
import { SPECS } from "./specs.ts";
import { NO_DAYS } from "./stages.ts";

const LISTS: Readonly<Record<EntryItem["list"], Sentence>> = {
  block: { zh: "卡点", en: "blocking point" },
  criterion: { zh: "条件", en: "criterion" },
  call: { zh: "申报节点", en: "closing day" },
  article: { zh: "条款", en: "article" },
};

/** Keys mean the same in every register that has them. */
const NAMES = new Map(
  Object.values(SPECS).flatMap(({ fields, stages }) =>
    [...fields, ...stages].map(({ key, name }) => [key, name] as const),
  ),
);
const nameOf = (key: string): Sentence => NAMES.get(key) ?? { zh: key, en: key };

/** As forms show them: the database keeps keys in an order of its own. */
const ORDER = [...NAMES.keys()];
const inOrder = (named: object): string[] =>
  Object.keys(named).toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function revised(act: Extract<EntryAct, { type: "revise" }>): Sentence {
  const what: Sentence[] = [];
  if (act.name !== undefined) what.push({ zh: `名称为“${act.name}”`, en: `name to “${act.name}”` });
  if (act.variant !== undefined) what.push({ zh: "类别", en: "kind" });
  for (const key of inOrder(act.values ?? {})) what.push(nameOf(key));
  for (const key of inOrder(act.stages ?? {})) {
    const { planned, actual } = act.stages?.[key] ?? NO_DAYS;
    const { zh, en } = nameOf(key);
    what.push({
      zh: `${zh}（计划 ${planned ?? "—"}，实际 ${actual ?? "—"}）`,
      en: `${en} (planned ${planned ?? "—"}, actual ${actual ?? "—"})`,
    });
  }
  if (act.links !== undefined) what.push({ zh: "所挂举措", en: "measures it hangs on" });
  const reason = act.reason ? { zh: `（${act.reason}）`, en: ` (${act.reason})` } : { zh: "", en: "" };
  return {
    zh: `修改${what.map(({ zh }) => zh).join("、")}${reason.zh}`,
    en: `changed ${what.map(({ en }) => en).join(", ")}${reason.en}`,
  };
}

const FLOW_NAMES = new Map(
  Object.values(SPECS).flatMap(({ flows }) => flows.map(({ flow, name }) => [flow, name] as const)),
);

/** Sums of each flow by itself: what was planned and what was done add up to nothing. */
function sumsOf(lines: readonly MoneyLine[]): Sentence {
  const sums = new Map<Flow, number>();
  for (const { flow, amountFen } of lines) sums.set(flow, (sums.get(flow) ?? 0) + amountFen);
  const said = [...sums].map(([flow, fen]) => {
    const { zh, en } = FLOW_NAMES.get(flow) ?? { zh: flow, en: flow };
    return { zh: `${zh} ${amountInChinese(fen)}`, en: `${en.toLowerCase()} ${amountInEnglish(fen)}` };
  });
  return { zh: said.map(({ zh }) => zh).join("、"), en: said.map(({ en }) => en).join(", ") };
}

function moneyRecorded({ lines, replaced = [] }: Extract<EntryAct, { type: "record-money" }>): Sentence {
  const [now, was] = [sumsOf(lines), sumsOf(replaced)];
  return {
    zh: `登记资金 ${lines.length} 笔，${now.zh}${replaced.length > 0 ? `；替换原 ${replaced.length} 笔，${was.zh}` : ""}`,
    en: `recorded ${lines.length} amounts, ${now.en}${replaced.length > 0 ? ` in place of ${replaced.length}, ${was.en}` : ""}`,
  };
}

/** An act in words, for the history. */
export function entrySentence(act: EntryAct): Sentence {
  switch (act.type) {
    case "enter": {
      const { name, source } = act.seed;
      const [zh, en] = source === null ? ["", ""] : [`（${source.title}）`, ` (${source.title})`];
      return { zh: `录入“${name}”${zh}`, en: `entered “${name}”${en}` };
    }
    case "revise":
      return revised(act);
    case "record-money":
      return moneyRecorded(act);
    case "put-item": {
      const { list, text, doneOn } = act.item;
      const { zh, en } = LISTS[list];
      return {
        zh: `登记${zh}“${short(text)}”${doneOn === null ? "" : `，已于 ${doneOn} 办结`}`,
        en: `recorded the ${en} “${short(text)}”${doneOn === null ? "" : `, done on ${doneOn}`}`,
      };
    }
    case "drop-item":
      return { zh: "删除一个条目", en: "took an item away" };
    case "assign":
      return act.item === null
        ? { zh: "转为任务交办", en: "made a task of it" }
        : { zh: "将一个条目转为任务", en: "made a task of an item" };
    case "discuss":
      return { zh: `提交“${act.title}”讨论（${act.on}）`, en: `put before “${act.title}” on ${act.on}` };
    case "close":
      return { zh: `销号：${act.reason}`, en: `closed: ${act.reason}` };
    case "reopen":
      return { zh: `重新打开：${act.reason}`, en: `opened again: ${act.reason}` };
    case "merge":
      return {
        zh: "认定与另一行为同一事项，合并后销号",
        en: "found to be the same as another row, and closed",
      };
    case "keep-apart":
      return { zh: "认定与另一行不是同一事项", en: "found to be another matter than a row that looks alike" };
  }
}
