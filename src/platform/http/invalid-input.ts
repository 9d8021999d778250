import type { z } from "zod";
import { fieldOf } from "../../contract/parts.ts";
import type { Failure, Sentence } from "../../kernel/error.ts";
import { choosing, type Field, type FieldFailure } from "../../kernel/fields.ts";

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, Sentence>> = {
  string: { zh: "文字", en: "text" },
  number: { zh: "数字", en: "a number" },
  int: { zh: "整数", en: "a whole number" },
  boolean: { zh: "“是”或“否”", en: "yes or no (true or false)" },
  array: { zh: "列表", en: "a list" },
  object: { zh: "一组字段", en: "a set of fields" },
  record: { zh: "一组字段", en: "a set of fields" },
  null: { zh: "空", en: "empty" },
};

const FORMATS: Readonly<Record<string, Sentence>> = {
  date: { zh: "形如 2024-12-31 的日期", en: "a day written as 2024-12-31" },
  datetime: { zh: "形如 2024-12-31T08:00:00Z 的时刻", en: "an instant written as 2024-12-31T08:00:00Z" },
  uuid: { zh: "有效的编号", en: "a valid identifier" },
  email: { zh: "有效的电子邮箱", en: "a valid e-mail address" },
  url: { zh: "有效的网址", en: "a valid web address" },
};

const EMPTY: Sentence = { zh: "不能为空，请填写", en: "must not be empty: fill it in" };

const LISTED: Sentence = { zh: "请从所列各项中选择", en: "should be one of those listed: choose it" };

const kindOf = (kind: string): Sentence => KINDS[kind] ?? { zh: kind, en: kind };

function size(issue: Issue & { code: "too_big" | "too_small" }): Sentence {
  const big = issue.code === "too_big";
  const limit = String(big ? issue.maximum : issue.minimum);
  const [zh, en] = big ? ["不超过", "at most"] : ["至少", "at least"];
  if (issue.origin === "string") {
    if (!big && limit === "1") return EMPTY;
    return { zh: `请${zh} ${limit} 个字`, en: `should have ${en} ${limit} characters` };
  }
  if (issue.origin === "array" || issue.origin === "set") {
    if (!big && limit === "1") return { zh: "请至少选一项", en: "needs at least one entry" };
    return { zh: `请${zh} ${limit} 项`, en: `should have ${en} ${limit} entries` };
  }
  return { zh: `应${zh} ${limit}`, en: `should be ${en} ${limit}` };
}

function remedy(issue: Issue): Sentence {
  switch (issue.code) {
    case "invalid_type": {
      if (issue.input === undefined) return { zh: "缺失，请填写", en: "is missing: fill it in" };
      const kind = kindOf(issue.expected);
      return { zh: `应为${kind.zh}`, en: `should be ${kind.en}` };
    }
    case "too_big":
    case "too_small":
      return size(issue);
    case "invalid_format": {
      const format = FORMATS[issue.format];
      return format
        ? { zh: `应为${format.zh}`, en: `should be ${format.en}` }
        : { zh: "格式不对，请检查后重填", en: "is not in the expected form: check and enter it again" };
    }
    case "invalid_value": {
      const values = issue.values.map(String).join(", ");
      return { zh: `应为以下之一：${values}`, en: `should be one of: ${values}` };
    }
    case "not_multiple_of":
      return { zh: `应为 ${issue.divisor} 的倍数`, en: `should be a multiple of ${issue.divisor}` };
    case "unrecognized_keys":
      return {
        zh: `含有不认识的字段 ${issue.keys.join("、")}，请去掉`,
        en: `has unknown fields, remove them: ${issue.keys.join(", ")}`,
      };
    default:
      return { zh: "不可用，请检查后重填", en: "cannot be used: check and enter it again" };
  }
}

