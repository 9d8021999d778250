import type { z } from "zod";
import type { Failure, Sentence } from "../../kernel/error.ts";
import type { FieldFailure } from "../../kernel/fields.ts";

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, Sentence>> = {
  string: { zh: "文字", en: "text" },
  number: { zh: "数字", en: "a number" },
  int: { zh: "整数", en: "a whole number" },
  boolean: { zh: "“是”或“否”", en: "yes or no (true or false)" },
  array: { zh: "列表", en: "a list" },
  object: { zh: "一组字段", en: "a set of fields" },
  null: { zh: "空", en: "empty" },
};

const FORMATS: Readonly<Record<string, Sentence>> = {
  date: { zh: "形如 2024-12-31 的日期", en: "a day written as 2024-12-31" },
  datetime: { zh: "形如 2024-12-31T08:00:00Z 的时刻", en: "an instant written as 2024-12-31T08:00:00Z" },
  uuid: { zh: "有效的编号", en: "a valid identifier" },
  email: { zh: "有效的电子邮箱", en: "a valid e-mail address" },
  url: { zh: "有效的网址", en: "a valid web address" },
};

const kindOf = (kind: string): Sentence => KINDS[kind] ?? { zh: kind, en: kind };

function size(issue: Issue & { code: "too_big" | "too_small" }): Sentence {
  const big = issue.code === "too_big";
  const limit = String(big ? issue.maximum : issue.minimum);
  const [zh, en] = big ? ["不超过", "at most"] : ["至少", "at least"];
  if (issue.origin === "string") {
    if (!big && limit === "1") return { zh: "不能为空，请填写", en: "must not be empty: fill it in" };
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

/** A refinement of a schema may bring its own sentence as `params: { sentence }`. */
function ownSentence(issue: Issue): Sentence | undefined {
  return issue.code === "custom" ? (issue.params?.["sentence"] as Sentence | undefined) : undefined;
}

/**
 * The first problem zod found as one sentence that names the field and the remedy, with code `invalid`. `field`: within
 * what was sent, so that a form can say it there.
 */
export function invalidInput(error: z.core.$ZodError): Failure<"invalid"> & FieldFailure {
  const issue = error.issues[0];
  if (issue === undefined) throw new Error("a zod error without issues");
  const own = ownSentence(issue);
  const field = issue.path.map(String).join(".");
  const at = field === "" ? {} : { field };
  if (own) return { code: "invalid", sentence: own, ...at };
  const { zh, en } = remedy(issue);
  return {
    code: "invalid",
    ...at,
    sentence:
      field === ""
        ? { zh: `提交的内容${zh}。`, en: `What was sent ${en}.` }
        : { zh: `“${field}”${zh}。`, en: `“${field}” ${en}.` },
  };
}
