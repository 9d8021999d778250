import type { Day } from "../../kernel/calendar.ts";
import { type ColumnMapping, type HeadingWords, plainHeading } from "../../kernel/column-mapping.ts";
import type { Sentence } from "../../kernel/error.ts";
import { isCounting, mostly, type SheetColumns } from "../../kernel/sheet.ts";
import { fold } from "../domain/plan-reader/characters.ts";
import { readDeadline } from "../domain/plan-reader/deadlines.ts";
import { statusOf } from "./values.ts";

/** What a column of an office's own ledger may mean. */
export const FIELD_WORDS = {
  number: { zh: "序号", en: "No." },
  source: { zh: "任务来源", en: "Source" },
  section: { zh: "类别、章节", en: "Section" },
  measure: { zh: "举措", en: "Measure" },
  text: { zh: "具体任务", en: "Task" },
  goals: { zh: "年度、阶段目标", en: "Goals" },
  leader: { zh: "责任领导", en: "Leader" },
  lead: { zh: "牵头（责任）单位", en: "Lead (responsible) unit" },
  support: { zh: "配合单位", en: "Supporting unit" },
  contact: { zh: "联系人", en: "Contact" },
  phone: { zh: "联系电话", en: "Telephone" },
  deadline: { zh: "完成时限", en: "Deadline" },
  progress: { zh: "进展", en: "Progress" },
  problems: { zh: "存在问题", en: "Problems" },
  next: { zh: "下一步", en: "Next" },
  coordination: { zh: "需协调事项", en: "To coordinate" },
  status: { zh: "状态", en: "Status" },
  remark: { zh: "备注", en: "Remark" },
} as const satisfies Readonly<Record<string, Sentence>>;
export type LedgerField = keyof typeof FIELD_WORDS;
export const LEDGER_FIELDS = Object.keys(FIELD_WORDS) as LedgerField[];

/** What people decide about a ledger. */
export type LedgerDecisions = {
  /** Who is meant by a name that the roster does not have; null: nobody. */
  readonly units: Readonly<Record<string, string | null>>;
  /** The year of the ledger, where a person gave it: what names no year is of it. */
  readonly year: number | null;
  /** The day that a person gave to words of a deadline; null: they are kept as printed, with no day. */
  readonly days: Readonly<Record<string, Day | null>>;
  /** Which registered task or undertaking a person said a row is, by the row's key; null: a task of its own. */
  readonly tasks: Readonly<Record<string, string | null>>;
  /** Whether what the status column proposes is recorded as judged. */
  readonly done: boolean;
  readonly standing: boolean;
  readonly overdue: boolean;
};

/** What a status says was done is confirmed unless the office takes it off; red is never confirmed for it. */
export const UNDECIDED: LedgerDecisions = {
  units: {},
  year: null,
  days: {},
  tasks: {},
  done: true,
  standing: true,
  overdue: false,
};

/** What the columns of a ledger mean, with what was decided so far. */
export type LedgerMapping = ColumnMapping<LedgerField> & Partial<LedgerDecisions>;

/** `task`: one of the columns that hold tasks; which of section, measure and task it is follows from those beside it. */
type Meaning = LedgerField | "task";

/** 计划开始, 开工时间, 填报日期: a time that is no deadline, whatever the line above says. */
const OTHER_TIME =
  /(?:开始|启动|起始|开工|立项|交办|下达|填报|更新)(?:时间|日期|年月|时限)?$|^(?:planned)?(?:start|begin|report|issue|update)(?:ing)?(?:date|time|day)?s?$|^(?:date|time)of(?:start|issue|report|update)/;

