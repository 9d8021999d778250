import { LIKE_MATERIALS, plainMaterial } from "../../../../kernel/material-name.ts";
import type { SupplyBrief, SupplyWords } from "../../../../kernel/sharing.ts";
import { similarNames } from "./similar-names.ts";

/** A material that a shared resource can supply, and by what it was recognised. */
export type Supplied = {
  readonly material: string;
  readonly resourceId: string;
  readonly resource: string;
  readonly code: string;
  readonly provider: string;
  readonly regionCode: string;
  readonly attribute: SupplyBrief["attribute"];
  /** The data item that says it, where it is not the resource's name. */
  readonly dataItem: string | null;
  readonly why: "same" | "synonym" | "likeness";
};

/**
 * Names under which one document goes, the usual one first, with what resources that hold its facts are called. Common
 * usage, not a published list; `issued`: a government body issues it.
 */
export const MATERIAL_SYNONYMS: readonly {
  readonly name: string;
  readonly others: readonly string[];
  readonly resources: readonly string[];
  readonly issued: boolean;
}[] = [
  {
    name: "居民身份证",
    others: ["身份证", "身份证明", "身份证件", "有效身份证件", "公民身份证", "居民身份证明", "二代身份证"],
    resources: ["居民身份信息", "人口基本信息", "公民身份信息", "居民身份证信息", "公民身份号码"],
    issued: true,
  },
  {
    name: "营业执照",
    others: [
      "企业营业执照",
      "法人登记证",
      "法人登记证书",
      "工商营业执照",
      "主体资格证明",
      "统一社会信用代码证书",
    ],
    resources: [
      "营业执照信息",
      "企业登记信息",
      "市场主体登记信息",
      "企业基本信息",
      "法人基本信息",
      "经营主体登记信息",
    ],
    issued: true,
  },
  {
    name: "户口簿",
    others: ["户口本", "居民户口簿", "户籍证明", "户口证明", "户口页"],
    resources: ["户籍信息", "户口簿信息", "常住人口信息", "户籍登记信息"],
    issued: true,
  },
  {
    name: "结婚证",
    others: ["结婚证明", "婚姻证明", "婚姻关系证明", "结婚登记证", "婚姻状况证明", "婚姻登记证明"],
    resources: ["婚姻登记信息", "结婚登记信息", "婚姻信息", "婚姻状况"],
    issued: true,
  },
  {
    name: "离婚证",
    others: ["离婚证明", "离婚登记证"],
    resources: ["离婚登记信息", "婚姻登记信息", "婚姻信息", "婚姻状况"],
    issued: true,
  },
  {
    name: "不动产权证",
    others: [
      "不动产权证书",
      "房产证",
      "房屋所有权证",
      "不动产登记证明",
      "房屋产权证明",
      "房屋权属证明",
      "产权证",
    ],
    resources: ["不动产登记信息", "不动产权信息", "房屋权属信息", "不动产权证信息"],
    issued: true,
  },
  {
    name: "无房证明",
    others: ["无自有住房证明", "无房产证明", "住房情况证明", "房屋查询证明", "无房查询证明"],
    resources: ["住房情况信息", "不动产登记信息", "房屋权属信息", "不动产查询信息"],
    issued: true,
  },
  {
    name: "社会保险缴费证明",
    others: [
      "社保缴费证明",
      "社保证明",
      "社会保险参保证明",
      "社保参保证明",
      "社会保险缴纳证明",
      "参保缴费证明",
    ],
    resources: ["社会保险缴费信息", "社保缴费信息", "参保信息", "社会保险参保信息", "个人参保信息"],
    issued: true,
  },
  {
    name: "住房公积金缴存证明",
    others: ["公积金缴存证明", "公积金证明", "住房公积金缴存信息证明"],
    resources: ["住房公积金缴存信息", "公积金缴存信息", "公积金账户信息"],
    issued: true,
  },
  {
    name: "完税证明",
    others: ["纳税证明", "税收完税证明", "完税凭证"],
    resources: ["纳税信息", "完税信息", "税收缴纳信息"],
    issued: true,
  },
  {
    name: "出生医学证明",
    others: ["出生证", "出生证明", "医学出生证明"],
    resources: ["出生医学证明信息", "出生信息"],
    issued: true,
  },
  {
    name: "建设用地规划许可证",
    others: ["用地规划许可证"],
    resources: ["建设用地规划许可信息", "规划许可信息"],
    issued: true,
  },
  {
    name: "建设工程规划许可证",
    others: ["工程规划许可证"],
    resources: ["建设工程规划许可信息", "规划许可信息"],
    issued: true,
  },
  {
    name: "安全生产许可证",
    others: [],
    resources: ["安全生产许可信息", "安全生产许可证信息"],
    issued: true,
  },
  {
    name: "排污许可证",
    others: ["固定污染源排污许可证"],
    resources: ["排污许可信息", "排污许可证信息"],
    issued: true,
  },
  { name: "食品经营许可证", others: [], resources: ["食品经营许可信息"], issued: true },
  {
    name: "项目备案证明",
    others: ["企业投资项目备案证明", "投资项目备案文件", "立项文件", "项目备案告知书"],
    resources: ["投资项目备案信息", "企业投资项目备案信息", "投资项目信息"],
    issued: true,
  },
  {
    name: "专业技术资格证书",
    others: ["职称证书", "专业技术职务任职资格证书", "职业资格证书"],
    resources: ["专业技术资格信息", "职称信息", "职业资格信息"],
    issued: true,
  },
  {
    name: "残疾人证",
    others: ["残疾证"],
    resources: ["残疾人信息", "残疾人证信息"],
    issued: true,
  },
  {
    name: "最低生活保障证",
    others: ["低保证", "低保证明"],
    resources: ["最低生活保障信息", "低保信息", "社会救助信息"],
    issued: true,
  },
];

