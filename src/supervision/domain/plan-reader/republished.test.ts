import { describe, expect, it } from "vitest";
import { readPlan } from "./read-plan.ts";

const CHAPTERS =
  "一、总体要求以改革创新为动力，推动高质量发展。二、主要任务（一）完善机制。推动落实。（责任单位：市发改委）（二）建设平台。推动落实。（责任单位：市财政局）三、保障措施加强组织领导。";
const BODY = `\n一、任务\n（一）甲。推动落实。（责任单位：市发改委）\n（二）乙。推动落实。（责任单位：市财政局）\n`;

function headerOf(text: string) {
  const { title, issuer, docNumber, date, measures } = readPlan(text);
  return [
    title?.value ?? null,
    issuer?.value ?? null,
    docNumber?.value ?? null,
    date?.value ?? null,
    measures.length,
  ];
}

const NOTICE = "某市人民政府办公室关于印发某市优化营商环境行动方案的通知";
const PLAN = "某市优化营商环境行动方案";
const ADDRESS = "各县（市、区）人民政府，市政府各部门，各直属机构：";
const ISSUES = "《某市优化营商环境行动方案》已经市政府同意，现印发给你们，请认真贯彻落实。";
const OFFICE = "某市人民政府办公室";
const WHOLE = [PLAN, OFFICE, "某政办发〔2023〕12号", "2023-05-06", 2];

describe("a text without line breaks", () => {
  it.each([
    [
      "notice, number, address",
      `${NOTICE}某政办发〔2023〕12号${ADDRESS}${ISSUES}${OFFICE}2023年5月6日${PLAN}为贯彻落实上级部署，制定本方案。`,
      WHOLE,
    ],
    [
      "number first",
      `某政办发〔2023〕12号${NOTICE}${ADDRESS}${ISSUES}${OFFICE}2023年5月6日（此件公开发布）${PLAN}为深入推进改革，制定本方案。`,
      WHOLE,
    ],
    [
      "blanks between the parts",
      `${NOTICE} 某政办发〔2023〕12号 ${ADDRESS} ${ISSUES} ${OFFICE} 2023年5月6日 ${PLAN} 为深入推进改革，制定本方案。`,
      WHOLE,
    ],
    [
      "a date in Chinese numerals, signed at the end",
      `${PLAN}为深入推进改革，制定本方案。`,
      [PLAN, null, null, null, 2],
    ],
    [
      "the first chapter right after the title",
      `${NOTICE}某政办发〔2023〕12号${ADDRESS}${ISSUES}${OFFICE}2023年5月6日${PLAN}`,
      WHOLE,
    ],
    ["the plan alone and its first chapter", PLAN, [PLAN, null, null, null, 2]],
  ])("has its header told apart: %s", (_name, head, expected) => {
    expect(headerOf(head + CHAPTERS)).toEqual(expected);
  });

  it("keeps every chapter where the first stands right after the title", () => {
    const { measures } = readPlan(PLAN + CHAPTERS);
    expect(measures.map((one) => [one.ordinal, one.section?.slice(0, 6)])).toEqual([
      ["（一）", "二、主要任务"],
      ["（二）", "二、主要任务"],
    ]);
  });

  it("finds the signature at its end", () => {
    expect(headerOf(`${PLAN}为深入推进改革，制定本方案。${CHAPTERS}某市人民政府2023年5月6日`)).toEqual([
      PLAN,
      "某市人民政府",
      null,
      "2023-05-06",
      2,
    ]);
  });
});

