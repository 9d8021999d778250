import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { carriesMarking, documentSecrecy, markedField, secrecyMarking } from "./secrecy.ts";

const after = "\n包头市人民政府文件\n包府发〔2024〕1号\n各旗、县、区人民政府：";

describe("the marking of a classified document", () => {
  it.each([
    "机密★1年",
    "机 密 ★ 1年",
    "秘密★",
    "绝密★启用前",
    "绝　密★长期",
    "000012\n机密★5年\n特急",
    "秘密*3年",
    "秘密＊",
    "机密级★10年",
    "密级：秘密",
    "【机密】",
    "  秘 密  ",
    "机密 1年",
    "序号\t机密★1年",
  ])("is refused: %s", (head) => expect(secrecyMarking(head + after)).toBe("refuse"));

  it.each([
    "内部资料",
    "内部文件，注意保管",
    "内部资料 注意保存",
    "内 部",
    "内部★",
    "（内部资料　不得外传）",
    "注意保管",
    "仅供内部参考",
    "工作秘密★",
    "密级：内部",
    "内部明电",
  ])("that is internal asks first: %s", (head) => expect(secrecyMarking(head + after)).toBe("ask"));

  it.each([
    "严格保守国家秘密，依法保护商业秘密和个人隐私。",
    "保守国家秘密",
    "不得泄露商业秘密",
    "确保数据的机密性、完整性",
    "涉及国家秘密的，按照有关规定办理",
    "秘密级以上事项另行印发",
    "内部资料性出版物管理办法",
    "加强内部控制",
    "各部门内部",
    "密级：公开",
    "注意保管好档案，防止遗失损毁并建立台账",
    "（责任单位：*县大数据管理中心、县经信局）",
    "不涉及国家秘密 *县大数据管理中心",
  ])("is not seen in ordinary words: %s", (head) => expect(secrecyMarking(head + after)).toBe("none"));

  it("is looked for at the head only", () => {
    expect(secrecyMarking(`${"正文。".repeat(300)}\n机密★1年`)).toBe("none");
  });

  it("is not seen in the Baotou plan", () => {
    const plan = readFileSync(new URL("../../../plans/baotou-2024.txt", import.meta.url), "utf8");
    expect(secrecyMarking(plan)).toBe("none");
  });

  it("counts in a page head as well as in the text", () => {
    expect(documentSecrecy({ text: "正文", margin: "机密★1年" })).toBe("refuse");
    expect(documentSecrecy({ text: "内部资料\n正文", margin: "第1页" })).toBe("ask");
    expect(documentSecrecy({ text: "正文", margin: "" })).toBe("none");
  });
});

describe("the marking in a text that somebody typed", () => {
  const before = "正文。".repeat(300);

  it.each([
    "机密★",
    "已完成。机密★1年。",
    `${before}\n机 密 ★ 1年\n${before}`,
    "绝\u200b密★",
    "密级：机密",
    "機密★",
    "絕密級",
    "机密（★）1年",
    "一\u2028秘密\u2028二",
    "机·密★",
    "机\n密★",
    "已完成。绝 · 密 ★ 1年",
    "秘\r\n\r\n密★",
    "机-密级★",
    "密级：机.密",
    "機・密（★）",
  ])("is seen wherever it stands: %s", (text) => expect(carriesMarking(text)).toBe(true));

  it.each([
    "",
    "保守国家秘密",
    "确保数据的机密性",
    "商业秘密",
    "涉密人员培训",
    "密级：公开",
    "开展保密教育，学习《保守国家秘密法》",
    "设备：计算机\n密级★",
    "保守国家秘密\n★ 重点任务",
    "更换手机\n密码已重置★",
    "手机·密码★",
    "商业秘·密★",
  ])("is not seen in ordinary words: %s", (text) => expect(carriesMarking(text)).toBe(false));

  it("is found in any field, however deep, also in names, and long runs of blanks cost no time", () => {
    expect(markedField({ action: { content: { progress: ["好", "机密★"] } } })).toBe("progress");
    expect(markedField({ figures: { "秘密★": 1 } })).toBe("figures");
    expect(markedField({ a: 1, b: null, c: ["机密性"], d: { e: "保守国家秘密" } })).toBeNull();
    expect(carriesMarking(`密${" ".repeat(400_000)}\n${" ".repeat(400_000)}x`)).toBe(false);
  });
});
