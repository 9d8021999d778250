/** What a label or a verb of an annotation says about the units beside it. */
export type Part = "lead" | "support" | "guide" | "responsible" | "deadline" | "ignored";

const LABELS: readonly (readonly [Part, readonly string[]])[] = [
  [
    "lead",
    [
      "牵头单位",
      "牵头部门",
      "牵头责任单位",
      "责任牵头单位",
      "牵头责任部门",
      "责任牵头部门",
      "总牵头单位",
      "牵头主体",
      "牵头委办局",
    ],
  ],
  [
    "lead",
    [
      "牵头",
      "主办单位",
      "主办部门",
      "主办",
      "主责单位",
      "主责部门",
      "主要责任单位",
      "第一责任单位",
      "主牵头单位",
      "首要责任单位",
      "主体责任单位",
      "统筹单位",
      "牵头负责单位",
      "牵头机构",
    ],
  ],
  [
    "support",
    [
      "配合单位",
      "配合部门",
      "配合",
      "协办单位",
      "协办部门",
      "协办",
      "参与单位",
      "参与部门",
      "参与",
      "协同单位",
      "协同部门",
    ],
  ],
  [
    "support",
    [
      "协助单位",
      "协助部门",
      "参加单位",
      "参加部门",
      "责任配合单位",
      "配合责任单位",
      "支持单位",
      "支持部门",
      "协作单位",
      "会办单位",
      "联办单位",
      "会同单位",
      "会同部门",
    ],
  ],
  [
    "guide",
    ["指导单位", "指导部门", "业务指导单位", "督导单位", "督导部门", "监督单位", "指导", "业务指导部门"],
  ],
  [
    "responsible",
    [
      "责任单位",
      "责任部门",
      "责任主体",
      "落实单位",
      "落实部门",
      "实施单位",
      "实施部门",
      "承办单位",
      "承办部门",
      "负责单位",
    ],
  ],
  [
    "responsible",
    [
      "负责部门",
      "实施主体",
      "责任机构",
      "工作单位",
      "责任处室",
      "承担单位",
      "责任分工",
      "任务分工",
      "分工",
      "单位",
      "部门",
      "完成单位",
      "落实主体",
      "各责任单位",
      "执行单位",
      "建设单位",
      "推进单位",
    ],
  ],
  [
    "deadline",
    [
      "完成时限",
      "完成时间",
      "完成期限",
      "时限",
      "时限要求",
      "时间要求",
      "时间节点",
      "办结时限",
      "工作时限",
      "进度要求",
    ],
  ],
  [
    "deadline",
    [
      "完成时间节点",
      "完成日期",
      "实施时间",
      "推进时间",
      "进度安排",
      "时间进度",
      "时间安排",
      "截止时间",
      "实施期限",
      "办理时限",
      "落实时限",
      "整改时限",
      "实施时限",
      "期限",
      "完成时限要求",
      "工作进度",
      "责任时限",
      "时间",
      "计划完成时间",
    ],
  ],
  [
    "ignored",
    [
      "责任领导",
      "牵头领导",
      "分管领导",
      "责任人",
      "联系人",
      "负责人",
      "牵头人",
      "包联领导",
      "市级领导",
      "县级领导",
      "区级领导",
      "备注",
      "任务来源",
      "联系电话",
      "主要责任人",
      "直接责任人",
      "分管市领导",
      "牵头市领导",
    ],
  ],
];

const PART_OF = new Map<string, Part>(LABELS.flatMap(([part, names]) => names.map((name) => [name, part])));
const LONGEST = 9;

/** A printed label, without blanks; `责任单位及完成时限` reads as the first of its two. */
export function partOfLabel(label: string): Part | null {
  const name = label.replace(/\s/g, "");
  const known = PART_OF.get(name);
  if (known !== undefined) return known;
  for (const joint of ["及", "和", "、", "/"]) {
    const at = name.indexOf(joint);
    if (at <= 0) continue;
    const first = PART_OF.get(name.slice(0, at));
    if (first !== undefined && PART_OF.has(name.slice(at + 1))) return first;
  }
  return null;
}

/** Labels that, alone at the start of a line or bracket, make it an annotation; 单位:, 时间: and the like do not. */
const WEAK = new Set([
  "单位",
  "部门",
  "时间",
  "分工",
  "配合",
  "参与",
  "指导",
  "牵头",
  "期限",
  "时间安排",
  "进度安排",
  "备注",
  "联系人",
  "负责人",
  "联系电话",
  "任务来源",
]);

export type Label = {
  readonly part: Part;
  readonly start: number;
  readonly after: number;
  readonly strong: boolean;
};

const LABEL_BRACKETS: Readonly<Record<string, string>> = { "【": "】", "[": "]", "〔": "〕", "(": ")" };

