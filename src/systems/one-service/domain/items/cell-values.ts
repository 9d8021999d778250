import type { Day } from "../../../../kernel/calendar.ts";
import { dayInCell } from "../../../../kernel/cell-day.ts";
import { splitCell } from "../../../../kernel/cell-list.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import { UNIT_WORDS } from "./durations.ts";
import type { Duration, Item, Material } from "./item.ts";

/** A cell read: its value, or `unread` where it says something that is not understood. */
export type Read<T> = { readonly value: T; readonly unread: boolean };

const read = <T>(value: T): Read<T> => ({ value, unread: false });
const unread = <T>(value: T): Read<T> => ({ value, unread: true });

const plain = (text: string): string => folded(text).replace(/\s/g, "");

/** What a cell holds when it holds nothing: —, 无, 暂无. */
export const saysNothing = (text: string): boolean =>
  /^(?:[-—–/\\.。]*|无|暂无|没有|不涉及|n\/?a|null|none)$/.test(plain(text));

const UNITS: readonly (readonly [RegExp, Duration["unit"]])[] = [
  [/^(?:个)?(?:工作日|工作天)(?:内)?$|^w$/, "working-day"],
  [/^(?:个)?(?:自然日|日历日|日历天|天|日)(?:内)?$|^d$/, "day"],
  [/^(?:个)?月(?:内)?$|^m$/, "month"],
  [/^年(?:内)?$|^y$/, "year"],
  [/^(?:个)?(?:小时|工作小时|时)(?:内)?$|^h$/, "hour"],
];

/** The unit that a cell prints, as 工作日, 个工作日, 天, null where it is none. */
export const readUnit = (text: string): Duration["unit"] | null =>
  UNITS.find(([pattern]) => pattern.test(plain(text)))?.[1] ?? null;

const HAN = "零一二三四五六七八九";
function hanNumber(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const m =
    /^(?:([一二三四五六七八九])?(百))?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九两])?$/.exec(
      text,
    );
  if (!m || text === "") return text === "半" ? 0.5 : text === "零" ? 0 : null;
  const digit = (at: number, otherwise: number): number => {
    const sign = m[at];
    return sign === undefined ? otherwise : sign === "两" ? 2 : HAN.indexOf(sign);
  };
  return (m[2] ? digit(1, 1) * 100 : 0) + (m[4] ? digit(3, 1) * 10 : 0) + digit(5, 0);
}

/** 即办, 当场办结, 当日办结, 立等可取: no day passes. */
const AT_ONCE =
  /^(?:即(?:办件?|时|刻|到即办|来即办)|当场|当日|当天|现场|立即|马上办?|随到随办|立等可取)(?:件|即?办理|即?办结|办毕|出证|取证|办)?$/;

const NUMBER_WORDS = String.raw`\d+(?:\.\d+)?|[零一二三四五六七八九十百两半]+`;
/** One length, or a range of two (3-5个工作日): numbers, each with or without a unit. */
const LENGTHS = new RegExp(
  String.raw`^(${NUMBER_WORDS})([^\d\-~—–至到]*)(?:(?:[-~—–]+|至|到)(${NUMBER_WORDS})(\D*))?$`,
);
const FROM_WHEN =
  /^(?:自|从|于)?(?:受理|收件|收到(?:申请|材料)|立案|申请)(?:之?日起|之日|之后|后)?[,:]?(?:之?日起)?/;
const AT_MOST = /^(?:不超过|不多于|不大于|最多|最长|至多|≤|<=)/;
const DONE_WITHIN = /(?:以内|之内|内)?(?:办结|办理完毕|完成|作出决定|出证)?$/;

