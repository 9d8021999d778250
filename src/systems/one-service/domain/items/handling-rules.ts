import { itemRule, type LintRule } from "./lint-rule.ts";
import { resultTypeOf } from "./result-type.ts";
import { CONTRADICTION, EXCHANGE_TABLES, LICENSING_58, PRACTICE, REMOTE_35 } from "./rule-sources.ts";
import { readCharges, readYesNo } from "./cell-values.ts";
import type { Item } from "./item.ts";

const isPermission = (type: string | null): boolean => type !== null && type.includes("行政许可");

const onlyWindow = ({ forms }: Item): boolean => forms.length > 0 && forms.every((form) => form === "window");
const hasOnlineAddress = ({ onlineAddress }: Item): boolean => onlineAddress != null && onlineAddress !== "";
/** What is said where a fee's basis stands when there is none, and what waives one. */
const saysNoFee = (text: string): boolean =>
  readCharges(text).value === false || /免征|免收|停征|取消|不收取|暂停/.test(text);

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
  itemRule(
    {
      id: "online-no-but-ways",
      severity: "error",
      field: "online",
      source: CONTRADICTION,
      says: {
        zh: "“是否网办”写“否”，办理形式、网上办理地址或网办深度却说可以网办",
        en: "It is said not to be online, yet its forms, address or depth say that it is",
      },
      remedy: {
        zh: "能网办的改为“是”；不能的，删去网上办理的形式、地址和深度。",
        en: "If it is online say so; if not, take form, address and depth out.",
      },
    },
    ({ item }) => {
      if (item.online !== false) return null;
      if (item.forms.includes("online")) return { before: "否 / 网上办理" };
      if (hasOnlineAddress(item)) return { before: `否 / ${(item.onlineAddress ?? "").slice(0, 60)}` };
      // Level IV has a rule of its own; I and II only inform.
      return item.onlineDepth === 3 ? { before: "否 / Ⅲ级" } : null;
    },
  ),
  itemRule(
    {
      id: "online-yes-without-way",
      severity: "warning",
      field: "forms",
      source: CONTRADICTION,
      says: {
        zh: "“是否网办”写“是”，办理形式却没有网上办理",
        en: "It is said to be online, yet no form of handling is",
      },
      remedy: {
        zh: "办理形式补上网上办理，或更正“是否网办”。",
        en: "Add it to the forms, or correct the answer.",
      },
    },
    ({ item }) =>
      item.online === true &&
      item.forms.length > 0 &&
      !item.forms.includes("online") &&
      !hasOnlineAddress(item)
        ? { before: "是" }
        : null,
  ),
  itemRule(
    {
      id: "no-visit-window-only",
      severity: "error",
      field: "visits",
      source: CONTRADICTION,
      says: {
        zh: "到办事现场次数为 0，办理形式却只有窗口办理",
        en: "No visit is needed, yet it is handled at the window only",
      },
      remedy: {
        zh: "补上网上办理或快递，或更正到办事现场次数。",
        en: "Open it online or by post, or correct the visits.",
      },
    },
    ({ item }) =>
      item.visits === 0 &&
      onlyWindow(item) &&
      item.post !== true &&
      item.online !== true &&
      // Said to be neither online nor by post has a rule of its own.
      (item.online === null || item.onlineDepth !== null)
        ? { before: "0次 / 窗口办理" }
        : null,
  ),
  itemRule(
    {
      id: "visits-without-window",
      severity: "warning",
      field: "forms",
      source: CONTRADICTION,
      says: {
        zh: "要到办事现场，办理形式却没有窗口办理",
        en: "One must come, yet it is not handled at a window",
      },
      remedy: { zh: "办理形式补上窗口办理，或把次数改为 0。", en: "Add the window, or make the visits 0." },
    },
    ({ item }) =>
      item.visits !== null && item.visits > 0 && item.forms.length > 0 && !item.forms.includes("window")
        ? { before: `${item.visits}次` }
        : null,
  ),
  itemRule(
    {
      id: "fee-basis-without-fee",
      severity: "error",
      field: "feeBasis",
      source: CONTRADICTION,
      says: { zh: "写了不收费，却有收费依据", en: "It charges nothing, yet cites a basis for charging" },
      remedy: {
        zh: "不收费的删去收费依据；收费的更正“是否收费”。",
        en: "Take the basis out if nothing is charged; otherwise say that it charges.",
      },
    },
    ({ item }) =>
      item.charges === false && item.feeBasis !== null && !saysNoFee(item.feeBasis)
        ? { before: item.feeBasis.slice(0, 80) }
        : null,
  ),
  itemRule(
    {
      id: "fee-unsaid",
      severity: "warning",
      field: "charges",
      source: CONTRADICTION,
      says: {
        zh: "有收费依据，却没有写是否收费",
        en: "A basis for charging is cited, and nothing says whether it charges",
      },
      remedy: { zh: "填写是否收费。", en: "Say whether it charges." },
    },
    ({ item, printed }) =>
      item.charges === null &&
      printed["charges"] === undefined &&
      item.feeBasis !== null &&
      !saysNoFee(item.feeBasis)
        ? { before: "" }
        : null,
  ),
  itemRule(
    {
      id: "pays-nothing-online",
      severity: "warning",
      field: "payOnline",
      source: CONTRADICTION,
      says: { zh: "不收费的事项写了支持网上支付", en: "It charges nothing, yet can be paid online" },
      remedy: { zh: "核对是否收费。", en: "Check whether it charges." },
    },
    ({ item, printed }) =>
      item.charges === false && readYesNo(printed["payOnline"] ?? "").value === true
        ? { before: "是" }
        : null,
  ),
  itemRule(
    {
      id: "result-missing",
      severity: "warning",
      field: "resultName",
      source: EXCHANGE_TABLES,
      says: { zh: "行政许可没有审批结果名称", en: "A licence without a name of its result" },
      remedy: {
        zh: "填写批准后发给申请人的证照或文书名称。",
        en: "Name the licence or paper that is issued.",
      },
    },
    ({ item }) => (item.resultName === null && isPermission(item.type) ? { before: "" } : null),
  ),
  itemRule(
    {
      id: "place-missing",
      severity: "warning",
      field: "place",
      source: EXCHANGE_TABLES,
      says: { zh: "可以到窗口办理，却没有办理地点", en: "It is handled at a window, and no place is given" },
      remedy: { zh: "填写窗口的地址。", en: "Give the window's address." },
    },
    ({ item }) => (item.place === null && item.forms.includes("window") ? { before: "" } : null),
  ),
  itemRule(
    {
      id: "not-in-centre-but-there",
      severity: "warning",
      field: "inCentre",
      source: CONTRADICTION,
      says: {
        zh: "写了没有进驻政务大厅，办理地点却在政务服务中心",
        en: "It is said not to be in the service centre, yet its place is there",
      },
      remedy: { zh: "核对是否进驻和办理地点。", en: "Check both." },
    },
    ({ item }) =>
      item.inCentre === false &&
      item.place !== null &&
      /政务(?:服务)?(?:中心|大厅)|行政审批大厅/.test(item.place)
        ? { before: `否 / ${item.place.slice(0, 60)}` }
        : null,
  ),
  itemRule(
    {
      id: "serves-contradiction",
      severity: "warning",
      field: "serves",
      source: CONTRADICTION,
      says: {
        zh: "服务对象与事项名称或申请材料不符",
        en: "Whom it serves does not fit its name or what it asks for",
      },
      remedy: {
        zh: "面向企业的补上“法人”，面向个人的补上“自然人”，或更正材料。",
        en: "Add legal or natural persons, or correct the materials.",
      },
    },
    ({ item }) => {
      const told = othersServed(item);
      return told === null ? null : { before: told };
    },
  ),
];

const OF_FIRMS = /企业|公司|用人单位|法人(?!代表身份证)|营业执照|章程|股东|董事/;
const OF_BOTH = /个体|职工|参保|自然人|个人|家庭|公民|居民|失业|退休|人才|就业/;
const OF_PEOPLE = /^个人|公民|居民(?!身份证|用|小区|住宅)|自然人|结婚|离婚|户口|残疾人证|老年人|新生儿/;

/** What of an item's name or materials speaks of others than those whom it is said to serve; null where nothing does. */
function othersServed({ serves, name, materials }: Item): string | null {
  const [only] = serves;
  if (serves.length !== 1 || only === undefined) return null;
  if (only === "person") {
    if (OF_BOTH.test(name)) return null;
    const told = [name, ...materials.filter(({ needed }) => needed === "needed").map((each) => each.name)];
    const found = told.find((text) => OF_FIRMS.test(text) && !OF_BOTH.test(text));
    return found === undefined ? null : `自然人 / ${found}`;
  }
  return OF_PEOPLE.test(name) && !OF_FIRMS.test(name) ? `法人 / ${name}` : null;
}
