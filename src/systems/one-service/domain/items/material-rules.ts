import { type LintRule, materialRule } from "./lint-rule.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import { holderOf } from "./holder.ts";
import type { Material } from "./item.ts";
import {
  CATCH_ALL,
  CONTRADICTION,
  EXCHANGE_TABLES,
  ORDER_716,
  PRACTICE,
  SHARING_19,
} from "./rule-sources.ts";
import { documentOf, isOwnLetter } from "./supplied.ts";

const wordsOf = ({ name }: Material): string => folded(name).replace(/[\s\p{P}]/gu, "");
/** A document by its usual name and whose it is; what is none of the table is only itself. */
const documentKey = ({ name }: Material): string | null => {
  const document = documentOf(name);
  return document === undefined ? null : `${document.name} ${holderOf(name) ?? ""}`;
};

/** The first material of the list that is the same as this one, where it stands before it. */
const before = (
  material: Material,
  all: readonly Material[],
  key: (material: Material) => string | null,
): Material | undefined => {
  const own = key(material);
  if (own === null) return undefined;
  const first = all.find((each) => key(each) === own);
  return first === material ? undefined : first;
};

const isIssued = (name: string): boolean => documentOf(name)?.issued === true && !isOwnLetter(name);

const ISSUED_BY_GOVERNMENT = "政府部门核发";

/** Rules about each material. */
export const MATERIAL_RULES: readonly LintRule[] = [
  materialRule(
    {
      id: "material-twice",
      severity: "error",
      field: "material",
      source: CONTRADICTION,
      says: { zh: "同一事项把同一材料列了两次", en: "The item lists one material twice" },
      remedy: {
        zh: "留下一条；原件和复印件都要的，在材料类型里写明。",
        en: "Keep one; if original and copy are both needed say so in the kind of material.",
      },
    },
    (material, { item }) =>
      before(material, item.materials, wordsOf) === undefined ? null : { before: material.name },
  ),
  materialRule(
    {
      id: "material-twice-alike",
      severity: "warning",
      field: "material",
      source: CONTRADICTION,
      says: {
        zh: "同一证件以不同名称列了两次",
        en: "One document is listed twice under different names",
      },
      remedy: {
        zh: "核对是不是同一份证件，是的留下一条。",
        en: "Check whether they are one document, and keep one.",
      },
    },
    (material, { item }) => {
      const other = before(material, item.materials, documentKey);
      return other === undefined || wordsOf(other) === wordsOf(material)
        ? null
        : { before: `${other.name} / ${material.name}` };
    },
  ),
  materialRule(
    {
      id: "material-copies",
      severity: "warning",
      field: "materialCopies",
      source: CONTRADICTION,
      says: { zh: "要交纸质材料，份数却写作 0", en: "Paper is asked for, and no copy of it" },
      remedy: {
        zh: "写明份数；不要纸质的，改材料形式。",
        en: "Give the number of copies, or ask for no paper.",
      },
    },
    ({ format, copies, needed }) =>
      format === "paper" && copies === 0 && needed !== "not-needed" ? { before: "0" } : null,
  ),
  materialRule(
    {
      id: "catch-all-material",
      severity: "error",
      field: "material",
      source: CATCH_ALL,
      says: { zh: "兜底性材料，申请人不知道要带什么", en: "A catch-all: nobody knows what to bring" },
      remedy: { zh: "写明是哪一份材料，或删去。", en: "Name the paper that is meant, or take it out." },
    },
    ({ name }) =>
      /(?:其他|其它|相关|有关|所需)(?:的)?(?:证明)?(?:材料|资料|文件|证件)$|(?:需要|要求|规定)(?:提供|提交)的(?:其他|其它)?.{0,8}(?:材料|资料|文件|证明)/.test(
        name.replace(/[\s()（）等]/g, ""),
      )
        ? { before: name }
        : null,
  ),
  materialRule(
    {
      id: "material-basis",
      severity: "warning",
      field: "materialBasis",
      source: EXCHANGE_TABLES,
      says: { zh: "要求提供的材料没有依据", en: "A material is asked for without a basis" },
      remedy: {
        zh: "写明要求提供该材料的条款；没有依据的不再要求。",
        en: "Cite the article that asks for it, or ask for it no more.",
      },
    },
    ({ needed, basis }) => (needed !== "not-needed" && basis === null ? { before: "" } : null),
  ),
  materialRule(
    {
      id: "material-source",
      severity: "warning",
      field: "materialSource",
      source: EXCHANGE_TABLES,
      says: { zh: "材料没有来源渠道", en: "It is not said where a material comes from" },
      remedy: {
        zh: "写明申请人自备、政府部门核发或其他。",
        en: "Say whether the applicant writes it, government issues it, or otherwise.",
      },
    },
    ({ name, source }) => {
      if (source !== null) return null;
      return isIssued(name) ? { before: "", correction: ISSUED_BY_GOVERNMENT } : { before: "" };
    },
  ),
  materialRule(
    {
      id: "material-source-wrong",
      severity: "error",
      field: "materialSource",
      source: PRACTICE,
      says: {
        zh: "由政府部门核发的证照写成了申请人自备",
        en: "A paper that government issues is said to be the applicant's own",
      },
      remedy: { zh: "来源渠道改为“政府部门核发”。", en: "Say that government issues it." },
    },
    ({ name, source }) =>
      source !== null && /自备/.test(source) && isIssued(name)
        ? { before: source, correction: ISSUED_BY_GOVERNMENT }
        : null,
  ),
  materialRule(
    {
      id: "material-shared",
      severity: "warning",
      field: "material",
      from: "2019-04-26",
      source: ORDER_716,
      says: {
        zh: "要求申请人提供政府部门自己核发的证照，能共享取得的不得再要",
        en: "It asks for what government itself issues; what sharing supplies may not be asked for",
      },
      remedy: {
        zh: "改为共享取得或电子证照调用，材料清单中划去。",
        en: "Get it by sharing or from the electronic licence, and strike it out.",
      },
    },
    ({ name, needed }) => (needed !== "not-needed" && isIssued(name) ? { before: name } : null),
  ),
  materialRule(
    {
      id: "material-collected-again",
      severity: "hint",
      field: "material",
      from: "2025-08-01",
      source: SHARING_19,
      says: {
        zh: "同一材料还写明来源于政府部门，属可通过共享取得的重复收集",
        en: "Said to come from government, so it is collected again",
      },
      remedy: {
        zh: "在共享目录中找到数源部门的资源并申请；目录没有的，提请编目。",
        en: "Find the resource of the lead source in the catalogue and ask for it, or ask that it be catalogued.",
      },
    },
    ({ name, needed, source }) =>
      needed !== "not-needed" && source !== null && /政府|部门核发|机关核发/.test(source) && !isIssued(name)
        ? { before: name }
        : null,
  ),
  materialRule(
    {
      id: "material-standard",
      severity: "warning",
      field: "materialStandard",
      source: EXCHANGE_TABLES,
      says: {
        zh: "必要材料没有受理标准，窗口无从判断是否合格",
        en: "A needed material has no standard by which it is accepted",
      },
      remedy: { zh: "写明受理标准，如“在有效期内、字迹清晰”。", en: "Write down by what it is accepted." },
    },
    ({ needed, acceptStandard }) => (needed === "needed" && acceptStandard === null ? { before: "" } : null),
  ),
];