/** What is to be done about a field that a person filled in. */
function remedyOf(field: Field, issue: Issue): Sentence {
  if (issue.code === "invalid_type" && issue.input === undefined) return remedy(issue);
  const isFilled = issue.input !== null && issue.input !== "";
  switch (field.takes) {
    case "choice": {
      const names = Object.values(field.among);
      return {
        zh: `应为以下之一：${names.map(({ zh }) => zh).join("、")}`,
        en: `should be one of: ${names.map(({ en }) => en).join(", ")}`,
      };
    }
    case "yes":
      return issue.code === "invalid_value" ? { zh: "请勾选", en: "should be ticked" } : remedy(issue);
    case "pick":
    case "city":
      return LISTED;
    case "day":
      return isFilled
        ? {
            zh: "应为形如 2024-12-31 的日期，在 1900 年至 2199 年之间",
            en: "should be a day written as 2024-12-31, of the years 1900 to 2199",
          }
        : EMPTY;
    case "lines":
      return issue.code === "too_small" ? EMPTY : remedy(issue);
    case "whole": {
      const { least, most } = field;
      return {
        zh: `应为 ${least} 至 ${most} 之间的整数`,
        en: `should be a whole number from ${least} to ${most}`,
      };
    }
    default:
      return remedy(issue);
  }
}

/** What people call a part that no described field says; of others a sentence says nothing, since a key is no word. */
const NAMES: Readonly<Record<string, Sentence>> = {
  asOf: { zh: "截至日期", en: "As of" },
  date: { zh: "日期", en: "Date" },
  docNumber: { zh: "文号", en: "Document number" },
  due: { zh: "期限", en: "Due" },
  dueOn: { zh: "期限", en: "Due" },
  email: { zh: "电子邮箱", en: "E-mail" },
  from: { zh: "起始日期", en: "From" },
  issuer: { zh: "发文机关", en: "Issuer" },
  name: { zh: "名称", en: "Name" },
  note: { zh: "说明", en: "Note" },
  number: { zh: "编号", en: "Number" },
  password: { zh: "口令", en: "Password" },
  period: { zh: "期次", en: "Period" },
  phone: { zh: "电话", en: "Telephone" },
  place: { zh: "地点", en: "Place" },
  reason: { zh: "理由", en: "Reason" },
  remark: { zh: "备注", en: "Remark" },
  text: { zh: "正文", en: "Text" },
  title: { zh: "标题", en: "Title" },
  to: { zh: "截止日期", en: "To" },
  unit: { zh: "单位", en: "Unit" },
  unitId: { zh: "单位", en: "Unit" },
  units: { zh: "单位", en: "Units" },
  until: { zh: "截止日期", en: "Until" },
  year: { zh: "年份", en: "Year" },
};

type Parser = z.core.$ZodType;
type Definition = z.core.$ZodTypes["_zod"]["def"];

const definitionOf = (parser: Parser): Definition => (parser as unknown as { def: Definition }).def;

/** The parser of a part within what another one parses; of several alternatives the one that `value` is of. */
function within(parser: Parser, key: PropertyKey, value: unknown): Parser | undefined {
  const def = definitionOf(parser);
  switch (def.type) {
    case "object":
      return Object.hasOwn(def.shape, key) ? def.shape[key as string] : undefined;
    case "array":
      return def.element;
    case "record":
      return def.valueType;
    case "intersection":
      return within(def.left, key, value) ?? within(def.right, key, value);
    case "union": {
      const fits = (option: Parser): boolean => {
        const own = definitionOf(option);
        if (own.type !== "object") return true;
        return Object.entries(own.shape).every(([name, part]) => {
          const literal = definitionOf(part);
          return literal.type !== "literal" || literal.values.includes(partOf(value, name) as never);
        });
      };
      const option = def.options.find((each) => fits(each) && within(each, key, value) !== undefined);
      return option && within(option, key, value);
    }
    default: {
      const inner = unwrapped(parser);
      return inner && within(inner, key, value);
    }
  }
}

/** What is parsed beneath a default, an option, a transformation. */
function unwrapped(parser: Parser): Parser | undefined {
  const def = definitionOf(parser);
  return "innerType" in def ? def.innerType : def.type === "pipe" ? def.in : undefined;
}

const partOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;

function describing(parser: Parser): Field | undefined {
  const inner = unwrapped(parser);
  return fieldOf(parser) ?? (inner && describing(inner));
}

/** A described field, and at which place of a path it stands. */
type Named = { readonly field: Field; readonly depth: number };

