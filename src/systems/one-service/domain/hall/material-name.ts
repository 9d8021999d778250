import { folded } from "../../../../kernel/search-tokens.ts";

/** Words of a material's name that say how it is handed in, not what it is. */
const MANNER =
  /(原件|复印件|电子件|扫描件|影印件|一式[一二两三四]份|[一二两三四\d]+份|及其|及|和|与|或|有效的?|本人的?|申请人的?)/gu;
const SIGNS = /[\s、，,.。;；:：()（）[\]【】《》“”"'·/-]/gu;

/** Names of one paper under which cities print it; the first stands for all. */
const SAME_PAPER: readonly (readonly string[])[] = [
  [
    "居民身份证",
    "身份证",
    "身份证件",
    "身份证明",
    "有效身份证件",
    "身份证明材料",
    "个人身份证",
    "公民身份证",
  ],
  [
    "营业执照",
    "营业执照副本",
    "企业营业执照",
    "企业法人营业执照",
    "工商营业执照",
    "法人登记证",
    "营业执照正副本",
  ],
  ["户口簿", "户口本", "居民户口簿", "户籍证明"],
  ["结婚证", "结婚证明", "婚姻证明", "婚姻关系证明", "婚姻状况证明"],
  ["不动产权证书", "不动产权证", "房产证", "房屋所有权证", "不动产权属证书"],
  ["社会保险缴费证明", "社保缴费证明", "社保缴纳证明", "参保证明", "社会保险参保证明"],
  ["无房证明", "家庭住房情况证明", "住房情况证明", "不动产登记查询证明"],
  ["住房租赁合同", "房屋租赁合同", "租房合同", "租赁合同"],
];

const CANONICAL = new Map(
  SAME_PAPER.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)),
);

/** Whose paper it is, where it is not the applicant's own: nothing of the applicant's can stand for it. */
const OF_OTHERS =
  /(配偶|代理人|受托人|被委托|经办人|父母|父亲|母亲|子女|监护人|法定代表人|负责人|出租人|房主|产权人|共同申请人|担保人|股东|员工|职工)/u;

/** Whether the paper is somebody else's than the applicant's, as 配偶身份证. */
export const isOfAnother = (name: string): boolean => OF_OTHERS.test(folded(name));

/** What a material is, in one form for the names under which cities print it: `身份证（复印件1份）` is 居民身份证. */
export function materialKey(name: string): string {
  const plain = folded(name).replace(SIGNS, "");
  const bare = plain.replace(MANNER, "");
  return CANONICAL.get(plain) ?? CANONICAL.get(bare) ?? (bare === "" ? plain : bare);
}
