import { dayInChinese } from "../../../kernel/calendar.ts";
import type { Field } from "../../../kernel/fields.ts";
import { figureText } from "../../../kernel/money.ts";
import { regionWords } from "../../../kernel/region.ts";
import { findInForce } from "../../../kernel/rule.ts";
import { type PaperTable, writeOfficialPaper } from "../../../platform/documents/official-paper.ts";
import { fileNameOf } from "../../../platform/files/plain-name.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import type { FileReply } from "../../../platform/http/file-reply.ts";
import type { Caller } from "../../../platform/slice.ts";
import { CATEGORIES, MODE_NAMES } from "../projects/category.ts";
import { articleWords, CONDITION_NAMES, inWords, SENSE, VERDICT_NAMES } from "../verdict/names.ts";
import { PROJECT_STATUSES, type ProjectDetail, verdictOf } from "../projects/kind.ts";
import { CAPACITY, STATING } from "../projects/project.ts";
import { energyProjects, type ProjectDesk } from "../projects/store.ts";
import { bindingOn } from "../sizing/binding.ts";
import type { Judged, Verdict } from "../verdict/judge.ts";
import { RULE_SETS } from "../verdict/rule-set.ts";
import { ASSUMING, headOf, SOURCES } from "../workbench/assumption.ts";
import type { Run } from "../workbench/run.ts";
import { sizingOf } from "../workbench/store.ts";
import { gapsOf } from "./gaps.ts";

// The application of a project as a paper. It states what the project's page states, judged on the day on which it is printed.

const SAMPLE = "示例　虚构数据";
const NONE = "未填";
const UNVERIFIED = "未核实";
const WAN = 10_000;
const HUNDRED_MILLION = 1e8;

const figure = (value: number, digits: number): string => figureText(Number(value.toFixed(digits)));
const wan = (yuan: number): string => figure(yuan / WAN, 1);

function valueWords(id: Judged["id"], value: Judged["actual"]): string {
  if (value === null) return "未知";
  if (id === "groundwater") return value ? "取用" : "不取用";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (id === "load") return `${figure(value / HUNDRED_MILLION, 4)}亿千瓦时`;
  if (id === "storageHours") return `${figure(value, 2)}小时`;
  if (id === "reRatio") return `${figure(value, 3)}倍`;
  return `${figure(value * 100, 2)}%`;
}
const SIGNS = { least: "不低于", most: "不高于", is: "" } as const;
const requiredWords = ({ id, required }: Judged): string =>
  required === null ? "未读到" : `${SIGNS[SENSE[id]]}${valueWords(id, required)}`;
const holdsWords = (holds: boolean | null): string => (holds === null ? "待定" : holds ? "满足" : "不满足");
const levelWords = (level: string): string => (level === "C" ? `C，${UNVERIFIED}` : level);

/** Fields with what stands in them, as a form has them; what is empty is said to be. */
function fieldRows(
  fields: Readonly<Record<string, Field>>,
  values: Readonly<Record<string, unknown>>,
): string[][] {
  return Object.entries(fields).map(([key, field]) => {
    const value = values[key];
    const unit = field.takes === "number" && field.unit !== undefined ? field.unit.zh : "";
    const said =
      field.takes === "choice" && typeof value === "string"
        ? (field.among[value]?.zh ?? value)
        : typeof value === "number"
          ? figureText(value)
          : NONE;
    return [field.name.zh, said, unit];
  });
}

function factsTable({ state, names }: ProjectDetail): PaperTable {
  const { unit, approval } = state;
  return {
    head: ["事项", "内容"],
    rows: [
      ["项目名称", state.name],
      ["申报类别", CATEGORIES[state.rule].zh],
      ["接网方式", MODE_NAMES[state.mode].zh],
      ["所在城市", regionWords(unit.regionCode).zh],
      ["投资主体", state.investor],
      ["提出单位", names[unit.unitId] ?? ""],
      ["提出日期", dayInChinese(state.proposedOn)],
      ["当前状态", PROJECT_STATUSES[state.status].zh],
      ...(approval === null
        ? []
        : [["批复文号", `${approval.document}（${dayInChinese(approval.on)}登记）`]]),
    ],
  };
}

