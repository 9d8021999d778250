import type { Sentence } from "../../../../kernel/error.ts";
import { findCodeParts } from "./codes.ts";

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
