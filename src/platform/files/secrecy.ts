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

const LEVEL = `(?<!商业|工作|个人|技术)${anyOf("绝密 机密 秘密")}(?:${GAP}级)?`;
const PERIOD = `(?:[0-9０-９一二三四五六七八九十]+${GAP}(?:年|个${GAP}月|月|天|日)|${anyOf("长期 启用前")})`;
const OPEN = `${GAP}[【\\[（(〔]?${GAP}`;
const CLOSE = `${GAP}[】\\]）)〕]?${GAP}`;

const REFUSED: readonly RegExp[] = [
  new RegExp(`${LEVEL}${GAP}[★☆✩✭⭐]`),
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

/**
 * What the head of a text says about its secrecy. `refuse`: marked 绝密, 机密 or 秘密, must not be stored here.
 * `ask`: marked as internal, the person who uploads it is asked first.
 */
export function secrecyMarking(text: string): SecrecyMarking {
  const head = text.slice(0, HEAD_CHARACTERS).replace(/\r\n?|[\f\t\v]/g, "\n");
  if (REFUSED.some((marking) => marking.test(head))) return "refuse";
  return ASKED.some((marking) => marking.test(head)) ? "ask" : "none";
}

/** The same for a document, whose marking may also stand in its page heads. */
export function documentSecrecy(document: Pick<ExtractedDocument, "text" | "margin">): SecrecyMarking {
  const found = [secrecyMarking(document.text), secrecyMarking(document.margin)];
  return found.find((it) => it === "refuse") ?? found.find((it) => it === "ask") ?? "none";
}