/** In this order: a heading is what the first of these finds in it. */
const MEANINGS: readonly (readonly [Meaning, RegExp])[] = [
  ["number", /^(?:项目|任务|事项)?(?:序号|编号|序)$|^№$|^no\.?$|^#$/i],
  ["source", /来源|立项依据|^(?:文件|政策|交办|工作)?依据$/],
  ["phone", /电话|手机|联系方式|号码|座机/],
  ["contact", /联系人|联络员|责任人|负责人|经办人|填报人|承办人|联络人/],
  ["leader", /领导(?!小组)/],
  ["coordination", /协调|提请|需.{0,6}(?:支持|解决|帮助)/],
  ["problems", /问题|困难|堵点|难点|瓶颈/],
  ["next", /下一?步|后续|打算|下阶段|下一?阶段|工作计划$|推进计划|推进措施/],
  ["status", /状态|是否.{0,4}(?:完成|办结|销号)|红绿灯|亮灯|灯$|销号|办结情况|评价|进度评估|完成与否/],
  ["support", /配合|协办|参与|协同|协助|会办|参加(?:单位|部门)/],
  [
    "lead",
    /牵头|主办|主责|(?:责任|承办|承担|落实|实施|负责|执行|完成)(?:单位|部门|主体|机构)|责任分工|^(?:单位|部门)$/,
  ],
  [
    "goals",
    /^各(?:市|旗县区?|县区?|区|盟市?|地区?)任务|(?<!任务)目标(?!任务)|指标|里程碑|预期(?:成效|成果)|阶段性/,
  ],
  [
    "deadline",
    /时限|(?:完成|办结|截止|计划).{0,4}(?:时间|日期|期限)|时间(?:要求|节点|安排)|截止|期限|^时间$|节点/,
  ],
  ["progress", /进展|(?:完成|推进|落实|工作|办理|执行|实施|进度)情况|成效|完成进度|^进度$|进度说明/],
  ["remark", /备注|说明$|^其他$/],
  ["measure", /(?:对应|所属|对照)(?:的|方案)*(?:举措|措施|条款|任务)|^(?:举措|措施)(?:序号|编号)$/],
  [
    "section",
    /^(?:任务|工作|项目|事项)?(?:章节?|部分|类别|分类|领域|板块|专题|方面|模块|大类|类型)$|^(?:重点|工作)(?:领域|方向)$|^一级任务$|^体系$/,
  ],
  ["task", /任务|举措|措施|事项|工作内容|内容|项目|要点|工作要求|^重点工作|^主要工作/],
];

const UNITS = "(?:units?|departments?|bod(?:y|ies)|agenc(?:y|ies)|bureaus?|offices?|organi[sz]ations?)";
/** English headings, without blanks: whole ones only, since tasks speak of tasks and progress too. */
const ENGLISH = (
  [
    ["number", "(?:task|item|serial|s/)?(?:no|number)\\.?"],
    ["source", "(?:task)?source(?:oftask)?|basis"],
    ["phone", "(?:office|mobile|contact|tele)?phone(?:no|number)?s?\\.?|mobile|tel\\.?"],
    ["contact", "contacts?(?:person|name)?|liaison(?:officer|person)?|responsibleperson|personincharge"],
    ["leader", "(?:responsible)?(?:leader|official)s?"],
    ["coordination", "(?:matters|issues)?tocoordinate|coordination(?:needed)?|supportneeded"],
    ["problems", "(?:existing|main)?(?:problem|issue|difficultie|obstacle)s?"],
    ["next", "next(?:steps?|phase|actions?)?"],
    ["status", "(?:task|completion|current)?(?:status|state)"],
    ["support", `(?:support|cooperat|coordinat|assist|participat)ing${UNITS}`],
    ["lead", `lead(?:ing)?${UNITS}?|(?:responsible|implementing|competent)${UNITS}|${UNITS}|owner`],
    ["goals", "(?:annual|phased?|quantified)?(?:goal|target|milestone)s?"],
    ["deadline", "(?:completion)?deadline|due(?:date|day|by)?|completion(?:date|time)|timelimit|timeline"],
    ["progress", "(?:current|latest|work)?progress(?:made|report|update|sofar|todate)?|implementation"],
    ["remark", "(?:remark|note|comment)s?"],
    ["measure", "measure(?:no|number)\\.?"],
    ["section", "section|category|chapter|field|area|theme|part"],
    [
      "task",
      "(?:specific|key|main|work)?(?:task|item)s?(?:description|content|name)?|measures?|actions?|content",
    ],
  ] as const
).map(([meaning, words]) => [meaning, new RegExp(`^(?:${words})$`)] as const);

const plain = (text: string): string => plainHeading(fold(text));

const LONGEST_ENGLISH = 36;
/** Columns as they are called in English. */
const BY_NAME = new Map<string, Meaning>(
  LEDGER_FIELDS.map((field) => [
    plain(FIELD_WORDS[field].en).toLowerCase(),
    field === "text" || field === "measure" ? "task" : field,
  ]),
);

function meaningOf(text: string): Meaning | null {
  const heading = plain(text).toLowerCase();
  if (heading === "" || heading.length > (/^[a-z]/.test(heading) ? LONGEST_ENGLISH : 24)) return null;
  return (
    BY_NAME.get(heading) ?? [...MEANINGS, ...ENGLISH].find(([, words]) => words.test(heading))?.[0] ?? null
  );
}

/** How the headings of ledgers are read. */
export const LEDGER_HEADINGS: HeadingWords = { plain, names: (text) => meaningOf(text) !== null };

/** Of which a ledger may have several columns; of the others the first one counts. */
const SEVERAL: ReadonlySet<Meaning> = new Set<Meaning>([
  "goals",
  "lead",
  "support",
  "contact",
  "phone",
  "progress",
  "problems",
  "next",
  "coordination",
  "remark",
]);

/** Whether the lowest line of a heading names a time that is no deadline. */
const namesOtherTime = (heading: string): boolean =>
  OTHER_TIME.test(plain(heading.split(" / ").at(-1) ?? "").toLowerCase());

/** What headings say of their columns: the lowest line decides, then the lines above it. */
function fieldsOfHeadings(headings: readonly string[]): (LedgerField | null)[] {
  const meanings = headings.map((heading): Meaning | null => {
    if (namesOtherTime(heading)) return null;
    const lines = heading.split(" / ").toReversed();
    return lines.map(meaningOf).find((meaning) => meaning !== null) ?? null;
  });
  const tasks = meanings.flatMap((meaning, column) => (meaning === "task" ? [column] : []));
  const seen = new Set<Meaning>();
  return meanings.map((meaning, column) => {
    if (meaning === "task") {
      const right = tasks.length - 1 - tasks.indexOf(column);
      // Where a column says that it holds the measure, the next to the left of the task only groups.
      const outer = (["measure", "section"] as const).filter((each) => !meanings.includes(each));
      return right === 0 ? "text" : (outer[right - 1] ?? null);
    }
    if (meaning === null || (seen.has(meaning) && !SEVERAL.has(meaning))) return null;
    seen.add(meaning);
    return meaning;
  });
}

const isDate = (text: string): boolean =>
  text.length <= 30 &&
  /\d{4}|底|前|季度|持续|长期/.test(text) &&
  readDeadline(text, fold(text)).kind !== "none";
const isPhone = (text: string): boolean =>
  /^[\d\s,，、;；/+-]*1?\d{2,4}[- ]?\d{7,8}[\d\s,，、;；/-]*$/.test(fold(text));

/** What the values of a column say of it, where its heading says nothing; fields that are taken are not proposed. */
function fieldOfValues(
  values: readonly string[],
  taken: ReadonlySet<LedgerField | null>,
  namesUnits: (text: string) => boolean,
): LedgerField | null {
  const free = (field: LedgerField): LedgerField | null => (taken.has(field) ? null : field);
  if (mostly(values, isPhone)) return free("phone");
  if (mostly(values, namesUnits)) return free("lead") ?? free("support");
  if (mostly(values, isDate)) return free("deadline");
  if (mostly(values, (text) => statusOf(text) !== null && text.length <= 8)) return free("status");
  return isCounting(values) ? free("number") : null;
}

/** The column with the longest texts, where none is known to hold the tasks. */
function longest(columns: readonly (readonly string[])[], fields: readonly (LedgerField | null)[]): number {
  const lengths = columns.map((values, column) =>
    fields[column] === null && values.length > 0
      ? values.reduce((sum, text) => sum + text.length, 0) / values.length
      : 0,
  );
  const most = Math.max(0, ...lengths);
  return most >= 6 ? lengths.indexOf(most) : -1;
}

/** What is known of the columns of a ledger; `namesUnits`: whether a text names units of the roster. */
export const ledgerColumns = (namesUnits: (text: string) => boolean): SheetColumns<LedgerField> => ({
  ...LEDGER_HEADINGS,
  meanings: (headings) =>
    fieldsOfHeadings(headings).map((field) => (field === null ? null : { field, why: "heading" })),
  knows: (field) => LEDGER_FIELDS.includes(field),
  // Headings leave out what stands twice; what a person gave to two columns is read from both.
  several: () => true,
  ofValues: (values, taken, heading) =>
    namesOtherTime(heading) ? null : fieldOfValues(values, taken, namesUnits),
  last: (columns, fields) => {
    const column = fields.includes("text") ? -1 : longest(columns, fields);
    return column < 0 ? null : { column, field: "text" };
  },
});
