import { describe, expect, it } from "vitest";
import { searchTerms } from "./search-words.ts";
import { MATTERS, whoDoesIt } from "./who-does-it.ts";

/** What people type first, whatever the hall has. */
const TYPED =
  `生孩子 身份证 医保 营业执照 落户 社保卡 公积金 房产证 驾照 退休 残疾证 结婚 离婚 低保 学区 开店 注销公司 护照 居住证
  户口本 出生证 异地就医 养老金 失业金 工伤 公租房 房产过户 婚姻 高龄补贴 幼儿园 转学 助学贷款 个体户 发票 契税 优待证 公证 疫苗
  网约车 宅基地 摆摊 暖气 征信 无犯罪证明 讨薪 健康证 车牌 收养`.split(/\s+/u);

describe("（四）what people come for", () => {
  it.each(TYPED)("%s is told who does it", (word) => {
    const who = whoDoesIt(word);
    expect(who?.zh).toMatch(/\p{Script=Han}/u);
    expect(who?.en).toMatch(/[a-z]/u);
    expect(searchTerms(word).length).toBeGreaterThan(0);
  });

  it("is understood within a sentence, by the longest matter named, and nothing is made up for the rest", () => {
    expect(whoDoesIt("我想给孩子办 身份证 怎么弄")).toBe(whoDoesIt("身份证"));
    expect(whoDoesIt("公司注销以后的税")).toBe(whoDoesIt("注销公司"));
    expect(whoDoesIt("开饭店")).not.toBe(whoDoesIt("开店"));
    expect(whoDoesIt("低空飞行")).toBeUndefined();
    expect(whoDoesIt("")).toBeUndefined();
  });

  it("stands under one body only", () => {
    const said = MATTERS.flatMap((matter) => matter.said);
    expect(said.filter((word, at) => said.indexOf(word) !== at)).toEqual([]);
    expect(said.length).toBeGreaterThan(100);
  });
});
