import { FailureError, refusal, type Sentence } from "./error.ts";
import { ok, type Result } from "./result.ts";

/** A place in a text, both from 1; columns count letters. */
type TextPlace = { readonly line: number; readonly column: number };

function placeOf(text: string, offset: number): TextPlace {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}

const placeWords = ({ line, column }: TextPlace): Sentence => ({
  zh: `第 ${line} 行第 ${column} 列`,
  en: `line ${line}, column ${column}`,
});

const BLANK = /[ \t\r\n]*/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** As much as somebody meant to be one number or word. */
const WORD = /[^\s,:{}[\]"“”‘’'，：｛｝［］【】、；;/#]+/y;
/** What ends a string, cannot stand in one, or begins an escape. */
const IN_STRING = /["\\\p{Cc}]/gu;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
const WORDS: ReadonlySet<string> = new Set(["true", "false", "null"]);
const MOST_SHOWN = 20;

/** What hands write and input methods leave behind, and what JSON has there. */
const INSTEAD: Readonly<Record<string, string>> = {
  "，": ",",
  "、": ",",
  "；": ",",
  ";": ",",
  "：": ":",
  "“": '"',
  "”": '"',
  "‘": '"',
  "’": '"',
  "'": '"',
  "＂": '"',
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
  "【": "[",
  "】": "]",
};

const shown = (text: string): string => {
  const letters = [...text];
  return letters.length > MOST_SHOWN ? `${letters.slice(0, MOST_SHOWN).join("")}…` : text;
};

/** Throws the first fault of a text as JSON, a key that stands twice and a number beyond a double among them. */
function holdToJson(text: string): void {
  let at = 0;
  /** Objects and lists that are open: where each began, and of objects where each key stood. */
  const open: { readonly at: number; readonly keys: Map<string, number> | null }[] = [];

  const wrong = (where: number, zh: string, en: string): never => {
    const place = placeWords(placeOf(text, where));
    throw new FailureError(refusal("no-json", `${place.zh}：${zh}`, `${place.en}: ${en}`));
  };
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? "";
    at += found.length;
    return found;
  };
  /** The next sign behind blanks; empty at the end. */
  const next = (): string => {
    take(BLANK);
    return at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : "";
  };

  /** Something else must stand here: the slips that people make are told by their names. */
  function unexpected(zh: string, en: string): never {
    const sign = next();
    const last = open.at(-1);
    if (sign === "" && last === undefined) wrong(at, "文件是空的。", "The file is empty.");
    if (sign === "" && last !== undefined) {
      const [bracket, closing] = last.keys === null ? ["[", "]"] : ["{", "}"];
      const begun = placeWords(placeOf(text, last.at));
      wrong(
        at,
        `文件到这里就完了，${begun.zh}的“${bracket}”没有配上“${closing}”；请补齐，或重新导出完整的文件。`,
        `The file ends here, and the ${bracket} of ${begun.en} has no ${closing}: complete it, or export the whole file anew.`,
      );
    }
    const narrow = INSTEAD[sign];
    if (narrow !== undefined)
      wrong(
        at,
        `这里写的是“${sign}”，JSON 只认半角的 ${narrow}；请改写。`,
        `Here stands ${sign}; JSON knows only ${narrow}: write that.`,
      );
    if (sign === "#" || /^\/[/*]/.test(text.slice(at, at + 2)))
      wrong(
        at,
        "这里是注释，JSON 不能写注释；请删去。",
        "This is a comment, and JSON has none: take it out.",
      );
    return wrong(at, zh, en);
  }

  function string(): string {
    const begin = at++;
    for (;;) {
      IN_STRING.lastIndex = at;
      const found = IN_STRING.exec(text);
      const sign = found?.[0];
      at = found?.index ?? text.length;
      if (sign === '"') return JSON.parse(text.slice(begin, ++at)) as string;
      if (sign === undefined || sign === "\n" || sign === "\r")
        wrong(
          begin,
          "这里开始的引号没有在本行结束；请补上另一个引号，文字里的换行写作 \\n。",
          "The quotation mark that opens here is not closed on its line: close it, and write a new line within a text as \\n.",
        );
      else if (sign === "\\") {
        if (take(ESCAPE) !== "") continue;
        const escape = text.slice(at, at + 2);
        wrong(
          at,
          `文字里的“${escape}”不是 JSON 的转义；反斜杠本身写作 \\\\。`,
          `${escape} is no escape of JSON; a backslash itself is written \\\\.`,
        );
      } else if (sign > "\u001F") at++;
      else
        wrong(
          at,
          "文字里有制表符或控制字符，JSON 不允许；请删去，制表符写作 \\t。",
          "A tab or control character stands in a text, which JSON forbids: take it out, and write a tab as \\t.",
        );
    }
  }

  function scalar(): void {
    const begin = at;
    const word = take(WORD);
    if (WORDS.has(word)) return;
    if (word === "")
      unexpected(
        "这里缺一个值；多写了逗号的，请删去。",
        "A value is missing here; where a comma is one too many, take it out.",
      );
    if (NUMBER.test(word)) {
      if (Number.isFinite(Number(word))) return;
      wrong(
        begin,
        `“${shown(word)}”大得没有意义，请核对。`,
        `${shown(word)} is too large to mean anything: look at it.`,
      );
    }
    if (/^[+-]?[\d.]/.test(word))
      wrong(
        begin,
        `“${shown(word)}”不是 JSON 的数；请写成 12、0.5 或 1.2e3 的样子，前面不加零和加号，不写千分号和单位。`,
        `${shown(word)} is no number of JSON; write 12, 0.5 or 1.2e3, without leading zeros or +, marks of thousands or units.`,
      );
    wrong(
      begin,
      `“${shown(word)}”不能这样写；文字要加半角双引号，没有的值写 null，是和否写 true 和 false。`,
      `${shown(word)} cannot stand like this: a text takes "", a value that is none is null, yes and no are true and false.`,
    );
  }

  function key(keys: Map<string, number>): void {
    const sign = next();
    if (/\d/.test(sign) && /\d,$/.test(text.slice(0, at)))
      wrong(
        at - 1,
        "数字里不能有逗号：小数点写成“.”，千分号请去掉。",
        "A number holds no comma: write decimals with “.”, and take marks of thousands out.",
      );
    if (sign !== '"')
      unexpected(
        "这里应当是加了半角双引号的名称；前面多写了逗号的，请删去，名称没有引号的，请加上。",
        'A name in "" is expected here: take out a comma that is one too many, and put a name into quotation marks.',
      );
    const begin = at;
    const name = string();
    const before = keys.get(name);
    if (before !== undefined) {
      const first = placeWords(placeOf(text, before));
      wrong(
        begin,
        `“${shown(name)}”在同一个 {} 中写了两次，前面在${first.zh}，不知以哪一个为准；请只留一个。`,
        `“${shown(name)}” stands twice in one {}, before at ${first.en}, and nobody can say which counts: leave one.`,
      );
    }
    keys.set(name, begin);
    if (next() !== ":")
      unexpected("名称后面缺冒号，请补上。", "A colon is missing behind the name: write it.");
    at++;
  }

  /** Passes over a value; of an object or list over as much as comes before the first thing in it that is whole. */
  function value(): void {
    for (;;) {
      const sign = next();
      if (sign === '"') return void string();
      if (sign !== "{" && sign !== "[") return scalar();
      const keys = sign === "{" ? new Map<string, number>() : null;
      open.push({ at: at++, keys });
      if (next() === (keys === null ? "]" : "}")) return;
      if (keys !== null) key(keys);
    }
  }

  value();
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const sign = next();
    if (sign === (level.keys === null ? "]" : "}")) open.pop();
    else if (sign !== ",")
      unexpected(
        "前一项后面缺逗号或者右括号，请补上。",
        "A comma or a closing bracket is missing behind what stands before: write it.",
      );
    at++;
    if (sign !== ",") continue;
    if (level.keys !== null) key(level.keys);
    value();
  }
  if (next() !== "")
    wrong(
      at,
      "JSON 到前面已经完了，这里又有别的内容；一个文件只写一个值，请删去多余的，有几项的写成 [ … , … ]。",
      "The JSON ended before this: a file holds one value. Take out what is too much; several are written [ … , … ].",
    );
}

function readBy(text: string, read: (text: string) => unknown): Result<unknown> {
  try {
    return ok(read(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    throw error;
  }
}

/**
 * What a JSON text says (RFC 8259; a byte order mark before it is passed over). Fails (`no-json`) with the line and column of
 * what is wrong and what to write instead; keys that stand twice in one object and numbers beyond a double are wrong.
 */
export const jsonOf = (text: string): Result<unknown> =>
  readBy(text, (whole) => {
    holdToJson(whole);
    return JSON.parse(whole) as unknown;
  });

/** As {@link jsonOf} for texts of hundreds of megabytes: of keys that stand twice the last one counts, as JavaScript has it. */
export const longJsonOf = (text: string): Result<unknown> =>
  readBy(text, (whole) => {
    try {
      return JSON.parse(whole) as unknown;
    } catch (error) {
      if (error instanceof SyntaxError) holdToJson(whole);
      throw error;
    }
  });