const articlesTable = ({ conditions }: Verdict): PaperTable => ({
  head: ["条件和条款", "要求", "现为", "判定", "依据", "处理办法"],
  rows: conditions.map((each) => [
    `${CONDITION_NAMES[each.id].zh}（${articleWords(each.article).zh}）`,
    requiredWords(each),
    valueWords(each.id, each.actual),
    holdsWords(each.holds),
    levelWords(each.level),
    each.remedy === null ? "—" : inWords(each.remedy).zh,
  ]),
});

const boundsWords = ({ lowerYuan, upperYuan, exactYuan }: NonNullable<Run["result"]>): string =>
  [
    lowerYuan !== null && upperYuan !== null
      ? `最省的方案每年${wan(lowerYuan)}万元至${wan(upperYuan)}万元。`
      : "",
    exactYuan === null ? "" : `全年8760小时精算为每年${wan(exactYuan)}万元。`,
  ].join("");

/** What a design came to: the cost, what each condition adds to it, where its prices are from. */
function sizingParts(
  run: Run | null,
  day: string,
): { readonly body: string[]; readonly tables: OfPaper["tables"] } {
  const result = run?.result ?? null;
  if (run === null || result === null) return { body: ["没有采用定容方案，本部分空缺。"], tables: {} };
  const articles = bindingOn(headOf(run.assumed, run.rule), run.askedOn);
  const { prices, year } = result;
  const used = [
    `项目采用${dayInChinese(run.askedOn)}的${run.exact ? "全年精算" : "定容"}方案，逐时数据为“${run.hoursName}”${run.synthetic ? "（合成，非实测）" : ""}。`,
    boundsWords(result),
    year === null ? "" : `其中全年购电${figure(year.importedKwh / WAN, 1)}万千瓦时。`,
  ].join("");
  const body = [
    used,
    `费用按下表单价计算，单价均${UNVERIFIED}，只用于比较方案，不作为报价或付款依据。`,
    "【表：单价】",
    ...(prices.length === 0
      ? ["没有条款约束这个方案。"]
      : ["去掉一条后最省的方案每年能省的数额，即该条的代价。", "【表：代价】"]),
    ...(day === run.askedOn ? [] : [`条款按定容当日（${dayInChinese(run.askedOn)}）的版本。`]),
  ];
  return {
    body,
    tables: {
      单价: {
        head: ["项目", "单价", "单位", "出处", "依据"],
        rows: SOURCES.map(({ of, source, level }) => {
          const field: Field = ASSUMING[of];
          const value = run.assumed[of];
          // Whatever the planner typed over is the planner's.
          const own = field.initial !== figureText(value ?? 0);
          return [
            field.name.zh,
            value === null ? NONE : figureText(value),
            field.takes === "number" ? (field.unit?.zh ?? "") : "",
            own ? "提出单位填写" : source.zh,
            `${own ? "C" : level}，${UNVERIFIED}`,
          ];
        }),
      },
      代价: {
        head: ["条件", "条款", "每年代价（万元）"],
        rows: prices.map(({ rule, yuanPerYear }) => [
          CONDITION_NAMES[rule].zh,
          articleWords(articles.find(({ id }) => id === rule)?.article ?? "—").zh,
          yuanPerYear === null ? "未算出" : wan(yuanPerYear),
        ]),
      },
    },
  };
}

type OfPaper = Parameters<typeof writeOfficialPaper>[0];

