import { type Failure, refusal, type Sentence } from "../../../../kernel/error.ts";

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

/** A class of the catalogue guide: `code` is what codes of its resources begin with. */
export type ResourceClass = {
  readonly code: string;
  readonly name: Sentence;
  readonly parent: string | null;
};

const KINDS: readonly ResourceClass[] = [
  { code: "1", name: { zh: "基础信息资源", en: "Basic" }, parent: null },
  { code: "2", name: { zh: "主题信息资源", en: "By theme" }, parent: null },
  { code: "3", name: { zh: "部门信息资源", en: "By department" }, parent: null },
];

const numbered = (parent: string, names: readonly (readonly [string, string])[]): ResourceClass[] =>
  names.map(([zh, en], at) => ({
    code: `${parent}${String(at + 1).padStart(2, "0")}`,
    name: { zh, en },
    parent,
  }));

/**
 * 类 and 项 of 政务信息资源目录编制指南(试行), in its order. That items are numbered in this order is ours and was not verified
 * against the guide's own table of codes; departments have their items from each city's own list.
 */
export const RESOURCE_CLASSES: readonly ResourceClass[] = [
  ...KINDS,
  ...numbered("1", [
    ["人口", "Population"],
    ["法人单位", "Legal persons"],
    ["自然资源和空间地理", "Natural resources and geography"],
    ["社会信用", "Social credit"],
    ["电子证照", "Electronic licences"],
  ]),
  ...numbered("2", [
    ["公共服务", "Public services"],
    ["健康保障", "Health"],
    ["社会保障", "Social security"],
    ["食品药品安全", "Food and drug safety"],
    ["安全生产", "Work safety"],
    ["价格监管", "Prices"],
    ["能源安全", "Energy"],
    ["信用体系", "Credit system"],
    ["城乡建设", "Urban and rural building"],
    ["社区治理", "Communities"],
    ["生态环保", "Ecology"],
    ["应急维稳", "Emergencies and stability"],
  ]),
];

/** Theme classes 主题类, of which theme libraries are made. */
export const THEME_CLASSES = RESOURCE_CLASSES.filter(({ parent }) => parent === "2");

/** Classes that a resource's code belongs to, the widest first. */
export function classesOf(code: string): ResourceClass[] {
  const parts = findCodeParts(code);
  if (!parts) return [];
  const prefix = `${parts.kind}${parts.item}`;
  return RESOURCE_CLASSES.filter((each) => each.code === parts.kind || each.code === prefix);
}
