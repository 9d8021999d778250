import { describe, expect, it } from "vitest";
import { readPlan } from "./read-plan.ts";

const BODY = "\n一、任务\n（一）甲。推动落实。（责任单位：市发改委）\n";

const planOf = (name: string): string => `某市${name}专项行动方案\n为做好工作，制定本方案。${BODY}`;

function headerOf(lines: readonly string[]) {
  const { title, issuer, docNumber, date, superior, questions } = readPlan(lines.join("\n") + BODY);
  return {
    title: title?.value ?? null,
    issuer: issuer?.value ?? null,
    docNumber: docNumber?.value ?? null,
    date: date?.value ?? null,
    superior: superior?.value.raw ?? null,
    asked: questions.filter((one) => one.measure === null).map((one) => one.id),
  };
}

describe("the header of a plan", () => {
  it("takes the plan's own title, the signature, the number of the red head, and the document it carries out", () => {
    expect(
      headerOf([
        "某市人民政府办公室文件",
        "某政办发〔2024〕12号",
        "某市人民政府办公室关于印发",
        "某市优化营商环境行动方案的通知",
        "各县（区）人民政府，市直各部门：",
        "《某市优化营商环境行动方案》已经市政府同意，现印发给你们，请认真贯彻执行。",
        "某市人民政府办公室",
        "2024年5月6日",
        "（此件公开发布）",
        "某市优化营商环境行动方案",
        "为贯彻落实《某省优化营商环境行动方案》（某政发〔2024〕3号）精神，制定本方案。",
      ]),
    ).toEqual({
      title: "某市优化营商环境行动方案",
      issuer: "某市人民政府办公室",
      docNumber: "某政办发〔2024〕12号",
      date: "2024-05-06",
      superior: "《某省优化营商环境行动方案》（某政发〔2024〕3号）",
      asked: [],
    });
  });

  it("reads a date in Chinese numerals, years under the title, and leaves the page's own date alone", () => {
    expect(
      headerOf([
        "某市人民政府关于印发《某市低空经济三年行动计划（2024—2026年）》的通知",
        "发布日期：2024-05-08",
        "各县区：",
        "现印发给你们。",
        "                某市人民政府",
        "            二○二四年四月十三日",
        "某市低空经济三年行动计划",
        "（2024—2026年）",
        "为发展低空经济，制定本计划。",
      ]),
    ).toMatchObject({
      title: "某市低空经济三年行动计划（2024—2026年）",
      issuer: "某市人民政府",
      docNumber: null,
      date: "2024-04-13",
    });
  });

  it("joins bodies that issue together", () => {
    expect(
      headerOf([
        "关于印发《某市养老服务实施方案》的通知",
        "某发改〔2024〕15号",
        "某市发展和改革委员会",
        "某市财政局",
        "2024年3月1日",
        "某市养老服务实施方案",
      ]).issuer,
    ).toBe("某市发展和改革委员会、某市财政局");
  });

  it("takes a title broken after the issuing body, and the plan named by a notice where its own title is missing", () => {
    expect(
      headerOf(["某市人民政府", "关于加快推进一体化发展的实施意见", "某政发[2024]8号", "各县区："]),
    ).toMatchObject({
      title: "某市人民政府关于加快推进一体化发展的实施意见",
      issuer: "某市人民政府",
      docNumber: "某政发[2024]8号",
    });
    expect(headerOf(["某市人民政府关于印发某市工作方案的通知", "各县区："]).title).toBe("某市工作方案");
  });

  it("reads a misprinted 2026月3月26日, since no month has four digits", () => {
    expect(headerOf(["某市养老服务实施方案", "某市民政局", "2026月3月26日"])).toMatchObject({
      issuer: "某市民政局",
      date: "2026-03-26",
      asked: [],
    });
  });

  it("takes a newspaper's headline, and issuer and day from the last line of whoever republished the plan", () => {
    const news = [
      "青山市重点工作责任分工出炉",
      "2018-03-12 09:15 来源：青山日报",
      "近日，市政府明确责任单位。",
    ];
    expect(headerOf(news)).toMatchObject({ title: "青山市重点工作责任分工出炉", issuer: null, date: null });
    const text = `某区支持办法（试行）\n为支持发展，制定本办法。${BODY}某区科技局（协作局）2026年4月24日发布。\n返回列表\n`;
    expect(readPlan(text)).toMatchObject({
      issuer: { value: "某区科技局（协作局）", rule: "published-line" },
      date: { value: "2026-04-24", rule: "published-line" },
    });
  });

  it("takes a notice that issues nothing for the document, not the table attached to it", () => {
    expect(
      headerOf(["关于下达2022年度目标任务的通知", "各乡镇：", "附件：责任表", "某县2022年度目标任务责任表"])
        .title,
    ).toBe("关于下达2022年度目标任务的通知");
  });

  it("leaves navigation and a list of contents above and below the title out of it", () => {
    const page = [
      "数字政府改革",
      "数字社会建设",
      "关于我们",
      "数字某省建设2025年工作要点",
      "查看详细内容",
      "了解相关政策",
    ];
    expect(headerOf([...page, "1. 加快培育引擎", "1. 打造创新高地行动"]).title).toBe(
      "数字某省建设2025年工作要点",
    );
  });

  it.each([
    [
      "label and value on lines of their own",
      "发布机构\n某县人民政府办公室\n成文日期\n2024-02-20\n发布日期\n2024-02-26",
    ],
    [
      "labels letter by letter in one line",
      "索 引 号：000/2023 发 布 机 构：某县人民政府办公室 成 文 日 期：2024年02月20日",
    ],
    ["strokes", "发布机构 | 某县人民政府办公室 | 成文日期 | 2024-02-20 | 公开日期 | 2024-02-26 |"],
    ["brackets", "【发布机构】某县人民政府办公室\n【成文日期】2024.02.20"],
  ])("takes what it does not print from a block of data with %s", (_name, block) => {
    expect(headerOf([block, "某县养老服务实施方案"])).toMatchObject({
      title: "某县养老服务实施方案",
      issuer: "某县人民政府办公室",
      date: "2024-02-20",
    });
  });

  it("leaves a marking above the title out of title and issuer", () => {
    expect(
      headerOf([
        "内部资料 注意保存",
        "某市人民政府办公室关于印发某市工作方案的通知",
        "各县区：",
        "某市人民政府办公室",
        "2026年3月2日",
      ]),
    ).toMatchObject({ title: "某市工作方案", issuer: "某市人民政府办公室" });
  });

  it("never takes the page's own data for title or issuer, but a title among it where none is printed", () => {
    const page = [
      "---",
      "layout: default",
      "title: 某旗关于发展肉羊产业的若干措施",
      "---",
      "author: someone",
    ];
    expect(headerOf([...page, "为发展肉羊产业，制定本措施。"])).toMatchObject({
      title: "某旗关于发展肉羊产业的若干措施",
      issuer: null,
    });
    const printed = ["某旗人民政府办公室", "2025年4月2日", "某旗肉羊产业提升方案"];
    expect(headerOf([...page, ...printed])).toMatchObject({
      title: "某旗肉羊产业提升方案",
      issuer: "某旗人民政府办公室",
    });
    const notice = "title: '某盟行政公署办公室关于印发某盟草原保护方案的通知'";
    expect(headerOf(["layout: page", notice, "各旗县市："])).toMatchObject({ title: "某盟草原保护方案" });
  });

  it("tells joint issuers apart when they are printed without a mark, and keeps a second name in brackets", () => {
    expect(
      headerOf(["某市工业局某市林草局关于印发《某市防沙方案》的通知", "某市工业局某市林草局", "2025年4月2日"])
        .issuer,
    ).toBe("某市工业局、某市林草局");
    expect(
      headerOf([
        "四方省科技厅",
        "（四方省产业链链长办公室）",
        "四方省林草厅",
        "2025年4月2日",
        "四方省治沙方案",
      ]).issuer,
    ).toBe("四方省科技厅（四方省产业链链长办公室）、四方省林草厅");
  });

  it("asks for what a placeholder or a missing line leaves open, and which of two dates holds", () => {
    expect(headerOf(["某市养老服务实施方案", "2026年XX月XX日"])).toMatchObject({
      date: null,
      asked: ["missing-issuer", "missing-date"],
    });
    const dates = ["某市人民政府", "2024年3月1日", "某市养老服务实施方案", "某市人民政府", "2025年3月1日"];
    expect(headerOf(dates)).toMatchObject({ date: "2024-03-01", asked: ["date-conflict"] });
  });

  it("keeps the titles of several plans that one notice carries", () => {
    const text = `某市人民政府关于印发优化环境两大专项行动方案的通知\n各县区：\n${planOf("甲类")}${planOf("乙类")}`;
    const { title, measures } = readPlan(text);
    expect(title?.value).toBe("优化环境两大专项行动方案");
    expect(measures.map((one) => one.plan)).toEqual(["某市甲类专项行动方案", "某市乙类专项行动方案"]);
  });
});