/** A length without what is said around it: since when, at most, within, and a note in brackets behind. */
function bareLength(text: string): string {
  const cell = plain(text)
    .replace(/[。;,]$/, "")
    .replace(FROM_WHEN, "")
    .replace(AT_MOST, "");
  const note = /^(.+?)\(([^()]*)\)$/.exec(cell);
  const inside = note?.[2]?.replace(/^单位:?/, "") ?? "";
  const outside = note?.[1] ?? cell;
  // 20（工作日）, 20日（工作日）
  const whole =
    note === null || readUnit(inside) === null ? outside : `${outside.replace(/[个日天]+$/, "")}${inside}`;
  return whole.replace(/(?<=[\d零一二三四五六七八九十百两半])\//, "").replace(DONE_WITHIN, "");
}

/**
 * A length of time: “20个工作日”, “20（工作日）”, “5天内”, “二十日”, 当场 and 即时 as 0, or a number whose unit stands in a
 * column of its own or in the heading. A range counts by its larger end and keeps its words in `printed`. A number
 * without a unit is no length of time (null), and no reading error: the linter speaks of it.
 */
export function readDuration(text: string, unitText: string): Read<Duration | null> {
  if (saysNothing(text)) return read(null);
  const cell = bareLength(text);
  if (AT_ONCE.test(cell)) return read({ value: 0, unit: "working-day", printed: text.trim() });
  const m = LENGTHS.exec(cell);
  const [from, to] = [hanNumber(m?.[1] ?? ""), m?.[3] === undefined ? null : hanNumber(m[3])];
  if (!m || from === null || (m[3] !== undefined && to === null)) return unread(null);
  const value = Math.max(from, to ?? 0);
  const [first, second] = [m[2] ?? "", m[4] ?? ""];
  const printedUnit = second || first || unitText;
  const unit = readUnit(printedUnit);
  if (value > 10_000 || (first !== "" && second !== "" && readUnit(first) !== readUnit(second)))
    return unread(null);
  if (to !== null && unit !== null) {
    const words = first === "" && second === "" ? `${text.trim()}${UNIT_WORDS[unit]}` : text.trim();
    return read({ value, unit, printed: words });
  }
  if (unit !== null) return read({ value, unit });
  if (value === 0 && saysNothing(printedUnit)) return read({ value: 0, unit: "working-day" });
  return saysNothing(printedUnit) ? read(null) : unread(null);
}

/** 是, 有, 支持, 1 · 否, 无, 不支持, 0. */
export function readYesNo(text: string): Read<boolean | null> {
  const cell = plain(text).replace(/\(.*\)$/, "");
  if (
    /^(?:是|有|支持|已?开通|可以|可|收费|需要|可?网办|可?网上办理|全程网办|已?进驻|1|y|yes|true|√|✓)$/.test(
      cell,
    )
  )
    return read(true);
  if (
    /^(?:否|无|不|没有|不支持|未开通|不可以|不可|不收费|不需要|不可网办|不能网办|不网办|未进驻|不进驻|0|2|n|no|false|×)$/.test(
      cell,
    )
  )
    return read(false);
  return saysNothing(cell) ? read(null) : unread(null);
}

/** Whether it charges: 是, 收费, 100元/件, 按标准收取 · 否, 免费, 不收费, 免征, 0元. */
export function readCharges(text: string): Read<boolean | null> {
  const cell = plain(text).replace(/[。;,]$/, "");
  if (
    /^(?:(?:完全|全部|一律|本事项)?(?:免费|免收费?|不收费|无收费|不收取(?:任何)?费用|零收费|免征|停征)(?:办理|事项)?|0(?:\.0+)?元?)$/.test(
      cell,
    )
  )
    return read(false);
  if (
    /^(?:按.{1,20}(?:收取|收费|执行)|收取费用|有收费|部分收费|(?:¥|人民币)?\d+(?:\.\d+)?元(?:\/.{1,6})?)$/.test(
      cell,
    )
  )
    return read(true);
  return readYesNo(text);
}

/** How often one must come: “0”, “1次”, “最多一次”, “零跑动”; a range by its larger end. */
export function readVisits(text: string): Read<number | null> {
  const cell = plain(text).replace(/^(?:最多|至多|不超过|仅需|只需|≤)?(?:跑|到场|到现场)?/, "");
  if (
    /^(?:零跑动|0跑动|不跑|免跑|不用跑|不见面|(?:无需|不需|免于?)(?:到场|到现场|跑动)|一次(?:也|都)?不(?:用)?跑|零次?|零到场)$/.test(
      plain(text),
    )
  )
    return read(0);
  if (saysNothing(text)) return read(null);
  const ends = cell.replace(/(?:次|趟|跑动)(?:即可)?$/, "").split(/(?:次)?(?:[-~—–]|至|到)/);
  const values = ends.map(hanNumber);
  const value = Math.max(...values.map((each) => each ?? Number.NaN));
  return ends.length > 2 || !Number.isInteger(value) || value > 99 ? unread(null) : read(value);
}

/** 网办深度: “Ⅳ级”, “四级”, “4”, “IV”, “全程网办”. */
export function readDepth(text: string): Read<Item["onlineDepth"]> {
  const cell = plain(text).replace(/级|深度|\(.*\)/g, "");
  if (/^(?:全程网办|全流程网办)$/.test(cell)) return read(4);
  if (saysNothing(cell) || cell === "0") return read(null);
  const levels: readonly [RegExp, 1 | 2 | 3 | 4][] = [
    [/^(?:iv|四|4)$/, 4],
    [/^(?:iii|三|3)$/, 3],
    [/^(?:ii|二|2)$/, 2],
    [/^(?:i|一|1)$/, 1],
  ];
  const found = levels.find(([pattern]) => pattern.test(cell));
  // Several levels in one cell (“Ⅰ级;Ⅱ级;Ⅳ级”) are those that it has reached: the deepest counts.
  if (!found && /[;；,，、^|]/.test(cell)) {
    const parts = cell.split(/[;；,，、^|]/).filter((part) => part !== "");
    const all = parts.map((part) => readDepth(part));
    const most = Math.max(0, ...all.map(({ value }) => value ?? 0));
    if (most > 0 && all.every((each) => !each.unread)) return read(most as 1 | 2 | 3 | 4);
  }
  return found ? read(found[1]) : unread(null);
}

export function readProjectType(text: string): Read<Item["projectType"]> {
  const cell = plain(text);
  if (/即办|即时办结|当场办结|^1$/.test(cell)) return read("at-once");
  if (/承诺|^2$/.test(cell)) return read("promised");
  return saysNothing(cell) ? read(null) : unread(null);
}

/** 窗口办理, 网上办理, 快递申请, in one cell. */
export function readForms(text: string): Read<Item["forms"]> {
  const cell = plain(text);
  const forms: Item["forms"][number][] = [];
  if (/窗口|现场|大厅|线下/.test(cell)) forms.push("window");
  if (/网上|在线|线上|网办|互联网|移动端|自助|掌上/.test(cell)) forms.push("online");
  if (/快递|邮寄|邮政|物流/.test(cell)) forms.push("post");
  return forms.length > 0 || saysNothing(cell) ? read(forms) : unread(forms);
}

export function readServes(text: string): Read<Item["serves"]> {
  const cell = plain(text);
  const serves: Item["serves"][number][] = [];
  if (/自然人|个人|公民|居民|群众/.test(cell)) serves.push("person");
  if (/法人|企业|组织|单位|机构|个体|社会团体|经营主体/.test(cell)) serves.push("enterprise");
  return serves.length > 0 || saysNothing(cell) ? read(serves) : unread(serves);
}

/** A day: 2026-01-01, 2026年1月1日, 20260101, with or without a time behind it. */
export function readDay(text: string): Read<Day | null> {
  const cell = plain(text);
  if (saysNothing(cell) || /^长期|^永久/.test(cell)) return read(null);
  const found = dayInCell(text);
  return found?.exact ? read(found.day) : unread(null);
}

export function readNeeded(text: string): Read<Material["needed"]> {
  const cell = plain(text);
  if (/^(?:非必要|非必需|非必须|否|不必要|2|0|n)$/.test(cell)) return read("not-needed");
  if (/容缺|后补|可后补/.test(cell)) return read("later");
  if (/^(?:必要|必需|必须|是|1|y|需要)$/.test(cell)) return read("needed");
  return saysNothing(cell) ? read(null) : unread(null);
}

export function readFormat(text: string): Read<Material["format"]> {
  const cell = plain(text);
  const [paper, electronic] = [/纸/.test(cell), /电子/.test(cell)];
  if ((paper && electronic) || /不限|均可|皆可/.test(cell)) return read("either");
  if (paper) return read("paper");
  if (electronic) return read("electronic");
  return saysNothing(cell) ? read(null) : unread(null);
}

export function readCopies(text: string): Read<number | null> {
  const cell = plain(text);
  if (saysNothing(cell)) return read(null);
  const value = hanNumber(cell.replace(/份$|页$|张$/, ""));
  return value === null || !Number.isInteger(value) || value > 1_000 ? unread(null) : read(value);
}

const NUMBERED = /(?:^|[\n;；。\s])\s*(?:\d{1,2}\s*[.．、)）]|[(（]\d{1,2}[)）]|[①-⑳])\s*/;

// Counted from one, the next number parts what follows even where nothing else does: “1.身份证2.申请表”.
const FROM_ONE = /^(?:1\s*[.．、)）](?!\d)|[(（]1[)）]|①)/;
const NUMBER = /(?<!\d)(?:\d{1,2}\s*[.．、)）](?!\d)|[(（]\d{1,2}[)）]|[①-⑳])\s*/;

/**
 * The materials of one cell: numbered (“1.身份证;2.申请表”), or parted by lines or semicolons; a name that holds such
 * a sign itself has a backslash before it, as our workbooks write it.
 */
export function materialNames(text: string): string[] {
  const cell = text.trim();
  if (/\\[；;\n\\]/.test(cell)) return splitCell(cell);
  if (saysNothing(cell) || /^(?:无需|不需要)(?:提交|提供)?(?:任何)?(?:申请)?材料$/.test(plain(cell)))
    return [];
  const parts = FROM_ONE.test(cell)
    ? cell.split(NUMBER)
    : NUMBERED.test(cell)
      ? cell.split(NUMBERED)
      : cell.split(/[\n;；]/);
  return parts.map((part) => part.replace(/^[\s;；]+|[\s;；。]+$/g, "").trim()).filter((part) => part !== "");
}
