import { describe, expect, it } from "vitest";
import { itemWith, materialOf } from "../../../../../test/support/items.ts";
import type { FrozenItem } from "./case.ts";
import { orderOf, orderRefused, standingBefore, waitSentence } from "./case-order.ts";
import { missingPapers, papersRefused, resultsAwaited } from "./window-papers.ts";

const kept = (id: string, given: Parameters<typeof itemWith>[0]): FrozenItem => ({
  ...itemWith(given),
  id,
  importedOn: "2026-01-01",
  sample: false,
});
const land = kept("land", {
  name: "建设用地规划许可",
  resultName: "建设用地规划许可证",
  materials: [materialOf("申请表"), materialOf("营业执照（副本）"), materialOf("图纸", { needed: "later" })],
});
const works = kept("works", {
  name: "建设工程规划许可",
  materials: [
    materialOf("建设用地规划许可证复印件"),
    materialOf("企业营业执照"),
    materialOf("施工图"),
    materialOf("承诺书", { needed: "not-needed" }),
  ],
});
const paper = (material: string, ...itemIds: string[]) => ({
  material,
  itemIds,
  way: "window" as const,
  files: [],
  supply: null,
});

describe("（四） papers of a joint case at a window", () => {
  it("names what lacks of each part; one paper serves all parts that it names, under any of its names", () => {
    const papers = [paper("营业执照", "land", "works"), paper("申请表", "land")];
    const missing = missingPapers([land, works], papers);
    expect(missing).toEqual([{ itemName: "建设工程规划许可", names: ["施工图"] }]);
    expect(papersRefused(missing)?.sentence.zh).toContain("“建设工程规划许可”缺“施工图”");
    expect(papersRefused(missingPapers([land, works], [...papers, paper("施工图", "works")]))).toBeNull();
    expect(missingPapers([land], [paper("申请表", "works")])).toMatchObject([
      { names: ["申请表", "营业执照（副本）"] },
    ]);
  });

  it("takes no upload without a file for a paper", () => {
    const given = [paper("申请表", "land"), { ...paper("营业执照", "land"), way: "upload" as const }];
    expect(missingPapers([land], given)).toMatchObject([{ names: ["营业执照（副本）"] }]);
    const files = [{ digest: "a".repeat(64), name: "营业执照.pdf", size: 9 }];
    expect(
      missingPapers(
        [land],
        given.map((each) => ({ ...each, files })),
      ),
    ).toEqual([]);
  });

  it("lets only lack what the list lets follow later, or an earlier part makes, which it then comes after", () => {
    const papers = [paper("营业执照", "works"), paper("施工图", "works")];
    expect(missingPapers([works], papers)).toMatchObject([{ names: ["建设用地规划许可证复印件"] }]);
    expect(missingPapers([land, works], papers).map(({ itemName }) => itemName)).toEqual([
      "建设用地规划许可",
    ]);
    expect(resultsAwaited([land, works], papers).get("works")).toEqual(["land"]);
    const brought = [...papers, paper("建设用地规划许可证", "works")];
    expect(resultsAwaited([land, works], brought).get("works")).toEqual([]);
    const later = { ...paper("申请表", "land"), way: "later" as const };
    expect(missingPapers([land], [later, paper("营业执照", "land")])).toMatchObject([{ names: ["申请表"] }]);
  });
});

const before = (state: "open" | "approved" | "failed") => [
  { caseId: "1", number: "N1", itemName: "建设用地规划许可", state },
];

describe("（四） the order of a bundle", () => {
  it("is found by code or name and city, whatever ids the bundle gives its items", () => {
    const coded = { ...works, catalogCode: "0001-00000002", city: "150200" };
    const bundle = [
      { id: "a", code: null, name: "建设用地 规划许可", city: null, after: [] },
      { id: "b", code: "000100000002", name: "工程", city: "150200", after: ["a"] },
      { id: "c", code: "9", name: "没有申请的", city: null, after: ["a", "b"] },
    ];
    expect([...orderOf(bundle, [coded, land])]).toEqual([["works", ["land"]]]);
  });

  it("keeps a part from beginning and being decided until what it comes after is approved, and says which", () => {
    for (const type of ["hand-over", "accept", "begin-special", "decide"] as const) {
      expect(orderRefused(type, before("open"))).toMatchObject({ code: "not-yet" });
      expect(orderRefused(type, before("approved"))).toBeNull();
    }
    expect(orderRefused("withdraw", before("open"))).toBeNull();
    expect(orderRefused("not-accept", before("failed"))).toBeNull();
    expect(waitSentence(before("open"))?.zh).toContain("“建设用地规划许可”（N1）批准后");
    expect(waitSentence(before("failed"))?.zh).toContain("没有办成");
    expect(standingBefore({ stage: "not-accepted", decided: null })).toBe("failed");
    expect(standingBefore({ stage: "accepted", decided: null })).toBe("open");
  });
});