/** The described fields on the way to what is wrong, the innermost last. */
function fieldsAt(path: Issue["path"], schema: Parser, input: unknown): readonly Named[] {
  let parser: Parser | undefined = schema;
  let value = input;
  const whole = describing(schema);
  const found: Named[] = whole === undefined ? [] : [{ field: whole, depth: 0 }];
  for (const [at, key] of path.entries()) {
    const { field: before, depth } = found.at(-1) ?? {};
    if (depth === at && before?.takes === "variant" && before.by === key)
      return [...found, { field: choosing(before), depth: at + 1 }];
    parser = parser && within(parser, key, value);
    if (parser === undefined) break;
    value = partOf(value, key);
    const field = describing(parser);
    if (field !== undefined) found.push({ field, depth: at + 1 });
  }
  return found;
}

const quoted = ({ name }: Field): Sentence => ({ zh: `“${name.zh}”`, en: `“${name.en}”` });

/** Where within a field: entries by their number. What has no name there is something in it, its key says nothing to people. */
function placeOf(path: Issue["path"]): Sentence {
  const numbers = path.filter((key) => typeof key === "number");
  const named = path.length === numbers.length;
  return {
    zh: `${numbers.map((key) => `第 ${key + 1} 项`).join("")}${named ? "" : "中有一处"}`,
    en: `${numbers.map((key) => `, entry ${key + 1}`).join("")}${named ? "" : ": something in it"}`,
  };
}

/** A refinement of a schema may bring its own sentence as `params: { sentence }`. */
function ownSentence(issue: Issue): Sentence | undefined {
  return issue.code === "custom" ? (issue.params?.["sentence"] as Sentence | undefined) : undefined;
}

/**
 * The first problem that `schema` found in `input`, as one sentence with code `invalid` that names the field, as its form does
 * where it is described, by a common word where there is one, never by its key, and the remedy. `field`: where it stands in what was sent, so that a form can say it there.
 */
export function invalidInput(
  error: z.core.$ZodError,
  schema: z.core.$ZodType,
  input: unknown,
): Failure<"invalid"> & FieldFailure {
  const issue = error.issues[0];
  if (issue === undefined) throw new Error("a zod error without issues");
  const own = ownSentence(issue);
  const described = fieldsAt(issue.path, schema, input);
  const innermost = described.at(-1);
  // Of several entries with fields of their own the form shows all as one: that is where it says what is wrong.
  const entry = issue.path.findLastIndex(
    (key, at) => typeof key === "number" && at < (innermost?.depth ?? 0),
  );
  const holder = entry === -1 ? undefined : described.findLast(({ depth }) => depth <= entry);
  const field = issue.path
    .slice(0, (holder ?? innermost)?.depth)
    .map(String)
    .join(".");
  const at = field === "" ? {} : { field };
  if (own) return { code: "invalid", sentence: own, ...at };
  if (innermost !== undefined) {
    const deeper = issue.path.slice(innermost.depth);
    const { zh, en } =
      deeper.length === 0 && innermost.field.takes !== "own"
        ? remedyOf(innermost.field, issue)
        : issue.code === "invalid_value"
          ? LISTED
          : remedy(issue);
    const [name, place] = [quoted(innermost.field), placeOf(deeper)];
    const within = holder && quoted(holder.field);
    const of = within && placeOf(issue.path.slice(entry, entry + 1));
    return {
      code: "invalid",
      ...at,
      sentence: {
        zh: `${within?.zh ?? ""}${of?.zh ?? ""}${name.zh}${place.zh}${zh}。`,
        en: `${within === undefined ? "" : `${within.en}${of?.en ?? ""}: `}${name.en}${place.en} ${en}.`,
      },
    };
  }
  const { zh, en } = remedy(issue);
  const named = NAMES[String(issue.path.findLast((key) => typeof key === "string"))];
  const entries = placeOf(issue.path.filter((key) => typeof key === "number"));
  const sentence =
    named === undefined
      ? {
          zh: `提交的内容${field === "" ? "" : "中有一处"}${zh}。`,
          en: `${field === "" ? "What was sent" : "Something in what was sent"} ${en}.`,
        }
      : { zh: `${entries.zh}“${named.zh}”${zh}。`, en: `“${named.en}”${entries.en} ${en}.` };
  return { code: "invalid", ...at, sentence };
}
