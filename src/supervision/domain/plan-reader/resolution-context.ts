import { ORDINAL_KINDS, type OrdinalKind } from "./ordinals.ts";

/**
 * What the text around a sentence says of it. `decision`: the meeting decides; `listed`: minutes follow, each item may
 * decide; `open`: nothing is said; `discussion`: heard, said or thought; `roll`: who was there, when and where.
 */
export type Context = "decision" | "listed" | "open" | "discussion" | "roll";

const ROLL =
  /^(?:会议)?(?:出席|列席|参加|参会|与会|请假|缺席|主持|召集|记录|整理|审核|签发|抄送|主送|分送|发送|印发|时间|地点|日期|议题|主题|名称|应到|实到|附件?|联系人|电话)[^:。,;]{0,10}:|^(?:出席|列席|请假)(?:人员|单位|领导|名单)?$/;
const LIST_OF_DECISIONS =
  /(?:议定|决定|确定|明确|部署|商定|作出|达成|形成|提出)[^。]{0,16}(?:如下|以下|下列)/;
const LIST_OF_MINUTES = /(?:纪要|记录|情况|内容)[^。]{0,4}如下/;
const DECIDES =
  /会议(?:经[^,。:]{0,12})?,?(?:一致|原则上?|研究|讨论|审议|认真|充分|共同|最终|并|后)*(?:议定|决定|确定|明确|要求|商定|同意|通过|审定|部署|责成|安排|达成)(?!了[^。]{0,30}(?:的)?(?:成绩|进展))/;
const DISCUSSES =
  /(?:会议|与会[^,。]{0,8})(?:一致|普遍|首先|集中|共同|还)*(?:认为|指出|听取|审议了|讨论了?|传达|学习|通报|回顾|分析|观看|肯定|宣读|介绍|由|于|在|表示|交流)/;
const STRESSES = /会议(?:强调|希望|提出)/;
const HEADING: readonly (readonly [Context, RegExp])[] = [
  [
    "decision",
    /^(?:会议)?(?:议定|决定|确定|商定)(?:的)?(?:事项|内容|意见)?$|^(?:下一?步|下阶段)[^。]{0,12}$|^(?:会议|工作|任务|有关|相关)(?:要求|安排|部署|分工)$|^重点(?:任务|工作|事项)[^。]{0,6}$/,
  ],
  [
    "discussion",
    /^(?:会议)?(?:听取|传达|学习|通报|汇报|讨论|交流|发言|审议|基本情况|总体情况|工作进展|进展情况|存在|面临)/,
  ],
];

const LONGEST_OPENING = 120;
const LONGEST_HEADING = 60;

/** What the opening words of a sentence or heading say of it, null where they say nothing; folded text. */
export function contextOf(phrase: string): Context | null {
  const opening = phrase.slice(0, LONGEST_OPENING);
  if (ROLL.test(opening)) return "roll";
  const bare = opening.replace(/[:。,;]+$/, "");
  if (phrase.length <= LONGEST_HEADING && !/[。,]/.test(bare))
    for (const [context, pattern] of HEADING) if (pattern.test(bare)) return context;
  if (LIST_OF_MINUTES.test(opening)) return "listed";
  if (LIST_OF_DECISIONS.test(opening) && !/^(?:市|区|县|旗)?[^,]{0,10}(?:汇报|建议)/.test(opening))
    return "decision";
  const decides = lastOf(DECIDES, opening);
  const discusses = DISCUSSES.exec(opening)?.index ?? -1;
  if (decides >= 0 && decides >= discusses) return "decision";
  // 会议听取了汇报，决定…: the second verb has no subject of its own.
  if (discusses >= 0)
    return /,(?:经研究,?)?(?:议定|决定|原则同意|同意)/.test(opening) ? "decision" : "discussion";
  if (STRESSES.test(opening)) return "open";
  return /^(?:经研究|经讨论|经审议),?/.test(opening) ? "decision" : null;
}

function lastOf(pattern: RegExp, phrase: string): number {
  let last = -1;
  for (const match of phrase.matchAll(new RegExp(pattern, "g"))) last = match.index;
  return last;
}

/** Contexts of nested items: what a heading says holds for the items and paragraphs below it. */
export type Nesting = {
  readonly enter: (kind: OrdinalKind) => void;
  readonly set: (context: Context) => void;
  readonly current: () => Context;
};

export function nesting(): Nesting {
  const levels: { kind: OrdinalKind | null; context: Context }[] = [{ kind: null, context: "open" }];
  return {
    enter: (kind) => {
      const known = levels.findIndex((level) => level.kind === kind);
      if (known !== -1) levels.length = known;
      else while (levels.length > 1 && outer(kind, levels.at(-1)?.kind ?? null)) levels.pop();
      levels.push({ kind, context: levels.at(-1)?.context ?? "open" });
    },
    set: (context) => {
      const last = levels.at(-1);
      if (last) last.context = context;
    },
    current: () => levels.at(-1)?.context ?? "open",
  };
}

const outer = (kind: OrdinalKind, than: OrdinalKind | null): boolean =>
  than !== null && ORDINAL_KINDS.indexOf(kind) < ORDINAL_KINDS.indexOf(than);