/** The paper of a project as it stands on `day`. */
export function packOf(detail: ProjectDetail, run: Run | null): OfPaper {
  const { state, sample, day, names } = detail;
  const verdict = verdictOf(state, day);
  const set = findInForce(
    RULE_SETS.filter(({ rule }) => rule === state.rule),
    day,
  );
  const gaps = gapsOf(verdict, run === null ? "not" : run.synthetic ? "invented" : "brought");
  const count = (holds: boolean | null) => verdict.conditions.filter((each) => each.holds === holds).length;
  const sizing = sizingParts(run, day);
  const { stated } = state;
  const { statedFrom: _, statedOn: __, ...asked } = STATING;
  const body = [
    "一、项目概况",
    "【表：概况】",
    "二、装机",
    `装机由提出单位填报，出处：${state.source}。`,
    "【表：装机】",
    "三、全年电量和条件",
    ...(stated === null
      ? ["还没有填报。"]
      : [
          `由提出单位填报，出处：${stated.statedFrom}，截至${dayInChinese(stated.statedOn)}。${NONE}的算不知道。`,
          "【表：电量】",
        ]),
    "四、与实施细则逐条对照",
    set === undefined
      ? `${dayInChinese(day)}没有这一类的细则在施行，无从判定。`
      : `按“${CATEGORIES[state.rule].zh}”实施细则${set.version}，于${dayInChinese(day)}判定：${VERDICT_NAMES[verdict.verdict].zh}。满足${count(true)}条，不满足${count(false)}条，待定${count(null)}条。依据等级：A为读过条文，B为据报道，C为没有读到条文（${UNVERIFIED}，不用于判定）。`,
    ...(verdict.conditions.length === 0 ? [] : ["【表：条款】"]),
    "五、缺口和由谁补齐",
    ...(gaps.length === 0 ? ["没有缺口。"] : ["【表：缺口】"]),
    "六、费用和每条细则的代价",
    ...sizing.body,
    "七、来源",
    "【表：来源】",
  ];
  return {
    head: {},
    title: `${state.name}申报材料`,
    addressee: null,
    body: body.join("\n"),
    tables: {
      ...sizing.tables,
      概况: factsTable(detail),
      装机: { head: ["项目", "数值", "单位"], rows: fieldRows(CAPACITY, state) },
      电量: { head: ["事项", "填报", "单位"], rows: fieldRows(asked, stated ?? {}) },
      条款: articlesTable(verdict),
      缺口: {
        head: ["事项", "缺什么", "由谁提供"],
        rows: gaps.map(({ of, lacks, from }) => [of.zh, lacks.zh, from.zh]),
      },
      来源: {
        head: ["内容", "来源", "日期", "性质"],
        rows: [
          ["装机", state.source, "—", "填报"],
          ...(stated === null
            ? []
            : [["电量和条件", stated.statedFrom, dayInChinese(stated.statedOn), "填报"]]),
          ...(set === undefined
            ? []
            : [
                [
                  "细则",
                  `${set.version}，${set.source}（转载，以自治区能源局原文为准）`,
                  dayInChinese(set.readOn),
                  `依据${levelWords(set.level)}`,
                ],
              ]),
          ["判定", "几字弯系统按上述细则和填报计算", dayInChinese(day), "系统计算"],
          ...(run === null
            ? []
            : [["费用", "几字弯系统定容计算", dayInChinese(run.askedOn), `系统计算，单价${UNVERIFIED}`]]),
        ],
      },
    },
    attachments: [],
    signature: names[state.unit.unitId] ?? null,
    date: day,
    note: "本材料由系统按填报内容整理；细则文本转载自公开网页，报送前请与自治区能源局公布的原文核对。",
    ...(sample || run?.sample === true ? { watermark: SAMPLE } : {}),
  };
}

/** The application of a project in the form of GB/T 9704, for who may see it. Throws `not-found`. */
export async function applicationPack(desk: ProjectDesk, id: string, caller: Caller): Promise<FileReply> {
  const detail = await energyProjects.open(desk, id, caller);
  const { taken } = detail.state;
  const paper = packOf(detail, taken === undefined ? null : await sizingOf(desk, id, taken));
  const bytes = await writeOfficialPaper(paper);
  return { name: `${fileNameOf(paper.title)}.docx`, type: MEDIA_TYPES.docx, bytes };
}
