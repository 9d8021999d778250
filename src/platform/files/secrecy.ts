import type { ExtractedDocument } from "../documents/document.ts";

export type SecrecyMarking = "refuse" | "ask" | "none";

/** A marking stands at the head of the first page; this many characters hold it. */
const HEAD_CHARACTERS = 600;

const GAP = "[^\\S\\n]*";
/** Printers space markings out: 机 密 ★ 1年. */
const anyOf = (words: string): string =>
  `(?:${words
    .split(" ")
    .map((word) => [...word].join(GAP))
    .join("|")})`;

/** Signs that people put between the two characters of a level: 机·密. */
const DOTS = "[·・•‧∙⋅.．。…_\\-–—~～/／|｜]";
const NOT_OFFICIAL = "(?<!商业|工作|个人|技术)";
const LEVEL = `${NOT_OFFICIAL}[绝机秘]${GAP}(?:${DOTS}${GAP}){0,8}密(?:${GAP}级)?`;
/** Across lines a level counts only before a star: 计算机 at the end of one may meet 密级 at the head of the next. */
const BROKEN = `${NOT_OFFICIAL}[绝机秘](?:\\s|${DOTS}){1,8}密`;
const PERIOD = `(?:[0-9０-９一二三四五六七八九十]+${GAP}(?:年|个${GAP}月|月|天|日)|${anyOf("长期 启用前")})`;
const OPEN = `${GAP}[【\\[（(〔]?${GAP}`;
const CLOSE = `${GAP}[】\\]）)〕]?${GAP}`;

const REFUSED: readonly RegExp[] = [
  new RegExp(`(?:${LEVEL}|${BROKEN})${OPEN}[★☆✩✭⭐]`),
  // An asterisk also marks lead units, so it counts only where a period or nothing follows.
  new RegExp(`${LEVEL}${GAP}[*＊]${GAP}(?:${PERIOD}|$)`, "m"),
  new RegExp(`${anyOf("密级")}(?:和保密期限)?${GAP}[:：]${GAP}${LEVEL}`),
  // Without a star a level is a marking only where it has the line to itself.
  new RegExp(`^${OPEN}${LEVEL}${GAP}(?:${PERIOD})?${CLOSE}$`, "m"),
];

const KEEPING = "注意保管 注意保存 妥善保管 不得外传 请勿外传 严禁外传 禁止外传";
const ASKED: readonly RegExp[] = [
  new RegExp(
    `^${OPEN}${anyOf("内部资料 内部文件 内部材料 内部使用 内部传阅 内部参阅 内部明电 内部")}` +
      `(?:${GAP}$|${GAP}[★☆*，,、!！。】\\]）)〕:：]|[^\\S\\n]+|${anyOf(KEEPING)})[^\\n]{0,20}$`,
    "m",
  ),
  new RegExp(
    `^${OPEN}(?:仅?供内部[^\\n]{0,12}|${anyOf(KEEPING)}[^\\n]{0,8}|${anyOf("工作秘密 商业秘密")}${GAP}[★☆*]?)${CLOSE}$`,
    "m",
  ),
  new RegExp(`${anyOf("密级")}${GAP}[:：]${GAP}${anyOf("内部")}`),
];

/** Markings in traditional characters, as papers from Hong Kong, Macao and Taiwan bear them. */
const SIMPLIFIED: Readonly<Record<string, string>> = { 機: "机", 絕: "绝", 級: "级" };

/**
 * Line breaks of every kind as one, other blanks as a single one, so that a long run of them is not searched again and
 * again; signs that do not print part no marking.
 */
const plain = (text: string): string =>
  text
    .replace(/\r\n?|[\f\t\v\u0085\u2028\u2029]/g, "\n")
    .replace(/\p{Cf}/gu, "")
    .replace(/[機絕級]/g, (sign) => SIMPLIFIED[sign] ?? sign)
    .replace(/[^\S\n]+/g, " ");

const isRefused = (lines: string): boolean => REFUSED.some((marking) => marking.test(lines));

/** Whether a text that is no document, typed or in a cell, carries a marking anywhere: 绝密, 机密 or 秘密 as printed on papers. */
export const carriesMarking = (text: string): boolean => text.includes("密") && isRefused(plain(text));

/**
 * Every text in a value, however nested, with the name of its field; names of fields are texts too. By a list of what is
 * left, because JSON may be nested deeper than calls.
 */
export function* textsIn(value: unknown): Generator<{ readonly field: string; readonly text: string }> {
  const left: { readonly field: string; readonly value: unknown }[] = [{ field: "", value }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { field, value: own } = next;
    if (typeof own === "string") yield { field, text: own };
    if (typeof own === "object" && own !== null)
      for (const [name, part] of Object.entries(own)) {
        if (!Array.isArray(own)) yield { field, text: name };
        left.push({ field: Array.isArray(own) ? field : name, value: part });
      }
  }
}

/** The name of the field in which a value carries a marking, empty where it has none; null where nothing does. */
export function markedField(value: unknown): string | null {
  for (const { field, text } of textsIn(value)) if (carriesMarking(text)) return field;
  return null;
}

/**
 * What the head of a text says about its secrecy. `refuse`: marked 绝密, 机密 or 秘密, must not be stored here.
 * `ask`: marked as internal, the person who uploads it is asked first.
 */
export function secrecyMarking(text: string): SecrecyMarking {
  const head = plain(text.slice(0, HEAD_CHARACTERS));
  if (isRefused(head)) return "refuse";
  return ASKED.some((marking) => marking.test(head)) ? "ask" : "none";
}

/** The same for a document, whose marking may also stand in its page heads. */
export function documentSecrecy(document: Pick<ExtractedDocument, "text" | "margin">): SecrecyMarking {
  const found = [secrecyMarking(document.text), secrecyMarking(document.margin)];
  return found.find((it) => it === "refuse") ?? found.find((it) => it === "ask") ?? "none";
}
