import { folded } from "../../../../kernel/search-tokens.ts";
import { saysNothing } from "./cell-values.ts";
import { durationText, isLonger } from "./durations.ts";
import type { Duration } from "./item.ts";
import { itemRule, type LintRule } from "./lint-rule.ts";
import { CONTRADICTION, DAYS_SCALE, EXCHANGE_TABLES, LICENSING_LIMIT, PRACTICE } from "./rule-sources.ts";
import { scaled } from "../standards/scale.ts";

const shown = (duration: Duration | null): string => (duration === null ? "" : durationText(duration));

/** Numbers without a unit, as printed. */
const bare = (text: string | undefined, unit: string | undefined): boolean =>
  text !== undefined && /^\d+(?:\.\d+)?$/.test(folded(text).trim()) && saysNothing(unit ?? "");

/** Whether a promise is longer on the scale on which items are compared, where calendars leave it open. */
const isLongerConverted = (promised: Duration, legal: Duration): boolean =>
  isLonger(promised, legal) === null &&
  (scaled(promised)?.workingDays ?? 0) > (scaled(legal)?.workingDays ?? Number.POSITIVE_INFINITY);

/** How long an item takes: at once or promised, the promise against the legal limit, units. */
export const LIMIT_RULES: readonly LintRule[] = [
  itemRule(
    {
      id: "project-type",
      severity: "error",
      field: "projectType",
      source: PRACTICE,
      says: { zh: "不是即办件的应为承诺件", en: "What is not done at once is a promised item" },
      remedy: { zh: "办件类型改为“承诺件”。", en: "Say that it is a promised item." },
    },
    ({ item }) => {
      if (item.projectType !== null) return null;
      const takesTime = item.promised !== null && item.promised.value > 0;
      return takesTime ? { before: "", correction: "承诺件" } : { before: "" };
    },
  ),
  itemRule(
    {
      id: "approval-mode",
      severity: "warning",
      field: "approvalMode",
      source: PRACTICE,
      says: {
        zh: "承诺件的审批服务形式应为“前审后批”",
        en: "A promised item is checked first and decided afterwards",
      },
      remedy: { zh: "审批服务形式改为“前审后批”。", en: "Say 前审后批." },
    },
    ({ item }) =>
      item.projectType === "promised" && item.approvalMode !== undefined && item.approvalMode !== "前审后批"
        ? { before: item.approvalMode ?? "", correction: "前审后批" }
        : null,
  ),
  itemRule(
    {
      id: "at-once-with-days",
      severity: "error",
      field: "promised",
      source: PRACTICE,
      says: { zh: "即办件的承诺时限应为 0", en: "An item done at once promises no days" },
      remedy: {
        zh: "当场办结的，时限改为 0；不能当场办结的，办件类型改为承诺件。",
        en: "If it is done at once promise 0; if not, make it a promised item.",
      },
    },
    ({ item }) =>
      item.projectType === "at-once" && item.promised !== null && item.promised.value > 0
        ? { before: shown(item.promised) }
        : null,
  ),
  itemRule(
    {
      id: "promised-missing",
      severity: "error",
      field: "promised",
      source: EXCHANGE_TABLES,
      says: { zh: "承诺件没有承诺办结时限", en: "A promised item promises no limit" },
      remedy: {
        zh: "填写承诺办结时限和单位，如“5个工作日”。",
        en: "Give the limit with its unit, as 5个工作日.",
      },
    },
    ({ item, printed }) =>
      item.projectType === "promised" && item.promised === null && saysNothing(printed["promised"] ?? "")
        ? { before: "" }
        : null,
  ),
  itemRule(
    {
      id: "promised-nothing",
      severity: "error",
      field: "promised",
      source: CONTRADICTION,
      says: {
        zh: "承诺件的承诺时限写作 0 或当场办结",
        en: "A promised item promises no day, or to be done at once",
      },
      remedy: {
        zh: "当场办结的，办件类型改为即办件；不能的，写明承诺时限。",
        en: "If it is done at once say so in its kind; if not, give the limit.",
      },
    },
    ({ item }) =>
      item.projectType === "promised" && item.promised?.value === 0 ? { before: shown(item.promised) } : null,
  ),
  itemRule(
    {
      id: "at-once-with-procedure",
      severity: "error",
      field: "specialProcedure",
      source: CONTRADICTION,
      says: {
        zh: "当场办结的事项写了特别程序（听证、检验、专家评审等要另外用时）",
        en: "What is done at once has a special procedure, which takes time of its own",
      },
      remedy: {
        zh: "删去特别程序，或把办件类型改为承诺件并写明时限。",
        en: "Take the procedure out, or make it a promised item with a limit.",
      },
    },
    ({ item: { projectType, promised, specialProcedure } }) =>
      specialProcedure !== null && (projectType === "at-once" || promised?.value === 0)
        ? { before: specialProcedure.slice(0, 80) }
        : null,
  ),
  itemRule(
    {
      id: "legal-missing",
      severity: "warning",
      field: "legal",
      source: EXCHANGE_TABLES,
      says: { zh: "行政许可没有法定办结时限", en: "A licence without a legal limit" },
      remedy: {
        zh: "按设定依据填写法定办结时限；依据没有规定的，按行政许可法填写。",
        en: "Give the limit of its basis, or that of the Administrative Licensing Law.",
      },
    },
    ({ item, printed }) =>
      item.legal === null && saysNothing(printed["legal"] ?? "") && (item.type ?? "").includes("行政许可")
        ? { before: "" }
        : null,
  ),
  ...(["legal", "promised"] as const).map((field) =>
    itemRule(
      {
        id: `${field}-unit-missing`,
        severity: "error",
        field,
        source: EXCHANGE_TABLES,
        says:
          field === "legal"
            ? { zh: "法定办结时限没有写单位", en: "The legal limit has no unit" }
            : { zh: "承诺办结时限没有写单位", en: "The promised limit has no unit" },
        remedy: {
          zh: "写明是工作日、自然日、月还是小时。",
          en: "Say whether working days, days, months or hours are meant.",
        },
      },
      ({ item, printed }) =>
        item[field] === null && bare(printed[field], printed[`${field}Unit`])
          ? { before: printed[field] ?? "" }
          : null,
    ),
  ),
  itemRule(
    {
      id: "promised-over-legal",
      severity: "error",
      field: "promised",
      source: LICENSING_LIMIT,
      says: { zh: "承诺时限长于法定时限", en: "The promised limit is longer than the legal one" },
      remedy: { zh: "承诺时限改到法定时限以内。", en: "Promise no more than the legal limit." },
    },
    ({ item: { promised, legal } }) =>
      promised !== null && legal !== null && legal.value > 0 && isLonger(promised, legal) === true
        ? { before: `${shown(promised)} > ${shown(legal)}` }
        : null,
  ),
  itemRule(
    {
      id: "promised-over-legal-converted",
      severity: "warning",
      field: "promised",
      source: DAYS_SCALE,
      says: {
        zh: "承诺时限折算后长于法定时限",
        en: "The promised limit is longer than the legal one on one scale",
      },
      remedy: {
        zh: "两个时限用同一单位，承诺时限改到法定时限以内。",
        en: "State both in one unit, and promise no more than the legal limit.",
      },
    },
    ({ item: { promised, legal } }) =>
      promised !== null && legal !== null && legal.value > 0 && isLongerConverted(promised, legal)
        ? { before: `${shown(promised)} > ${shown(legal)}` }
        : null,
  ),
  itemRule(
    {
      id: "mixed-units",
      severity: "warning",
      field: "promised",
      source: EXCHANGE_TABLES,
      says: {
        zh: "法定时限与承诺时限单位不同，难以比较",
        en: "The legal and the promised limit are in different units",
      },
      remedy: { zh: "两个时限用同一单位。", en: "State both in one unit." },
    },
    ({ item: { promised, legal } }) =>
      promised !== null &&
      legal !== null &&
      promised.value > 0 &&
      legal.value > 0 &&
      promised.unit !== legal.unit
        ? { before: `${shown(promised)} / ${shown(legal)}` }
        : null,
  ),
];
