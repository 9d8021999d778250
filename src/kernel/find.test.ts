import { describe, expect, it } from "vitest";
import { byFit, fitOf, type Found } from "./find.ts";

const found = (title: string, fit: Found["fit"]): Found => ({
  kind: "task",
  id: title,
  title,
  about: null,
  link: "/",
  fit,
  sample: false,
});

describe("how well a title fits the words", () => {
  it("is a whole name before a beginning, a beginning before all words somewhere, and that before none", () => {
    expect(fitOf("项目库", " 项目库")).toBe(3);
    expect(fitOf("（十三）", "(十三)")).toBe(3);
    expect(fitOf("项目库", "项目")).toBe(2);
    expect(fitOf("重大项目库", "项目 重大")).toBe(1);
    expect(fitOf("重大工程库", "项目")).toBe(0);
  });

  it("orders finds by it, and those alike by how little the words leave unsaid", () => {
    const sorted = [
      found("重大项目库", 1),
      found("项目", 3),
      found("项目库", 2),
      found("大项目", 1),
    ].toSorted(byFit);
    expect(sorted.map(({ title }) => title)).toEqual(["项目", "项目库", "大项目", "重大项目库"]);
  });
});
