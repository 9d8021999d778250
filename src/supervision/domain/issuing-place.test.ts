import { describe, expect, it } from "vitest";
import { isLocalName, issuingPlace, nameInPlace } from "./issuing-place.ts";

describe("the place that issued a document", () => {
  it("is read from its issuer, else from its title", () => {
    expect(issuingPlace("包头市人民政府", null)).toBe("包头市");
    expect(issuingPlace("内蒙古自治区人民政府", null)).toBe("内蒙古自治区");
    expect(issuingPlace("成都市武侯区人民政府办公室", null)).toBe("成都市武侯区");
    expect(issuingPlace("中共鄂尔多斯市委员会", null)).toBe("鄂尔多斯市");
    expect(issuingPlace(null, "乌兰察布市落实方案")).toBe("乌兰察布市");
    expect(issuingPlace("国务院", "关于促进发展的意见")).toBeNull();
  });

  it("tells the bodies apart that only their own place names", () => {
    expect(["市发改委", "各成员单位", "自治区财政厅"].map(isLocalName)).toEqual([true, true, true]);
    expect(["包头海关", "国家发展改革委", "大青山管理局包头分局"].map(isLocalName)).toEqual([
      false,
      false,
      false,
    ]);
    expect(nameInPlace("市发改委", "呼和浩特市")).toBe("呼和浩特市发改委");
    expect(nameInPlace("区发改局", "成都市武侯区")).toBe("成都市武侯区发改局");
    expect(nameInPlace("市财政局", "成都市武侯区")).toBe("成都市财政局");
    expect(nameInPlace("自治区财政厅", "内蒙古自治区")).toBe("内蒙古自治区财政厅");
    expect(nameInPlace("各成员单位", "包头市")).toBe("包头市各成员单位");
  });
});
