import type { Day } from "../../../kernel/calendar.ts";
import type {
  DocumentRule,
  Field,
  MeasureReading,
  PlanReading,
  PrintedUnit,
  Question,
  Span,
} from "../reading.ts";

type Option = Question["options"][number];
type Read = Pick<PlanReading, "title" | "issuer" | "date"> & { readonly otherDates: readonly Field<Day>[] };

const LEAD_OPTIONS: readonly Option[] = [
  { id: "all", zh: "所列单位都牵头", en: "All units listed lead" },
  { id: "first", zh: "第一个单位牵头，其余配合", en: "The first unit leads, the others support" },
  { id: "one-by-one", zh: "逐项指定", en: "Decide measure by measure" },
];
const KEEP: Option = { id: "keep", zh: "保留原文，以后再定", en: "Keep as printed, decide later" };
const TYPE: Option = { id: "type", zh: "填写", en: "Fill in" };
const ROSTER: Option = { id: "roster", zh: "按名册逐一列出", en: "Name them from the roster" };

/** What the text leaves open, for a person to decide; nothing of it was guessed. */
export function toQuestions(
  read: Read,
  rules: readonly DocumentRule[],
  measures: readonly MeasureReading[],
  beside: BesideText = NOTHING_BESIDE,
): Question[] {
  return [
    ...headerQuestions(read, measures),
    ...listedQuestions(beside),
    ...leadQuestion(rules, measures),
    ...measures.flatMap((measure, index) => [
      ...measureQuestions(measure, index),
      ...tableQuestion(measure, index, beside.differs.get(index)),
    ]),
  ];
}

/** What the tables of a document say beside its text: other words on a measure, and lists of projects. */
export type BesideText = {
  /** By index of the measure: what its row in a table prints otherwise. */
  readonly differs: ReadonlyMap<number, NonNullable<Question["stated"]>>;
  readonly projects: readonly { readonly span: Span; readonly rows: number }[];
};
const NOTHING_BESIDE: BesideText = { differs: new Map(), projects: [] };

function listedQuestions({ projects }: BesideText): Question[] {
  return projects.map(({ span, rows }, i) => ({
    id: `projects-listed-${i}`,
    kind: "projects-listed",
    measure: null,
    span,
    sentence: {
      zh: `文件附有一张项目清单（${rows} 项），没有读作举措。是否登记到项目库？`,
      en: `The document carries a list of projects (${rows}) that was not read as measures. Take it into the register of projects?`,
    },
    options: [
      { id: "register", zh: "登记到项目库", en: "Take it into the register" },
      { id: "leave", zh: "不登记", en: "Leave it" },
    ],
  }));
}

const printedUnits = (units: readonly PrintedUnit[]): string =>
  units.map((unit) => unit.name).join("、") || "—";

const saidOf = (one: NonNullable<Question["stated"]>): string =>
  `${printedUnits([...one.lead, ...one.support, ...one.guide])}；${one.deadline.raw ?? "—"}`;

function tableQuestion(measure: MeasureReading, index: number, stated: Question["stated"]): Question[] {
  if (stated === undefined) return [];
  const name = measure.ordinal ?? `#${index + 1}`;
  return [
    {
      id: `table-differs-${index}`,
      kind: "table-differs",
      measure: index,
      span: stated.lead[0]?.span ?? stated.support[0]?.span ?? null,
      sentence: {
        zh: `${name}在正文中写“${saidOf(measure)}”，在表中写“${saidOf(stated)}”，以哪个为准？`,
        en: `${name} says “${saidOf(measure)}” in the text and “${saidOf(stated)}” in the table: which holds?`,
      },
      stated,
      options: [
        { id: "text", zh: "以正文为准", en: "The text holds" },
        { id: "table", zh: "以表为准", en: "The table holds" },
      ],
    },
  ];
}

function headerQuestions(read: Read, measures: readonly MeasureReading[]): Question[] {
  if (measures.length === 0) return [];
  const asked: Question[] = [];
  const missing = (id: string, zh: string, en: string): void => {
    asked.push({
      id: `missing-${id}`,
      kind: "missing-header",
      measure: null,
      span: null,
      sentence: {
        zh: `原文没有印出${zh}，请填写或留空。`,
        en: `The text prints no ${en}; fill it in or leave it empty.`,
      },
      options: [TYPE, { id: "none", zh: "留空", en: "Leave empty" }],
    });
  };
  if (read.title === null) missing("title", "标题", "title");
  if (read.issuer === null) missing("issuer", "发文机关", "issuing body");
  if (read.date === null) missing("date", "成文日期", "date");
  const dates = [...(read.date === null ? [] : [read.date]), ...read.otherDates];
  if (dates.length > 1)
    asked.push({
      id: "date-conflict",
      kind: "date-conflict",
      measure: null,
      span: dates[1]?.span ?? null,
      sentence: {
        zh: `原文印有几个不同的日期（${dates.map((one) => one.value).join("、")}），请选定成文日期。`,
        en: `The text prints different dates (${dates.map((one) => one.value).join(", ")}); choose the date of the document.`,
      },
      options: dates.map((one) => ({ id: one.value, zh: one.value, en: one.value })),
    });
  return asked;
}

