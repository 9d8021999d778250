import type { Day } from "../../../kernel/calendar.ts";
import { dayInCell } from "../../../kernel/cell-day.ts";
import type { Field } from "../../../kernel/fields.ts";
import { parsePlace, type Place } from "../../../kernel/place.ts";
import { CITIES, regionWords, WHOLE_REGION } from "../../../kernel/region.ts";
import { folded } from "../../../kernel/search-tokens.ts";
import { saysNothing, type SheetIssue } from "../../../kernel/sheet.ts";
import { type MoneyUnit, printedMoney } from "../../../kernel/sheet-money.ts";
import { namesIn, type NamedUnit } from "../../../kernel/sheet-units.ts";
import type { ColumnKey } from "../columns.ts";
import type { EntryValue } from "../entry.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { lastDay, moneyIssue, notTaken, onlyFirst, serialDay, undecidedUnit } from "./issues.ts";

/** A cell's value, nothing where the cell says nothing, with what is to be said of it. */
export type ReadValue<T> = {
  readonly value: T | null;
  readonly issues: readonly SheetIssue[];
  readonly unknownUnits?: readonly string[];
};

export type ValueGround = {
  readonly spec: RegisterSpec;
  readonly asOf: Day;
  readonly findUnit: (printed: string) => NamedUnit | undefined;
  readonly units: Readonly<Record<string, string | null>>;
};

const none = <T>(...issues: SheetIssue[]): ReadValue<T> => ({ value: null, issues });

/** A register is kept as of a day: 年底前 is of its year. */
export const yearOf = (asOf: Day): number => Number(asOf.slice(0, 4));

/** A day; what is printed to the month only counts as its last day, one that was reached never later than today. */
export function readDay(
  { spec, asOf }: ValueGround,
  field: ColumnKey,
  text: string,
  reached: boolean,
): ReadValue<Day> {
  if (saysNothing(text)) return none();
  const printed = dayInCell(text, yearOf(asOf));
  if (!printed)
    return none(
      notTaken(spec, field, text, {
        zh: "不是日期。请写成 2026-12-31 或 2026年12月。",
        en: "it is no day. Write 2026-12-31 or 2026年12月.",
      }),
    );
  if (printed.exact)
    return { value: printed.day, issues: printed.serial ? [serialDay(spec, field, text, printed.day)] : [] };
  const ofThisYear = text.includes(asOf.slice(0, 4)) || !/\d{4}/.test(text);
  const day = reached && printed.day > asOf && ofThisYear ? asOf : printed.day;
  return { value: day, issues: [lastDay(spec, field, text, day)] };
}

const plain = (text: string): string => folded(text).replace(/[\s()]/gu, "");

const NOT_YET = /^(?:未|尚未|没有|不|拟|待|即将|计划|预计)/;

function readChoice(
  spec: RegisterSpec,
  field: ColumnKey,
  text: string,
  { among, words: known = {} }: Field & { readonly takes: "choice" },
): ReadValue<string> {
  const words = plain(text);
  const choices = Object.entries(among);
  const exact = choices.find(([value, { zh, en }]) => [value, plain(zh), plain(en)].includes(words));
  // Of stages that a cell names the furthest is reached: 竣工验收, 可研已批复.
  const said = choices.findLast(([value]) => known[value]?.test(words) === true);
  // 未开工 holds 开工 and says the contrary.
  const held = NOT_YET.test(words)
    ? []
    : choices.filter(([, { zh }]) => words.includes(plain(zh)) || plain(zh).includes(words));
  const found = exact ?? said ?? (held.length === 1 ? held[0] : undefined);
  if (found) return { value: found[0], issues: [] };
  const names = Object.values(among);
  return none(
    notTaken(spec, field, text, {
      zh: `请填以下之一：${names.map(({ zh }) => zh).join("、")}。`,
      en: `give one of ${names.map(({ en }) => en).join(", ")}.`,
    }),
  );
}

/** 旗县区 of the four cities by the names that columns of places hold (GB/T 2260), and short names in daily use. */
const DISTRICTS: Readonly<Record<string, readonly string[]>> = {
  "150100":
    "新城区 回民区 玉泉区 赛罕区 土默特左旗 土左旗 托克托县 托县 和林格尔县 和林县 清水河县 武川县".split(
      " ",
    ),
  "150200":
    "东河区 昆都仑区 昆区 青山区 石拐区 白云鄂博矿区 白云矿区 九原区 土默特右旗 土右旗 固阳县 达尔罕茂明安联合旗 达茂旗 达茂联合旗 稀土高新区".split(
      " ",
    ),
  "150600": "东胜区 康巴什区 达拉特旗 准格尔旗 鄂托克前旗 鄂托克旗 杭锦旗 乌审旗 伊金霍洛旗 伊旗".split(" "),
  "150900":
    "集宁区 丰镇市 卓资县 化德县 商都县 兴和县 凉城县 察哈尔右翼前旗 察右前旗 察哈尔右翼中旗 察右中旗 察哈尔右翼后旗 察右后旗 四子王旗".split(
      " ",
    ),
};