/** A label in brackets instead of a colon: `【责任单位】市财政局`. */
function bracketedLabelAt(folded: string, start: number, limit: number): Label | null {
  const closing = LABEL_BRACKETS[folded[start] ?? ""];
  if (closing === undefined) return null;
  const close = folded.slice(start, Math.min(limit, start + 2 * LONGEST)).indexOf(closing);
  if (close === -1) return null;
  const name = folded.slice(start + 1, start + close).replace(/:\s*$/, "");
  const part = partOfLabel(name);
  if (part === null || WEAK.has(name)) return null;
  const after = start + close + 1;
  return { part, start, after: folded[after] === ":" ? after + 1 : after, strong: true };
}

/** The label with its colon at this offset of folded text (`责任 单位:`), null where none stands. */
export function labelAt(folded: string, start: number, limit: number): Label | null {
  const inBrackets = bracketedLabelAt(folded, start, limit);
  if (inBrackets !== null) return inBrackets;
  const most = Math.min(limit, start + 2 * LONGEST);
  for (let i = start + 1; i < most; i++) {
    const unit = folded[i];
    if (unit === "。" || unit === "," || unit === "(") return null;
    if (unit !== ":") continue;
    const part = partOfLabel(folded.slice(start, i));
    if (part === null) return null;
    return { part, start, after: i + 1, strong: !WEAK.has(folded.slice(start, i).replace(/\s/g, "")) };
  }
  return null;
}

const FARTHEST = 160;

/** Whether a label with its colon stands before the offset in the same sentence, its units or date between them. */
export function labelBefore(folded: string, at: number): boolean {
  const least = Math.max(0, at - FARTHEST);
  for (let i = at - 1; i > least; i--) {
    const unit = folded[i];
    if (unit === "。" || unit === "\n" || unit === "!" || unit === "?") return false;
    if (unit === ":" && labelEndingAt(folded, i, least) !== null) return true;
  }
  return false;
}

/** The longest strong label whose colon is here, wherever in a phrase it begins (`甲公司完成时限:`). */
export function labelEndingAt(folded: string, colon: number, least: number): Label | null {
  for (let start = Math.max(least, colon - LONGEST); start < colon; start++) {
    const name = folded.slice(start, colon);
    const part = PART_OF.get(name);
    if (part !== undefined && !WEAK.has(name) && name.length >= SHORTEST_INSIDE)
      return { part, start, after: colon + 1, strong: true };
  }
  return null;
}

/** A shorter label inside a phrase may be the end of a name or of a word. */
const SHORTEST_INSIDE = 4;

const BY =
  "(?:按照?|依照?|依据|根据|结合|对照|立足)(?:各自|本?部门|本?单位|本?地区?|工作|岗位|任务|相关|法定|管理)*(?:职责|职能|分工|权限|实际|任务|要求|规定|程序|事权|情况)(?:[和与及、]?(?:职责|职能|任务|分工|权限|要求))*(?:范围)?内?";
const HOW =
  "(?:分别|共同|具体|联合|各自|积极|统一|密切|全面|主要|认真|抓好|协调|分级|分头|依法|依规|依法依规|协同|主动|分类|逐级|组织|做好|抓紧)";
const ACT =
  "(?:牵头|分工负责|负责|各负其责|落实|配合|参与|参加|协助|协同|协办|主办|承办|督促|指导|督导|会同办理|组织实施|组织|实施|推进|推动|汇总|抓好|抓落实|完成|做好|承担|执行|办理|提供支持|贯彻)";
const ENDING = new RegExp(`(?:(?:${BY})?${HOW}*(${ACT}{1,3}(?:工作|到位)?)|${BY}(?:分别|共同)?)$`);
/** Last characters of what ENDING matches: most names end otherwise and need no search. */
const LAST = new Set("头责实合与加助同办促导理施织进动总好成作位担行持彻职能工限际务求定序权况内别分");
const LONGEST_ENDING = 32;

/** The role verb that ends a phrase (`按职责分工负责`): what it says and how long it is, null where none does. */
export function verbEnding(phrase: string): { readonly part: Part; readonly length: number } | null {
  if (!LAST.has(phrase.at(-1) ?? "")) return null;
  const printed = phrase.slice(-LONGEST_ENDING);
  const tail = printed.includes("\n") ? printed.replaceAll("\n", "") : printed;
  const match = ENDING.exec(tail);
  if (match === null) return null;
  return { part: partOfAct(match[1] ?? ""), length: printedLength(printed, match[0].length) };
}

/** How much of the end of `printed` holds `length` units, line breaks between them apart. */
function printedLength(printed: string, length: number): number {
  let from = printed.length;
  for (let left = length; left > 0; from--) if (printed[from - 1] !== "\n") left--;
  return printed.length - from;
}

function partOfAct(act: string): Part {
  if (/牵头|主办|汇总/.test(act)) return "lead";
  if (/配合|参与|参加|协助|协同|协办/.test(act)) return "support";
  if (/指导|督导/.test(act) && !/负责|落实|实施/.test(act)) return "guide";
  return "responsible";
}
