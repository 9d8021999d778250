import type { Sentence } from "../../../../kernel/error.ts";
import { type Identity, maskNumber } from "../../../../kernel/identity.ts";
import type { GrantBrief, SupplyBrief } from "../../../../kernel/sharing.ts";
import type { Item, Material } from "../items/item.ts";
import type {
  FieldSupply,
  FormField,
  KnownField,
  MaterialField,
  QuestionField,
  SuppliedField,
} from "./form-field.ts";
import { isOfAnother, materialKey } from "./material-name.ts";
import { supplierOf } from "./supplier.ts";

/** A licence of the applicant's in the registry that is valid now. */
export type OwnLicence = { readonly id: string; readonly type: string; readonly issuer: string };

/** One item of a form: what it needs, and what the unit that decides may read now. */
export type FormPart = {
  readonly itemId: string;
  readonly item: Pick<Item, "name" | "materials" | "resultName">;
  readonly grants: readonly GrantBrief[];
  /** Published questions of the item beyond its materials. */
  readonly questions: readonly QuestionField[];
};

/** What a form is made from besides its items. */
export type FormGround = {
  readonly suppliers: readonly SupplyBrief[];
  /** Null where the applicant declared none. */
  readonly identity: Identity | null;
  readonly licences: readonly OwnLicence[];
};

const same = (zh: string): Sentence => ({ zh, en: zh });

/** Its result, unless it is the very item that makes it. */
function resultOf(key: string, at: number, parts: readonly FormPart[]): FieldSupply | null {
  const maker = parts
    .slice(0, at)
    .find(({ item }) => item.resultName !== null && materialKey(item.resultName) === key);
  return maker ? { from: "result", itemId: maker.itemId, itemName: maker.item.name } : null;
}

function supplyOf(
  material: Material,
  at: number,
  parts: readonly FormPart[],
  ground: FormGround,
): FieldSupply | null {
  const key = materialKey(material.name);
  const result = resultOf(key, at, parts);
  if (result) return result;
  if (isOfAnother(material.name)) return null;
  const { identity, licences, suppliers } = ground;
  const checked = identity?.verifiedOn ? identity : null;
  if (checked?.kind === "person" && key === materialKey("居民身份证")) return { from: "identity" };
  const licence = checked && licences.find(({ type }) => materialKey(type) === key);
  if (licence) return { from: "licence", licenceId: licence.id, type: licence.type, issuer: licence.issuer };
  const grants = parts[at]?.grants ?? [];
  for (const supplier of supplierOf(material.name, suppliers)) {
    const grant = grants.find(({ resourceId }) => resourceId === supplier.resourceId);
    if (grant) return { from: "shared-data", supplier, grant };
  }
  return null;
}

const HOW = { paper: "window", electronic: "upload", either: "either" } as const;

/** The stricter of two ways: what one item takes on paper only is brought on paper. */
const stricter = (a: MaterialField["how"], b: MaterialField["how"]): MaterialField["how"] =>
  a === b ? a : [a, b].includes("window") ? "window" : "upload";

const plus = <T>(list: readonly T[], one: T): readonly T[] => (list.includes(one) ? list : [...list, one]);

