import { figure, type FigureDefinition, UNITS } from "../../../kernel/figure.ts";
import { ATTRIBUTE_WORDS, type SharingAttribute } from "../catalogue/resource/content.ts";

const { cases, items, percent, records, times, versions, workingDays } = UNITS;

const resources = (attribute: SharingAttribute, better: "up" | "down"): FigureDefinition =>
  figure(
    [
      `${ATTRIBUTE_WORDS[attribute].zh}的数据资源`,
      `Resources: ${ATTRIBUTE_WORDS[attribute].en.toLowerCase()}`,
    ],
    records,
    better,
    [
      `该日已发布、未撤销的数据资源中，当日现行版本的共享属性为“${ATTRIBUTE_WORDS[attribute].zh}”的条数；草稿和待确认的不计，一条资源只计现行版本一次。`,
      `Of the resources published and not withdrawn on the day, those whose version in force is “${ATTRIBUTE_WORDS[attribute].en}”; drafts are left out, and each resource counts once.`,
    ],
  );

/**
 * What the figures of shared data count, on measure （四） and on the pages of the slice; docs/dictionary.md lists them. What
 * follows from days of the record is told of any past day; where today's record is used the text says so.
 */
export const SHARED_DATA_FIGURES = {
  // store/catalogue/indicators.ts
  "shared-data.resources-unconditional": resources("unconditional", "up"),
  "shared-data.resources-conditional": resources("conditional", "up"),
  "shared-data.resources-none": resources("none", "down"),
  "shared-data.resources-assessed": figure(
    ["两项评估齐全的数据资源占比", "Share of resources with both assessments"],
    percent,
    "up",
    [
      "该日已发布、未撤销的数据资源中，现行版本两项评估齐全的占比。没有资源时不计算。",
      "Of the resources published and not withdrawn on the day, those whose version in force has both assessments. No rate without resources.",
    ],
  ),
  "shared-data.days-to-publish": figure(
    ["目录报送到发布的工作日中位数", "Median working days from submission to publication"],
    workingDays,
    "down",
    [
      "至该日发布的全部目录版本（含已被取代和已撤销的），从报送到发布的工作日数的中位数。",
      "Of all versions published by the day, replaced and withdrawn ones included, the median of working days from submission to publication.",
    ],
  ),
  "shared-data.late-updates": figure(
    ["未按第十七条期限更新或审核的目录版本", "Versions updated or reviewed after the limits of article 17"],
    versions,
    "down",
    [
      "至该日发布的全部目录版本中，更新或审核超过第十七条期限的版本数；发布以后一直计入。",
      "Of all versions published by the day, those updated or reviewed after the limits of article 17; they stay counted.",
    ],
  ),

  // requests/store-indicators.ts
  "shared-data.requests-in-time": figure(
    ["已答复共享申请的按时率", "Share of answered requests that were in time"],
    percent,
    "up",
    [
      "至该日已答复（同意或不同意）的共享申请中，没有超过答复期限的占比；尚未答复的不在分母中，逾期未答复的见“共享申请中未消除的违反情形”。没有已答复的不计算。",
      "Of the requests answered by the day, granted or refused, those answered within the limit; unanswered ones are in neither part, and those past their limit are among the breaches that stand. No rate without an answer.",
    ],
  ),
  "shared-data.request-answer-days": figure(
    ["共享申请答复用时（中位数）", "Working days to an answer (median)"],
    workingDays,
    "down",
    [
      "至该日已答复的共享申请，从收到申请到答复的工作日数的中位数。",
      "Of the requests answered by the day, the median of working days from receipt to the answer.",
    ],
  ),
  "shared-data.requests-open": figure(["在办和在用的共享申请", "Requests open or in use"], cases, null, [
    "至该日已提交、当日未办结（未被拒绝、撤回或处置完毕）的共享申请件数，含已开通在用的；草稿不计。",
    "Requests filed by the day and not over on it, that is not refused, withdrawn or disposed of; those in use are included, drafts are not.",
  ]),
  "shared-data.request-breaches": figure(
    ["共享申请中未消除的违反情形", "Breaches of requests that stand"],
    items,
    "down",
    [
      "由申请记录计算、该日已发生未消除的违反情形数，一件申请可有几项；授权使用台账、校核和回流中的另计，见“存续的违规情形”。",
      "Breaches computed from requests that had begun and not ended on the day; a request may have several. Those of records of use, corrections and return flows are in the figure of all open breaches.",
    ],
  ),

  // requests/store-list.ts: how many stand in each tab of the list, for who reads it
  "shared-data.requests-mine": figure(["等我办理的共享申请", "Requests that wait for me"], cases, null, [
    "该日等本人所在单位、以本人角色办理下一步的共享申请件数，含整改期满、使用期满等到了日子才需办理的。",
    "Requests whose next step is for the reader's unit and role on the day, those included that began to wait with the day, as when a time to put right or a use ends.",
  ]),
  "shared-data.requests-asked": figure(["本单位申请的共享申请", "Requests that the unit made"], cases, null, [
    "本单位起草和提出的共享申请件数，含草稿和已办结的。",
    "Requests that the reader's unit drafted or filed, drafts and those that are over included.",
  ]),
  "shared-data.requests-given": figure(["向本单位申请的共享申请", "Requests made to the unit"], cases, null, [
    "向本单位申请数据的共享申请件数，含对方尚未提出的草稿和已办结的。",
    "Requests for data of the reader's unit, drafts not filed yet and those that are over included.",
  ]),
  "shared-data.requests-all": figure(["可以查看的共享申请", "Requests to be seen"], cases, null, [
    "本人可以查看的共享申请件数：办公室为全部，主管部门为一方属于本级的，含草稿和已办结的。",
    "Requests that the reader may open: all for the office, for a data authority those with a party of its level; drafts and those that are over included.",
  ]),

  // exchange/store-indicators.ts
  "shared-data.readings": figure(["共享数据调用次数", "Readings of shared data"], times, "up", [
    "自启用至该日的数据调用（在线和批量）凭据中，没有被拒绝的次数；交付和处置凭据不计。",
    "Receipts of readings and batches to the day that were not denied; receipts of delivery and disposal are left out.",
  ]),
  "shared-data.readings-denied": figure(["被拒绝的调用次数", "Readings denied"], times, null, [
    "自启用至该日的数据调用（在线和批量）凭据中，被拒绝的次数。与调用次数相加为全部调用。",
    "Receipts of readings and batches to the day that were denied. With the readings answered they make all.",
  ]),
  "shared-data.receipts-verified": figure(["已核验完整的凭据", "Receipts verified intact"], records, "up", [
    "至该日公布的链头中，核验为完整的各段所含凭据条数之和，含各类凭据；最近一次公布以后的不计。",
    "Receipts of every kind in the segments found intact when their heads were published, to the day; what came after the last head is left out.",
  ]),

  // oversight/store-indicators.ts
  "shared-data.breaches-open": figure(["存续的违规情形", "Named breaches open"], items, "down", [
    "该日已发生未消除的违规情形数，含系统由申请、校核、回流和使用台账计算的和人工登记的；核定为误报的不计，按今天的核定记录。目标为零。",
    "Breaches that had begun and not ended on the day, computed from requests, corrections, return flows and records of use or reported by people; false alarms are left out, as judged by today. The target is none.",
  ]),
  "shared-data.corrections-in-time": figure(
    ["校核申请按时答复率", "Corrections answered in time"],
    percent,
    "up",
    [
      "至该日已答复或已超过10个工作日期限的校核申请中，按时答复的占比，逾期未答复的在分母中；撤回的不计，按今天的撤回记录。没有时不计算。",
      "Of the corrections answered by the day or past their limit of 10 working days, those answered in time, so that unanswered ones count as late; withdrawn ones are left out, as recorded by today. No rate of none.",
    ],
  ),
  "shared-data.recipients-applied": figure(
    ["更正已在使用单位应用的比例", "Recipients who applied a correction"],
    percent,
    "up",
    [
      "至该日已被告知更正的使用单位（每件校核每个单位计一次）中，已应用或已说明无需应用的占比。没有时不计算。",
      "Of the recipients told of a correction by the day, each once for each correction, those that had applied it or said why they need not. No rate of none.",
    ],
  ),
  "shared-data.ledger-complete": figure(
    ["使用台账完整的授权比例", "Grants whose records of use are complete"],
    percent,
    "up",
    [
      "至该日已满一个季度或已终止的授权中，当日使用台账没有缺口的占比。没有时不计算。",
      "Of the grants that had run through a quarter or ended by the day, those whose records of use had no gap on it. No rate of none.",
    ],
  ),
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type SharedDataFigure = keyof typeof SHARED_DATA_FIGURES;