/** Asked once for the plan: units listed together without a word on who leads. */
function leadQuestion(rules: readonly DocumentRule[], measures: readonly MeasureReading[]): Question[] {
  const open = measures.filter((one) =>
    listsOf(one).some((lead) => lead.length > 1 && lead.every(isUndifferentiated)),
  );
  if (open.length === 0 || rules.some((rule) => rule.kind === "default-responsible-leads")) return [];
  const first = open[0] as MeasureReading;
  return [
    {
      id: "no-lead-stated",
      kind: "no-lead-stated",
      measure: null,
      span: first.spans.annotation[0] ?? null,
      sentence: {
        zh: `有${open.length}条举措列出几个单位而没有写明谁牵头，请选择读法。`,
        en: `Measures that list several units without saying who leads: ${open.length}. Choose how to read them.`,
      },
      options: LEAD_OPTIONS,
    },
  ];
}

const listsOf = (measure: MeasureReading): (readonly PrintedUnit[])[] =>
  measure.clauses.length > 0 ? measure.clauses.map((one) => one.lead) : [measure.lead];

const isUndifferentiated = (unit: PrintedUnit): boolean => unit.rule === "undifferentiated";

const COLLECTIVE =
  /^(?:各|有关|相关|其他|其它|全[市区县旗省]各)|[省市县区旗州]?(?:有关|相关)(?:部门|单位|地区|企业|市|县|区)|级有关|(?:成员|职能|责任)单位$|各[一-龥()〔〕〈〉、]{0,14}(?:政府|单位|部门|专班|管委会|街道|乡镇|区镇|部委|机构)$/;

function measureQuestions(measure: MeasureReading, index: number): Question[] {
  const asked: Question[] = [];
  const name = measure.ordinal ?? `#${index + 1}`;
  if (measure.open !== "")
    asked.push({
      id: `open-units-${index}`,
      kind: "open-units",
      measure: index,
      span: measure.spans.open,
      sentence: {
        zh: `${name}写有“${measure.open}”而没有列名，还有哪些单位？`,
        en: `${name} prints “${measure.open}” without naming them: which units are meant?`,
      },
      options: [ROSTER, KEEP],
    });
  for (const unit of [...measure.lead, ...measure.support, ...measure.guide]) {
    if (!COLLECTIVE.test(unit.name)) continue;
    asked.push({
      id: `collective-unit-${index}-${unit.span[0]}`,
      kind: "collective-unit",
      measure: index,
      span: unit.span,
      sentence: {
        zh: `${name}的“${unit.name}”不是一个单位，请对照名册确定包括哪些单位。`,
        en: `“${unit.name}” in ${name} is not one body: settle with the roster which bodies it covers.`,
      },
      options: [ROSTER, KEEP],
    });
  }
  return [...asked, ...deadlineQuestions(measure, index, name)];
}

function deadlineQuestions(measure: MeasureReading, index: number, name: string): Question[] {
  const { deadline } = measure;
  const asked: Question[] = [];
  const unread =
    deadline.raw !== null &&
    (deadline.kind === "none" || (deadline.kind === "date" && deadline.latest === null));
  if (unread)
    asked.push({
      id: `unreadable-deadline-${index}`,
      kind: "unreadable-deadline",
      measure: index,
      span: measure.spans.deadline,
      sentence: {
        zh: `${name}的时限“${deadline.raw}”读不出确切日期，请填写。`,
        en: `The deadline “${deadline.raw}” of ${name} names no certain day; fill it in.`,
      },
      options: [TYPE, KEEP],
    });
  const latest = measure.textDeadlines.find(
    (one) =>
      one.kind === "deadline" &&
      one.latest !== null &&
      deadline.latest !== null &&
      one.latest > deadline.latest,
  );
  if (latest !== undefined)
    asked.push({
      id: `deadline-conflict-${index}`,
      kind: "date-conflict",
      measure: index,
      span: latest.span,
      sentence: {
        zh: `${name}正文写“${latest.raw}”，晚于所列时限“${deadline.raw}”，以哪个为准？`,
        en: `The text of ${name} says “${latest.raw}”, later than its deadline “${deadline.raw}”: which holds?`,
      },
      options: [
        { id: "deadline", zh: `以“${deadline.raw}”为准`, en: `“${deadline.raw}” holds` },
        { id: "text", zh: `以“${latest.raw}”为准`, en: `“${latest.raw}” holds` },
      ],
    });
  if (deadline.kind === "none" && deadline.raw === null)
    for (const one of measure.textDeadlines)
      if (one.kind === "deadline")
        asked.push({
          id: `text-deadline-${index}-${one.span[0]}`,
          kind: "text-deadline",
          measure: index,
          span: one.span,
          sentence: {
            zh: `${name}正文写“${one.raw}”，是否作为完成时限？`,
            en: `The text of ${name} says “${one.raw}”: is that its deadline?`,
          },
          options: [
            { id: "accept", zh: "作为时限", en: "It is the deadline" },
            { id: "refuse", zh: "不作为时限", en: "It is not" },
          ],
        });
  return asked;
}