/** The city whose district the text names; null where it names none, or another city beside it (西安市新城区). */
function cityOfDistrict(text: string): string | null {
  const found = Object.entries(DISTRICTS).filter(([, names]) => names.some((name) => text.includes(name)));
  const other = /[一-龥]{2,}市/.exec(text)?.[0] ?? "";
  return found.length === 1 && (other === "" || other.endsWith("丰镇市")) ? (found[0]?.[0] ?? null) : null;
}

/** City codes that a text names, in the order of the four cities; the region as a whole where it says so. */
export function citiesIn(text: string): string[] {
  const named = CITIES.filter(({ name, code }) => text.includes(name.zh) || text.includes(code));
  const all = /四市|呼包鄂乌/.test(text) ? CITIES : named;
  if (all.length > 0) return all.map(({ code }) => code);
  const district = cityOfDistrict(text);
  return district === null ? [] : [district];
}
export const saysRegion = (text: string): boolean =>
  text.trim() === regionWords(WHOLE_REGION).zh ||
  text.includes(WHOLE_REGION) ||
  /跨市|四市|呼包鄂乌/.test(text);

function readCities(spec: RegisterSpec, field: ColumnKey, text: string): ReadValue<readonly string[]> {
  const parts = text.split(/[、，,；;\s]+/).filter((part) => part !== "");
  const read = parts.map((part) => ({ part, codes: /^\d{6}$/.test(part) ? [part] : citiesIn(part) }));
  const unknown = read.filter(({ part, codes }) => codes.length === 0 && !/^等?$/.test(part));
  const codes = [...new Set(read.flatMap((each) => each.codes))];
  if (codes.length > 0 && unknown.length === 0) return { value: codes, issues: [] };
  return none(
    notTaken(spec, field, text, {
      zh: `${unknown.map(({ part }) => `“${part}”`).join("、")}不是四市中的城市。请写呼和浩特、包头、鄂尔多斯、乌兰察布。`,
      en: "not all that it names are of the four cities: Hohhot, Baotou, Ordos, Ulanqab.",
    }),
  );
}

function readUnits(ground: ValueGround, field: ColumnKey, text: string): ReadValue<readonly string[]> {
  const { spec, findUnit, units } = ground;
  const names = findUnit(text) ? [text] : namesIn(text);
  const [ids, issues, unknown]: [string[], SheetIssue[], string[]] = [[], [], []];
  for (const name of names) {
    const decided = units[name];
    const found = findUnit(name)?.id ?? decided;
    if (found === undefined) {
      unknown.push(name);
      issues.push(undecidedUnit(spec, field, name));
    } else if (found !== null) ids.push(found);
  }
  const unknownUnits = [...unknown, ...names.filter((name) => units[name] !== undefined)];
  return { value: ids.length > 0 ? [...new Set(ids)] : null, issues, unknownUnits };
}

/** Workbooks write very small figures with an exponent, those of our own among them. */
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d{1,2})?$/;

function readNumber(spec: RegisterSpec, field: ColumnKey, text: string, unit = ""): ReadValue<number> {
  const words = plain(text)
    .replace(/^约/, "")
    .replace(/(?:公里|千米|km|㎞|%)$/, "")
    .replace(plain(unit), "");
  const value = NUMBER.test(words) ? Number(words.replaceAll(",", "")) : Number.NaN;
  // Excel shows a share as a percentage; as a bare number 0.35 it would be a third of a percent.
  if (Number.isFinite(value)) return { value, issues: [] };
  return none(
    notTaken(spec, field, text, {
      zh: "不是数字。请只写一个数字。",
      en: "it is no number. Write one number only.",
    }),
  );
}

function readPlace(spec: RegisterSpec, field: ColumnKey, text: string): ReadValue<Place> {
  const place = parsePlace(folded(text));
  if (place !== null && place.length > 0) return { value: place, issues: [] };
  return none(
    notTaken(spec, field, text, {
      zh: "不是坐标。请写经度,纬度（十进制度），几点用分号分开，如 109.84,40.65。",
      en: "it is no place. Write longitude,latitude in degrees, several parted by ;, as 109.84,40.65.",
    }),
  );
}

/** What a cell says for a field of the register; `unit` is that of its column's sums. */
export function readValue(
  ground: ValueGround,
  column: ColumnKey,
  field: Field,
  text: string,
  unit: MoneyUnit | null,
): ReadValue<EntryValue> {
  const { spec } = ground;
  if (field.takes === "line" || field.takes === "text") return { value: text, issues: [] };
  if (saysNothing(text)) return none();
  switch (field.takes) {
    case "day":
      return readDay(ground, column, text, false);
    case "number":
      return readNumber(spec, column, text, field.unit?.zh);
    case "choice":
      return readChoice(spec, column, text, field);
    case "cities":
      return readCities(spec, column, text);
    case "place":
      return readPlace(spec, column, text);
    case "money": {
      const sum = printedMoney(text, unit);
      return typeof sum === "string"
        ? none(moneyIssue(spec, column, text, sum))
        : { value: sum.fen, issues: [] };
    }
    case "picks":
      return readUnits(ground, column, text);
    case "pick": {
      const read = readUnits(ground, column, text);
      const [first = null, ...others] = read.value ?? [];
      const issues = others.length === 0 ? read.issues : [...read.issues, onlyFirst(spec, column, text)];
      return { ...read, value: first, issues };
    }
    default:
      throw new Error(`no register has a field that takes ${field.takes}`);
  }
}