describe("a republished text", () => {
  const document = [
    NOTICE,
    "某政办发〔2023〕12号",
    "",
    ADDRESS,
    ISSUES,
    OFFICE,
    "2023年5月6日",
    PLAN,
    "为深入推进改革，制定本方案。",
  ];
  it.each([
    [
      "navigation and share buttons",
      [
        "首页",
        "政务公开",
        "政策文件",
        "规划计划与政策措施",
        "当前位置：首页 > 政务公开 > 实施方案",
        "发布时间：2024-01-10 21:15 来源：某某网 字体：[大 中 小]",
        "分享到：",
        "打印",
      ],
      WHOLE,
    ],
    [
      "the table of a portal",
      [
        "索 引 号：000014348/2023-00052 主题分类：综合政务",
        "发文机构：某市人民政府办公室",
        "标 题：某市人民政府办公室关于印发某市优化营商环境行动方案的通知",
        "发文字号：某政办发〔2023〕12号",
        "发布日期：2024年01月23日",
      ],
      WHOLE,
    ],
    [
      "the page's own date under its title",
      [
        "某市人民政府办公室关于印发某市优化营商环境行动方案的通知_某市人民政府门户网站",
        "2024年01月23日",
        "• 来源：某市人民政府办公室",
      ],
      WHOLE,
    ],
    [
      "front matter",
      [
        "---",
        "layout: post",
        'title: "转载：一份方案"',
        "date: 2024-01-10",
        "categories: [政策, 方案]",
        "tags:",
        "  - 某市",
        "  - 行动方案",
        "---",
      ],
      WHOLE,
    ],
    ["a markdown heading", ["# 政策汇编", "", "> 来源：某某网", ""], WHOLE],
  ])("keeps its own title, number and date: %s", (_name, page, expected) => {
    expect(
      headerOf(
        `${[...page, ...document].join("\n")}${BODY}\n上一篇：某市养老服务工作方案\n下一篇：关于做好工作的通知\n联系电话：0470-1234567\n【打印本页】【关闭窗口】`,
      ),
    ).toEqual(expected);
  });

  it.each([
    [
      "a day in a portal's table where nothing is signed",
      [
        `索引号 00 主题分类 政务`,
        "发文机构某市人民政府办公室发文字号某政办发〔2023〕12号",
        "发布日期2023年06月23日有效性有效",
        "成文日期2023年05月06日",
        NOTICE,
        "• 2023年06月23日",
        "• 来源：某市人民政府办公室",
        ADDRESS,
        ISSUES,
      ],
      WHOLE,
    ],
    [
      "a title with its number behind it in brackets",
      [`${NOTICE}（某政办发〔2023〕12号）`, ADDRESS, ISSUES, OFFICE, "2023年5月6日"],
      [PLAN, OFFICE, null, "2023-05-06", 2],
    ],
    [
      "a title spaced apart and broken over lines",
      [
        "某市人民政府办公室",
        "关 于 印 发 某 市 优 化",
        "营商环境行动方案的通知",
        "某政办发〔2023〕12号",
        ADDRESS,
        OFFICE,
        "2023年5月6日",
      ],
      WHOLE,
    ],
    [
      "two bodies above the title",
      [
        "中共某市委办公室",
        "某市人民政府办公室",
        "关于优化营商环境的实施意见",
        "为深入推进改革，提出如下意见。",
        "2023年5月6日",
      ],
      [
        "中共某市委办公室某市人民政府办公室关于优化营商环境的实施意见",
        "中共某市委办公室、某市人民政府办公室",
        null,
        "2023-05-06",
        2,
      ],
    ],
    [
      "traditional characters",
      [
        "某市人民政府關於印發某市推進綠色發展實施意見的通知",
        "某政發〔2018〕26號",
        "各縣（市、區）人民政府：",
        "現將《意見》印發給你們。",
        "某市人民政府",
        "2018年7月3日",
        "某市推進綠色發展實施意見",
        "為貫徹落實上級部署，提出如下意見。",
      ],
      ["某市推進綠色發展實施意見", "某市人民政府", "某政發〔2018〕26號", "2018-07-03", 2],
    ],
    [
      "a title without a word of its kind",
      ["某市冲刺四季度三十天", "某政办发〔2023〕12号", "各县区：", "请抓好落实。", OFFICE, "2023年5月6日"],
      ["某市冲刺四季度三十天", OFFICE, "某政办发〔2023〕12号", "2023-05-06", 2],
    ],
  ])("has %s", (_name, head, expected) => {
    expect(headerOf(`${head.join("\n")}${BODY}`)).toEqual(expected);
  });
});
