import { describe, expect, it } from "vitest";
import type { Organisation } from "../../kernel/organisation.ts";
import { mayBeOnePlace, regionCodeOf, suggestMerges, writeOut } from "./merge.ts";

const unit = (id: string, name: string, given: Partial<Organisation> = {}): Organisation => ({
  id,
  name,
  aliases: [],
  parentId: null,
  regionCode: "150200",
  collective: false,
  memberIds: [],
  proposed: true,
  ...given,
});

const pairs = (units: Organisation[], apart: { firstId: string; secondId: string }[] = []) =>
  suggestMerges(units, apart).map(({ first, second, via }) => `${first.name} = ${second.name} (${via})`);

describe("writing a unit's name out", () => {
  it.each([
    ["市发改委", "市", "发展和改革委员会"],
    ["包头市发改委", "包头市", "发展和改革委员会"],
    ["自治区工信厅", "自治区", "工业和信息化厅"],
    ["内蒙古自治区工业和信息化厅", "自治区", "工业和信息化厅"],
    ["市人社局", "市", "人力资源和社会保障局"],
    ["市场监管局", "", "市场监督管理局"],
    ["市市场监管局", "市", "市场监督管理局"],
    ["市 卫 健 委", "市", "卫生健康委员会"],
    ["稀土高新区管委会", "", "稀土高新区管理委员会"],
    ["土右旗人民政府", "", "土右旗人民政府"],
    ["市政府", "市", "人民政府"],
    ["市政公用局", "", "市政公用局"],
    ["各成员单位", "", "各成员单位"],
  ])("%s", (name, place, body) => {
    expect(writeOut(name)).toEqual({ place, body });
  });
});

describe("the region of a unit", () => {
  it.each([
    ["包头市发改委", "150200"],
    ["鄂尔多斯能源局", "150600"],
    ["自治区能源局", "150000"],
    ["市能源局", "150000"],
  ])("of %s is %s", (name, code) => expect(regionCodeOf(name)).toBe(code));
});

describe("suggesting merges", () => {
  it("sees the abbreviation and the full name of one unit", () => {
    expect(
      pairs([unit("1", "市发改委"), unit("2", "包头市发展和改革委员会"), unit("3", "市财政局")]),
    ).toEqual(["市发改委 = 包头市发展和改革委员会 (包头市发展和改革委员会)"]);
  });

  it("keeps cities and levels apart", () => {
    expect(
      pairs([
        unit("1", "包头市发改委"),
        unit("2", "呼和浩特市发改委"),
        unit("3", "自治区发改委"),
        unit("4", "自治区发展改革委"),
      ]),
    ).toEqual(["自治区发改委 = 自治区发展改革委 (自治区发展和改革委员会)"]);
    expect(mayBeOnePlace("市", "自治区")).toBe(false);
    expect(mayBeOnePlace("", "包头市")).toBe(true);
  });

  it("looks at aliases, and does not mix collectives with single units", () => {
    const named = unit("1", "包头市工业和信息化局", { aliases: ["市工信局"] });
    expect(pairs([named, unit("2", "工信局")])).toHaveLength(1);
    expect(pairs([named, unit("2", "工信局", { collective: true })])).toEqual([]);
  });

  it("does not come back to a pair that a person found to be different", () => {
    const units = [unit("b", "市发改委"), unit("a", "发改委")];
    expect(pairs(units)).toHaveLength(1);
    expect(pairs(units, [{ firstId: "a", secondId: "b" }])).toEqual([]);
  });

  it("says each pair once however many names agree", () => {
    const one = unit("1", "市发改委", { aliases: ["发改委", "市发展改革委"] });
    const other = unit("2", "发展和改革委员会", { aliases: ["包头市发改委"] });
    expect(pairs([one, other])).toHaveLength(1);
  });
});
