/** Whose paper a material is, where it is not the applicant's own, by the words that say so. */
const HOLDERS: readonly (readonly [holder: string, words: RegExp])[] = [
  ["共同申请人", /共同申请人/u],
  ["配偶", /配偶/u],
  ["经办人", /经办人|代办人|代理人|受托人|被委托/u],
  ["法定代表人", /法定代表人|法人代表|负责人/u],
  ["父母", /父母|父亲|母亲/u],
  ["子女", /子女/u],
  ["监护人", /监护人/u],
  ["出租人", /出租人|房主|产权人/u],
  ["担保人", /担保人/u],
  ["股东", /股东/u],
  ["职工", /员工|职工/u],
  ["双方", /双方/u],
];

/** Whose paper a material is by its name, as 配偶 of 配偶身份证; null for the applicant's own, or where the name leaves it open. */
export const holderOf = (material: string): string | null =>
  HOLDERS.find(([, words]) => words.test(material))?.[0] ?? null;
