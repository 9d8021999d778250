import type { Sentence } from "../../../../kernel/error.ts";
import { type Identity, maskNumber } from "../../../../kernel/identity.ts";
import type { GrantBrief, SupplyBrief } from "../../../../kernel/sharing.ts";
import type { Item } from "../items/item.ts";
import type {
  FieldSupply,
  FormField,
  KnownField,
  MaterialField,
  QuestionField,
  SuppliedField,
} from "./form-field.ts";
import { supplyFinder } from "../items/supplied.ts";
import { IDENTITY_CARD, isOfAnother, materialKey } from "./material-name.ts";

/** A licence of the applicant's in the registry that is valid now. */
export type OwnLicence = { readonly id: string; readonly type: string; readonly issuer: string };

/** One item of a form: what it needs, and what the unit that decides may read now. */
export type FormPart = {
  readonly itemId: string;
  readonly item: Pick<Item, "name" | "city" | "serves" | "materials" | "resultName">;
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

/** Finds what shared data can supply to a part: with a grant, or only by the catalogue. */
function finderOf({ item, grants }: FormPart, suppliers: readonly SupplyBrief[]) {
  const byResource = new Map(grants.map((grant) => [grant.resourceId, grant]));
  const granted = supplyFinder(suppliers.filter(({ resourceId }) => byResource.has(resourceId)));
  const held = supplyFinder(suppliers);
  return {
    granted: (name: string): FieldSupply | null => {
      const supplied = isOfAnother(name) ? null : granted(name, item.city);
      const grant = supplied && byResource.get(supplied.resourceId);
      return supplied && grant ? { from: "shared-data", supplied, grant } : null;
    },
    held: (name: string) => (isOfAnother(name) ? null : held(name, item.city)),
  };
}

/** What the applicant's own identity or licences stand for. */
function ownSupply(name: string, { identity, licences }: FormGround): FieldSupply | null {
  if (!identity?.verifiedOn || isOfAnother(name)) return null;
  const key = materialKey(name);
  if (identity.kind === "person" && key === IDENTITY_CARD) return { from: "identity" };
  const licence = licences.find(({ type }) => materialKey(type) === key);
  return licence
    ? { from: "licence", licenceId: licence.id, type: licence.type, issuer: licence.issuer }
    : null;
}

const HOW = { paper: "window", electronic: "upload", either: "either" } as const;

/** The stricter of two ways: what one item takes on paper only is brought on paper. */
const stricter = (a: MaterialField["how"], b: MaterialField["how"]): MaterialField["how"] =>
  a === b ? a : [a, b].includes("window") ? "window" : "upload";

const plus = <T>(list: readonly T[], one: T): readonly T[] => (list.includes(one) ? list : [...list, one]);

function materialFields(parts: readonly FormPart[], ground: FormGround): (MaterialField | SuppliedField)[] {
  const asked = new Map<string, MaterialField>();
  const supplied = new Map<string, SuppliedField>();
  parts.forEach((part, at) => {
    const { itemId, item } = part;
    const finder = finderOf(part, ground.suppliers);
    for (const material of item.materials) {
      if (material.needed === "not-needed") continue;
      const key = materialKey(material.name);
      const supply =
        resultOf(key, at, parts) ?? ownSupply(material.name, ground) ?? finder.granted(material.name);
      if (supply) {
        // Two units read under two grants, each for its own item.
        const id = `supplied:${key}${supply.from === "shared-data" ? `:${supply.grant.id}` : ""}`;
        const before = supplied.get(id);
        supplied.set(id, {
          kind: "supplied",
          id,
          label: before?.label ?? same(material.name),
          supply: before?.supply ?? supply,
          itemIds: plus(before?.itemIds ?? [], itemId),
          materials: plus(before?.materials ?? [], material.name),
        });
        continue;
      }
      const id = `material:${key}`;
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
        heldBy: before?.heldBy ?? finder.held(material.name),
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

/** Asked only where the identity has no telephone. */
export const PHONE_QUESTION = "question:phone";

const phoneQuestion: QuestionField = {
  kind: "question",
  id: PHONE_QUESTION,
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
