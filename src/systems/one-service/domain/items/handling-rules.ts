import { itemRule, type LintRule } from "./lint-rule.ts";
import { resultTypeOf } from "./result-type.ts";
import { LICENSING_58, PRACTICE, REMOTE_35 } from "./rule-sources.ts";

const isPermission = (type: string | null): boolean => type !== null && type.includes("行政许可");

/** How an item is handled: visits, online, by post, elsewhere; what it charges and what comes of it. */
export const HANDLING_RULES: readonly LintRule[] = [
  itemRule(
    {
      id: "visit-reason",
      severity: "error",
      field: "visitReason",
      source: PRACTICE,
      says: {
        zh: "到办事现场次数不为 0，但没有写明必须现场办理的原因",
        en: "One must come, and no reason is given",
      },
      remedy: {
        zh: "写明原因；没有必须到场的理由，次数改为 0。",
        en: "Give the reason, or make the visits 0.",
      },
    },
    ({ item }) =>
      item.visits !== null && item.visits > 0 && item.visitReason === null
        ? { before: `${item.visits}次` }
        : null,
  ),
  itemRule(
    {
      id: "online-visits",
      severity: "error",
      field: "visits",
      source: PRACTICE,
      says: {
        zh: "全程网办（Ⅳ级）的到办事现场次数应为 0",
        en: "What is wholly online (level IV) needs no visit",
      },
      remedy: {
        zh: "能全程网办的，次数改为 0；不能的，降低网办深度。",
        en: "If it is wholly online make the visits 0, else lower the depth.",
      },
    },
    ({ item }) =>
      item.onlineDepth === 4 && item.visits !== null && item.visits > 0
        ? { before: `${item.visits}次` }
        : null,
  ),
  itemRule(
    {
      id: "no-visit-no-post",
      severity: "error",
      field: "post",
      source: PRACTICE,
      says: {
        zh: "到办事现场次数为 0 又不能网办的，应支持物流快递",
        en: "With no visit and nothing online it must be possible by post",
      },
      remedy: { zh: "开通快递收件和送达，或开通网上办理。", en: "Take it by post, or open it online." },
    },
    ({ item }) =>
      item.visits === 0 &&
      item.online === false &&
      item.onlineDepth === null &&
      !item.forms.includes("online") &&
      item.post !== true &&
      !item.forms.includes("post")
        ? { before: item.post === false ? "否" : "" }
        : null,
  ),
  itemRule(
    {
      id: "depth-says-online",
      severity: "warning",
      field: "online",
      source: PRACTICE,
      says: {
        zh: "写了全程网办（Ⅳ级），“是否网办”却不是“是”",
        en: "It is wholly online (level IV), yet not said to be online",
      },
      remedy: {
        zh: "“是否网办”改为“是”，或核对网办深度。",
        en: "Say that it is online, or check the depth.",
      },
    },
    ({ item }) => {
      if (item.onlineDepth !== 4 || item.online === true) return null;
      return item.online === null ? { before: "", correction: "是" } : { before: "否" };
    },
  ),
  itemRule(
    {
      id: "result-type",
      severity: "error",
      field: "resultType",
      source: PRACTICE,
      says: {
        zh: "审批结果类型与结果名称不符（…证→出证，…文→出文，…批复→审批）",
        en: "The kind of result does not fit its name",
      },
      remedy: { zh: "按结果名称改审批结果类型。", en: "Make the kind fit the name." },
    },
    ({ item: { resultName, resultType } }) => {
      const wanted = resultTypeOf(resultName ?? "");
      return wanted === null || resultType === wanted
        ? null
        : { before: resultType ?? "", correction: wanted };
    },
  ),
  itemRule(
    {
      id: "fee-basis",
      severity: "error",
      field: "feeBasis",
      source: LICENSING_58,
      says: { zh: "收费事项没有收费依据", en: "It charges a fee and cites no basis" },
      remedy: {
        zh: "写明收费依据和标准；没有依据的不得收费。",
        en: "Cite the basis and the rate; without one nothing may be charged.",
      },
    },
    ({ item }) => (item.charges === true && item.feeBasis === null ? { before: "是" } : null),
  ),
  itemRule(
    {
      id: "permission-charges",
      severity: "hint",
      field: "charges",
      source: LICENSING_58,
      says: {
        zh: "行政许可原则上不收费，请核对收费依据是否为法律、行政法规",
        en: "Licences are free in principle: check that a law or administrative regulation allows the fee",
      },
      remedy: { zh: "核对收费依据的效力层级。", en: "Check the rank of the basis." },
    },
    ({ item }) =>
      item.charges === true && item.feeBasis !== null && isPermission(item.type)
        ? { before: item.feeBasis.slice(0, 80) }
        : null,
  ),
  itemRule(
    {
      id: "area-forms",
      severity: "error",
      field: "area",
      source: REMOTE_35,
      says: {
        zh: "写了跨地域通办，却只能到本地窗口办理",
        en: "It is said to be open beyond the city, yet only by coming to its window",
      },
      remedy: {
        zh: "补上网上办理、快递或代收代办的办理形式，或更正通办范围。",
        en: "Open it online, by post or through other cities' windows, or correct the area.",
      },
    },
    ({ item }) =>
      item.area !== null &&
      /全国|跨省|跨市|跨盟|全区|全自治区|呼包鄂乌/.test(item.area) &&
      item.forms.length > 0 &&
      item.forms.every((form) => form === "window") &&
      item.online !== true &&
      item.post !== true &&
      !/代收|联办/.test(item.area)
        ? { before: item.area }
        : null,
  ),
];