// What an applicant writes or signs is nowhere else, whatever document its name mentions.
const OWN = /申请|委托|承诺|声明|说明|协议|合同|方案|决议|授权|登记表|表格|照片|章程/;
const groupOf = new Map(
  MATERIAL_SYNONYMS.flatMap((group) => [group.name, ...group.others].map((name) => [name, group] as const)),
);

/** A letter in which a firm says who acts for it, which it writes itself though it is often taken for an identity card. */
export const isOwnLetter = (material: string): boolean =>
  /(?:法定代表人|法人代表|负责人)(?:[(（].*?[)）])?(?:身份|资格|任职)证明书?(?!件)/.test(material);

/** The document that a material's name means, undefined where it is none of the table. */
export function documentOf(material: string): (typeof MATERIAL_SYNONYMS)[number] | undefined {
  const plain = plainMaterial(material);
  const known = groupOf.get(plain);
  if (known !== undefined || OWN.test(plain)) return known;
  // 法定代表人身份证明及营业执照 names two; the first of the table that ends the name is meant.
  return MATERIAL_SYNONYMS.find(({ name, others }) =>
    [name, ...others].some(
      (word) => word.length >= 3 && plain.endsWith(word) && plain.length <= word.length + 6,
    ),
  );
}

type Wordings = {
  readonly text: string;
  readonly dataItem: string | null;
};

const wordingsOf = ({ name, items }: SupplyBrief): Wordings[] =>
  [{ text: name, dataItem: null }, ...items.map((item) => ({ text: item, dataItem: item }))].map((each) => ({
    ...each,
    text: plainMaterial(each.text),
  }));

const found = (
  material: string,
  supplier: SupplyBrief,
  dataItem: string | null,
  why: Supplied["why"],
): Supplied => ({
  material,
  resourceId: supplier.resourceId,
  resource: supplier.name,
  code: supplier.code,
  provider: supplier.provider,
  regionCode: supplier.regionCode,
  attribute: supplier.attribute,
  dataItem,
  why,
});

const namesOf = (material: string): ReadonlySet<string> => {
  const group = documentOf(material);
  return new Set(group ? [group.name, ...group.others, ...group.resources].map(plainMaterial) : []);
};

/** By which words to look for what can supply some materials; {@link supplyFinder} finds no more than they do. */
export function supplyWords(materials: Iterable<string>): SupplyWords {
  const [texts, alike] = [new Set<string>(), new Set<string>()];
  for (const material of new Set(materials)) {
    const plain = plainMaterial(material);
    for (const text of [plain, ...namesOf(material)]) texts.add(text);
    if (!OWN.test(plain)) alike.add(plain);
  }
  texts.delete("");
  alike.delete("");
  return { texts: [...texts], alike: [...alike] };
}

/**
 * A finder of what can supply a material, by its name: the same words, a common synonym, or words of which at least three
 * quarters of the neighbouring pairs agree (Dice). It remembers names, so ask one finder for many. Of several resources
 * those of the city come first, then the region's.
 */
export function supplyFinder(suppliers: readonly SupplyBrief[]) {
  const known = suppliers.map((supplier) => ({ supplier, wordings: wordingsOf(supplier) }));
  const remembered = new Map<string, readonly Supplied[]>();
  const saying = new Map<string, Set<number>>();
  for (const [at, { wordings }] of known.entries())
    for (const { text } of wordings) saying.set(text, (saying.get(text) ?? new Set<number>()).add(at));
  const texts = [...saying.keys()];
  const similar = similarNames(texts, LIKE_MATERIALS);

  const allFor = (material: string): readonly Supplied[] => {
    const before = remembered.get(material);
    if (before !== undefined) return before;
    const plain = plainMaterial(material);
    const names = namesOf(material);
    const own = OWN.test(plain);
    const alike = own ? [] : similar(plain).map(({ index }) => texts[index] ?? "");
    const likely = new Set(alike.filter((text) => text.length >= 4));
    const ways: readonly (readonly [Supplied["why"], (text: string) => boolean])[] = [
      ["same", (text) => text === plain && text !== ""],
      ["synonym", (text) => names.has(text)],
      ["likeness", (text) => likely.has(text)],
    ];
    const candidates = new Set([plain, ...names, ...likely].flatMap((text) => [...(saying.get(text) ?? [])]));
    const all = [...candidates]
      .toSorted((a, b) => a - b)
      .flatMap((at): Supplied[] => {
        const each = known[at];
        for (const [why, says] of each ? ways : []) {
          const wording = each?.wordings.find(({ text }) => says(text));
          if (each && wording) return [found(material, each.supplier, wording.dataItem, why)];
        }
        return [];
      });
    remembered.set(material, all);
    return all;
  };

  const rank = ({ regionCode, why }: Supplied, city: string | null): number =>
    (regionCode === city ? 0 : regionCode === "150000" ? 1 : 2) * 3 +
    ["same", "synonym", "likeness"].indexOf(why);

  return (material: string, city: string | null = null): Supplied | null =>
    allFor(material).toSorted((a, b) => rank(a, city) - rank(b, city))[0] ?? null;
}

/** What can supply one material; see {@link supplyFinder}. */
export const suppliedBy = (
  material: string,
  suppliers: readonly SupplyBrief[],
  city: string | null = null,
): Supplied | null => supplyFinder(suppliers)(material, city);
