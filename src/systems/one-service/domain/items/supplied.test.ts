import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SupplyBrief } from "../../../../kernel/sharing.ts";
import { plainMaterial } from "../../../../kernel/material-name.ts";
import { pairsOf, sharedShare } from "../../../../kernel/similarity.ts";
import { documentOf, suppliedBy, supplyFinder } from "./supplied.ts";

const resource = (name: string, regionCode: string, items: readonly string[] = []): SupplyBrief => ({
  resourceId: `${regionCode} ${name}`,
  code: "307001/0001",
  name,
  provider: "测试局",
  regionCode,
  attribute: "unconditional",
  items,
  sample: true,
});

describe("（四） what shared data can supply", () => {
  it("knows one document under its common names, and not what merely mentions it", () => {
    expect(
      ["身份证", "申请人身份证复印件", "《居民身份证》（正反面）原件及复印件", "法定代表人身份证明"].map(
        (name) => documentOf(name)?.name,
      ),
    ).toEqual(Array.from({ length: 4 }, () => "居民身份证"));
    expect(documentOf("社保缴费证明")?.name).toBe("社会保险缴费证明");
    expect(["身份证领取委托书", "购房合同", "营业执照遗失声明"].map((name) => documentOf(name))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("finds the resource by its name, by a data item, by a synonym, and by likeness", () => {
    const suppliers = [
      resource("人口基本信息", "150000", ["姓名", "公民身份号码"]),
      resource("企业综合信息", "150200", ["营业执照"]),
      resource("生鲜乳检验报告信息", "150200"),
    ];
    expect(suppliedBy("身份证复印件", suppliers)).toMatchObject({ resource: "人口基本信息", why: "synonym" });
    expect(suppliedBy("营业执照", suppliers)).toMatchObject({
      resource: "企业综合信息",
      dataItem: "营业执照",
      why: "same",
    });
    expect(suppliedBy("生鲜乳检验报告", suppliers)).toMatchObject({ why: "likeness" });
    expect(suppliedBy("身份证申请表", suppliers)).toBeNull();
    expect(suppliedBy("购房合同", suppliers)).toBeNull();
  });

  it("names the city's own resource first, then the region's", () => {
    const suppliers = [
      resource("营业执照信息", "150100"),
      resource("营业执照信息", "150000"),
      resource("营业执照信息", "150600"),
    ];
    const find = supplyFinder(suppliers);
    expect(["150600", "150200", null].map((city) => find("营业执照", city)?.regionCode)).toEqual([
      "150600",
      "150000",
      "150000",
    ]);
  });

  it("leaves a name alone that is nothing but whose it is", () => {
    expect(plainMaterial("复印件")).toBe("复印件");
    expect(plainMaterial("单位")).not.toBe("");
  });

  it("finds by likeness what reading every name of every resource would, and the first of equals", () => {
    const CITY = "150200";
    const word = fc.string({ unit: fc.constantFrom(..."检验报告乳"), minLength: 2, maxLength: 7 });
    const resources = fc.array(fc.tuple(word, fc.array(word, { maxLength: 3 })), { maxLength: 25 });
    fc.assert(
      fc.property(resources, word, (given, material) => {
        const suppliers = given.map(([name, items], at) => ({
          ...resource(name, CITY, items),
          resourceId: `${at}`,
        }));
        const said = (own: (text: string) => boolean) =>
          suppliers.find(({ name, items }) => [name, ...items].map(plainMaterial).some(own))?.resourceId;
        const plain = plainMaterial(material);
        const like = (text: string) => text.length >= 4 && sharedShare(pairsOf(plain), pairsOf(text)) >= 0.75;
        expect(suppliedBy(material, suppliers)?.resourceId).toBe(
          said((text) => text === plain) ?? said(like),
        );
      }),
      { numRuns: 500 },
    );
  });
});
