import { type Failure, refusal } from "../../../../kernel/error.ts";

// 政务信息资源目录编制指南(试行): 类 1 digit, 项 2, 目 3, 细目 of any length, then 顺序码. That “/” parts class and order is
// how the provincial tables that were read print it; the guide's own sign was not verified.

/** A code in its parts: `307001/0001` is class 3, item 07, subject 001, no detail, order 0001. */
export type ResourceCode = {
  readonly kind: string;
  readonly item: string;
  readonly subject: string;
  readonly detail: string;
  readonly order: string;
};

const CODE = /^([123])(\d{2})(\d{3})(\d{0,6})\/(\d{1,8})$/;

/** Parts of a resource code, or undefined where it is none. */
export function findCodeParts(code: string): ResourceCode | undefined {
  const found = CODE.exec(code);
  if (!found) return undefined;
  const [, kind = "", item = "", subject = "", detail = "", order = ""] = found;
  return { kind, item, subject, detail, order };
}

/** The class part of a code, before its “/”. */
export const classOf = (code: string): string => code.split("/")[0] ?? "";

export const isCode = (code: string): boolean => CODE.test(code);

export const CODE_REFUSED: Failure = refusal(
  "resource-code",
  "目录代码应为“类1位＋项2位＋目3位（＋细目）/顺序码”，例如 307001/0001；请改正后再保存。",
  "A code is written as class (1 digit), item (2), subject (3), detail if any, “/” and an order number, as in 307001/0001. Correct it, then save.",
);

/**
 * The next free code of a class, four digits at least: one more than the highest order number taken in it. `taken` are
 * whole codes of any class; what is no code is passed over.
 */
export function nextCode(classPart: string, taken: readonly string[]): string {
  const orders = taken
    .filter((code) => isCode(code) && classOf(code) === classPart)
    .map((code) => Number(code.split("/")[1]));
  const next = orders.reduce((most, order) => Math.max(most, order), 0) + 1;
  return `${classPart}/${String(next).padStart(4, "0")}`;
}