function materialFields(parts: readonly FormPart[], ground: FormGround): (MaterialField | SuppliedField)[] {
  const asked = new Map<string, MaterialField>();
  const supplied = new Map<string, SuppliedField>();
  parts.forEach(({ itemId, item }, at) => {
    for (const material of item.materials) {
      if (material.needed === "not-needed") continue;
      const key = materialKey(material.name);
      const supply = supplyOf(material, at, parts, ground);
      if (supply) {
        const id = `supplied:${supply.from}:${key}`;
        const { itemIds = [], materials = [] } = supplied.get(id) ?? {};
        supplied.set(id, {
          kind: "supplied",
          id,
          label: same(material.name),
          supply,
          ...supplied.get(id),
          itemIds: plus(itemIds, itemId),
          materials: plus(materials, material.name),
        });
        continue;
      }
      const id = `material:${isOfAnother(material.name) ? material.name : key}`;
      const before = asked.get(id);
      const how = HOW[material.format ?? "either"];
      asked.set(id, {
        kind: "material",
        id,
        label: before?.label ?? same(material.name),
        itemIds: plus(before?.itemIds ?? [], itemId),
        materials: plus(before?.materials ?? [], material.name),
        how: before ? stricter(before.how, how) : how,
        later: (before?.later ?? true) && material.needed === "later",
        type: before?.type ?? material.type,
        copies: Math.max(before?.copies ?? 0, material.copies ?? 0) || null,
        acceptStandard: before?.acceptStandard ?? material.acceptStandard,
        basis: before?.basis ?? material.basis,
        heldBy:
          before?.heldBy ??
          (isOfAnother(material.name) ? null : (supplierOf(material.name, ground.suppliers)[0] ?? null)),
      });
    }
  });
  return [...asked.values(), ...supplied.values()];
}

const KNOWN_LABELS: Readonly<
  Record<Identity["kind"], { readonly name: Sentence; readonly number: Sentence }>
> = {
  person: { name: { zh: "姓名", en: "Name" }, number: { zh: "公民身份号码", en: "Identity number" } },
  enterprise: {
    name: { zh: "企业名称", en: "Enterprise" },
    number: { zh: "统一社会信用代码", en: "Unified social credit code" },
  },
};
const PHONE: Sentence = { zh: "联系电话", en: "Telephone" };

/** What is known of the applicant; the number masked, because forms are filled in public too. */
function knownFields(identity: Identity | null): KnownField[] {
  if (identity === null) return [];
  const labels = KNOWN_LABELS[identity.kind];
  const known: KnownField[] = [
    { kind: "known", id: "known:name", part: "name", label: labels.name, value: identity.name },
    {
      kind: "known",
      id: "known:number",
      part: "number",
      label: labels.number,
      value: maskNumber(identity.number),
    },
  ];
  return identity.phone === null
    ? known
    : [...known, { kind: "known", id: "known:phone", part: "phone", label: PHONE, value: identity.phone }];
}

const phoneQuestion: QuestionField = {
  kind: "question",
  id: "question:phone",
  label: PHONE,
  answer: "phone",
  choices: [],
  required: true,
  most: 20,
  basis: null,
};

const TRUE_STATEMENT: Sentence = {
  zh: "我承诺：所填内容和提交的材料真实、准确。",
  en: "I state that what I fill in and hand in is true and correct.",
};
const LATER_STATEMENT: Sentence = {
  zh: "我承诺：标为“可后补”而尚未提交的材料，在受理后按要求补交。",
  en: "I will hand in papers marked “may follow” after acceptance, as asked.",
};

/**
 * The form of several items in one 一表申请, in the order in which they are handled: nothing that the identity, a licence,
 * an earlier item's result or shared data under a grant supplies is asked; every needed material of every item is asked
 * once or supplied. 国务院令第716号 article 7, 政务数据共享条例 article 19: what can be had by sharing is not asked for.
 */
export function bundleFormOf(parts: readonly FormPart[], ground: FormGround): FormField[] {
  const papers = materialFields(parts, ground);
  const questions = new Map(
    parts.flatMap((part) => part.questions.map((each) => [each.label.zh, each] as const)),
  );
  const needsPhone = ground.identity === null || ground.identity.phone === null;
  const hasLater = papers.some((field) => field.kind === "material" && field.later);
  return [
    ...knownFields(ground.identity),
    ...(needsPhone ? [phoneQuestion] : []),
    ...questions.values(),
    ...papers,
    { kind: "statement", id: "statement:true", label: TRUE_STATEMENT },
    ...(hasLater ? [{ kind: "statement", id: "statement:later", label: LATER_STATEMENT } as const] : []),
  ];
}

/** The form of one item; see {@link bundleFormOf}. */
export const formOf = (part: FormPart, ground: FormGround): FormField[] => bundleFormOf([part], ground);
