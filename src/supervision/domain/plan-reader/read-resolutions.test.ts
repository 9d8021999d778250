import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONG_MINUTES, LONG_RESOLUTIONS } from "./fixtures/resolution-minutes.ts";
import { readResolutions } from "./read-resolutions.ts";
import { WORK_CALENDAR as calendar } from "../../../platform/working-days.ts";

const said = (on: string) => ({ on, calendar });

/** What a reading says: words it begins with, who leads, who supports, by when. */
type Gist = readonly [begins: string, lead: readonly string[], support: readonly string[], by: string | null];

/** Minutes in their genre, each with what it resolves and nothing else. */
const CASES: readonly (readonly [what: string, minutes: string, resolutions: readonly Gist[]])[] = [
  [
    "由…牵头，…配合，于…前完成",
    "会议议定：由市发改委牵头，市交通运输局配合，于2025年3月底前完成可研编制。",
    [["会议议定：由市发改委牵头", ["市发改委"], ["市交通运输局"], "2025-03-31"]],
  ],
  [
    "several that support",
    "会议决定，由市发改委牵头，市交通运输局、市住建局配合，编制站区配套方案。",
    [["会议决定，", ["市发改委"], ["市交通运输局", "市住建局"], null]],
  ],
  [
    "请…会同…研究提出方案",
    "会议要求，请市财政局会同市发改委研究提出资金筹措方案，报市政府审定。",
    [["会议要求，", ["市财政局"], ["市发改委"], null]],
  ],
  [
    "…负责…",
    "会议明确，市自然资源局负责落实用地指标，2025年6月底前完成组卷报批。",
    [["会议明确，", ["市自然资源局"], [], "2025-06-30"]],
  ],
  [
    "annotation in brackets inside the sentence",
    "会议议定以下事项：\n1.建立四市林草防火联防机制（责任单位：市林草局；完成时限：2025年4月底前）。",
    [["建立四市林草防火联防机制（责任单位", ["市林草局"], [], "2025-04-30"]],
  ],
  [
    "annotation in brackets after the full stop",
    "会议议定以下事项：\n1.开展联合巡护。（牵头单位：市林草局，配合单位：市公安局；完成时限：长期坚持）",
    [["开展联合巡护。（牵头单位", ["市林草局"], ["市公安局"], "longterm 长期坚持"]],
  ],
  [
    "annotation on a line of its own",
    "会议议定以下事项：\n（一）推进四市公交一卡通行。\n责任单位：市交通运输局\n（二）统一旅游投诉受理规则。\n责任单位：市文旅局",
    [
      ["推进四市公交一卡通行。", ["市交通运输局"], [], null],
      ["统一旅游投诉受理规则。", ["市文旅局"], [], null],
    ],
  ],
  [
    "一是、二是 within one sentence",
    "会议议定：一是由市工信局牵头编制产业链图谱；二是请市科技局对接高校；三是市人社局负责引才专场活动。",
    [
      ["由市工信局牵头", ["市工信局"], [], null],
      ["请市科技局对接高校", ["市科技局"], [], null],
      ["市人社局负责引才专场活动", ["市人社局"], [], null],
    ],
  ],
  [
    "numbers within a paragraph",
    "会议决定：（1）由市商务局牵头组织申报；（2）由包头海关负责业务指导。",
    [
      ["由市商务局牵头组织申报", ["市商务局"], [], null],
      ["由包头海关负责业务指导", ["包头海关"], [], null],
    ],
  ],
  [
    "会议原则同意",
    "会议原则同意《呼包鄂乌一体化发展2025年工作要点》，由领导小组办公室按程序印发。",
    [["会议原则同意《", ["领导小组办公室"], [], null]],
  ],
  [
    "会议原则同意, with nobody named",
    "会议原则同意《联席会议工作规则（修订稿）》。",
    [["会议原则同意《", [], [], null]],
  ],
  [
    "责成",
    "会议决定，责成市应急管理局牵头制定联合演练方案，于2025年5月20日前报办公室。",
    [["会议决定，责成", ["市应急管理局"], [], "2025-05-20"]],
  ],
  [
    "the work first, then 由…牵头",
    "会议明确，包银高铁站区配套前期工作由市发改委牵头，市自然资源局配合。",
    [["会议明确，包银高铁", ["市发改委"], ["市自然资源局"], null]],
  ],
  [
    "two units together lead alike, as print says",
    "会议议定，由市发改委、市能源局共同负责新增负荷测算。",
    [["会议议定，", ["市发改委", "市能源局"], [], null]],
  ],
  [
    "a title within the item goes with its sentence",
    "会议议定如下：\n（一）加快综合保税区申报。由市商务局牵头，2025年底前完成材料上报。\n（二）做好前期论证。由市发改委负责。",
    [
      ["加快综合保税区申报。由市商务局牵头", ["市商务局"], [], "2025-12-31"],
      ["做好前期论证。由市发改委负责", ["市发改委"], [], null],
    ],
  ],
  [
    "what a sentence sets up goes on with it",
    "会议决定，由市大数据中心牵头成立专班。专班每周调度一次。",
    [["会议决定，由市大数据中心牵头成立专班。专班每周调度一次。", ["市大数据中心"], [], null]],
  ],
  [
    "two different time limits stay open, both as printed",
    "会议议定，由市水务局牵头，2025年3月底前编制方案，2025年9月底前完成治理。",
    [["会议议定，", ["市水务局"], [], "date 2025年3月底前、2025年9月底前"]],
  ],
  [
    "a limit without its year stays open, and is kept as printed",
    "会议议定，由市水务局于3月底前完成排查。",
    [["会议议定，", ["市水务局"], [], "date 3月底前"]],
  ],
  [
    "days after a meeting whose day is not known stay open, as printed",
    "会议要求，请办公室于会后10个工作日内分解议定事项。",
    [["会议要求，", ["办公室"], [], "date 会后10个工作日内"]],
  ],
  [
    "a duty that goes on",
    "会议议定以下事项：\n1.由市生态环境局牵头开展大气污染联防联控，持续推进。",
    [["由市生态环境局牵头", ["市生态环境局"], [], "continuous 持续推进"]],
  ],
  [
    "a report heard, then what is decided of it",
    "会议听取了市卫健委关于检查结果互认的汇报，决定由市卫健委牵头扩大互认项目。",
    [["会议听取了市卫健委", ["市卫健委"], [], null]],
  ],
  [
    "a report heard",
    "会议听取了市发改委关于一体化发展工作情况的汇报。市交通运输局、市商务局作了补充发言。",
    [],
  ],
  [
    "opinions",
    "会议认为，四市协同发展成效明显，要继续推动产业协作。会议指出，综合保税区申报仍需加快推进。",
    [],
  ],
  [
    "what is done already",
    "会议指出，由市发改委牵头编制的年度要点已印发实施。目前，由市住建局负责的站区配套工程已完成。",
    [],
  ],
  [
    "who was there",
    "出席：市发改委张甲、市财政局王丙\n列席：各旗县区政府主要负责人\n请假：市商务局赵丁（由李戊代为参加）\n主持人：甲市长\n记录：市政府办公室钱己",
    [],
  ],
  ["when and where", "2024年12月7日，联席会议在包头市召开，会议由市发改委主持。会议时间：2024年12月7日", []],
  ["who received it", "抄送：市委办公室、市人大常委会办公室。\n分送：各成员单位", []],
  [
    "who spoke for a unit",
    "市发改委主要负责同志汇报了有关情况，市财政局相关负责人要求压实责任的建议得到采纳。",
    [],
  ],
  [
    "heard in one item, decided in the next",
    "一、听取工作汇报\n（一）市发改委关于项目进展。\n（二）市财政局关于资金安排。\n二、议定事项\n（一）由市发改委牵头建立项目库。\n（二）市财政局负责安排前期经费。",
    [
      ["由市发改委牵头建立项目库", ["市发改委"], [], null],
      ["市财政局负责安排前期经费", ["市财政局"], [], null],
    ],
  ],
  [
    "units of longer names whose parts are verbs",
    "会议议定：由市发展和改革委员会牵头，市政府研究室、市委组织部配合，起草实施意见。",
    [["会议议定：", ["市发展和改革委员会"], ["市政府研究室", "市委组织部"], null]],
  ],
  [
    "lines broken by the width of a page",
    "会议议定：由包头市交通运输局牵头，鄂尔多斯市交通运\n输局、乌兰察布市交通运输局配合，于2025年8月底前开\n通三条城际公交线路。",
    [
      [
        "会议议定：由包头市",
        ["包头市交通运输局"],
        ["鄂尔多斯市交通运输局", "乌兰察布市交通运输局"],
        "2025-08-31",
      ],
    ],
  ],
  [
    "half-width marks and brackets",
    "会议议定以下事项:\n(一)由市农牧局牵头,市市场监管局配合,2025年10月底前发布区域公用品牌标准。",
    [["由市农牧局牵头", ["市农牧局"], ["市市场监管局"], "2025-10-31"]],
  ],
  [
    "a day without its year",
    "会议确定：（一）市交通运输局负责编制项目建议书，于3月15日前报市发改委审批。",
    [["市交通运输局负责编制", ["市交通运输局"], [], "date 3月15日前"]],
  ],
  ["who took part, in a sentence", "市政府秘书长，市发改委、财政局、交通局等部门主要负责同志参加会议。", []],
  [
    "a place where something is done, beside who does it",
    "会议经研究，同意在四市政务大厅设立“跨市通办”窗口。窗口建设由市行政审批局统筹。",
    [
      ["会议经研究，同意在", [], [], null],
      ["窗口建设由", ["市行政审批局"], [], null],
    ],
  ],
  ["nothing decided", "会议还研究了其他事项。", []],
];

const byOf = (deadline: { kind: string; raw: string | null; latest: string | null }): string | null =>
  deadline.latest ?? (deadline.raw === null ? null : `${deadline.kind} ${deadline.raw}`);

describe("（二十一）the reader of minutes", () => {
  it.each(CASES)("reads %s", (_what, minutes, resolutions) => {
    const read = readResolutions(minutes, null);
    expect(
      read.map(({ text, lead, support, deadline }, index) => [
        text.slice(0, resolutions[index]?.[0].length ?? text.length),
        lead,
        support,
        byOf(deadline),
      ]),
    ).toEqual(resolutions.map((gist) => [...gist]));
  });

  // 26 November 2026 was a Thursday.
  it.each([
    ["于本月底前完成排查", "2026-11-30", "本月底前"],
    ["于会后5个工作日内报办公室", "2026-12-03", "会后5个工作日内"],
    ["在会议结束后两周内提出意见", "2026-12-10", "会议结束后两周内"],
    ["两个月内完成编制", "2027-01-26", "两个月内"],
    ["于12月15日前提出方案", "2026-12-15", "12月15日前"],
    ["十二月十五日前提出方案", "2026-12-15", "十二月十五日前"],
    ["于今年年底前建成投用", "2026-12-31", "今年年底前"],
    ["年底前建成投用", "2026-12-31", "年底前"],
    ["明年6月底前完成验收", "2027-06-30", "明年6月底前"],
    ["截至12月底前完成清零", "2026-12-31", "12月底前"],
    ["用3个月时间完成整治", "2027-02-26", "用3个月时间"],
    ["利用半年时间完成整治", "2027-05-26", "利用半年时间"],
    ["一季度末完成组卷", "2027-03-31", "一季度末"],
    ["12月上旬召开推进会", "2026-12-10", "12月上旬"],
    ["次月10日前报送名单", "2026-12-10", "次月10日前"],
    ["当月底前报送名单", "2026-11-30", "当月底前"],
    ["6个月内完成验收", "2027-05-26", "6个月内"],
    ["3月底前完成组卷", "2027-03-31", "3月底前"],
    ["上半年前完成组卷", "2027-06-30", "上半年前"],
    ["下周五前报送名单", "2026-12-04", "下周五前"],
    ["周五前报送名单", "2026-11-27", "周五前"],
    ["下月10日前报送名单", "2026-12-10", "下月10日前"],
    ["28日前报送名单", "2026-11-28", "28日前"],
    ["月底前报送名单", "2026-11-30", "月底前"],
    ["春节前完成慰问", "2027-02-05", "春节前"],
    ["年内完成审批", "2026-12-31", "年内"],
    ["2025年底前完成审批", "2025-12-31", "2025年底前"],
    ["二〇二七年六月底前完成审批", "2027-06-30", "二〇二七年六月底前"],
    ["2027年年底前完成审批", "2027-12-31", "2027年年底前"],
    ["2026年12月31日24时前恢复通车", "2026-12-31", "2026年12月31日24时前"],
    ["12月5日（星期六）前报送名单", "2026-12-05", "12月5日（星期六）前"],
    ["12月15日下班前报送名单", "2026-12-15", "12月15日下班前"],
    ["12 月 20 日 前报送名单", "2026-12-20", "12 月 20 日 前"],
    ["原则上12月20日前报送名单", "2026-12-20", "12月20日前"],
    ["最迟于12月18日报送名单", "2026-12-18", "12月18日"],
    ["12.20前报送名单", "2026-12-20", "12.20前"],
    ["元月底前完成慰问", "2027-01-31", "元月底前"],
    ["“五一”前完成绿化", "2027-04-30", "“五一”前"],
    ["明年上半年完成可研", "2027-06-30", "明年上半年"],
    ["12月中旬组织推介", "2026-12-20", "12月中旬"],
    ["二季度末完成组卷", "2027-06-30", "二季度末"],
    ["24小时内报告", "2026-11-27", "24小时内"],
  ])("（二十一）reads “%s” from the day of the meeting: %s", (words, latest, raw) => {
    const [one] = readResolutions(`会议议定，由市发改委牵头，${words}。`, said("2026-11-26"));
    expect(one?.deadline).toEqual({ kind: "date", raw, latest, thenContinuous: false });
  });

  it.each([
    ["每季度末报送进展", "每季度末", [1, 4, 7, 10].map((from) => ({ from, to: from + 2 }))],
    ["每年12月底前报送总结", "每年12月底前", [{ from: 1, to: 12 }]],
    [
      "每年3月底前和9月底前报送总结",
      "每年3月底前和9月底前",
      [
        { from: 1, to: 3 },
        { from: 4, to: 9 },
      ],
    ],
    ["每年一季度召开全体会议", "每年一季度", [{ from: 1, to: 3 }]],
    [
      "每月25日前报送台账",
      "每月25日前",
      Array.from({ length: 12 }, (_, at) => ({ from: at + 1, to: at + 1, day: 25 })),
    ],
  ])("（二十一）reads “%s” as a duty that comes back", (words, raw, windows) => {
    const [one] = readResolutions(`会议要求，由市发改委牵头，${words}。`, said("2026-11-26"));
    expect(one?.deadline).toEqual({ kind: "continuous", raw, latest: null, thenContinuous: false });
    expect(one?.time.recurrence).toEqual({ windows });
  });

  it.each([
    ["15日前报送名单", "2026-11-20", "readings", ["2026-12-15", "2026-11-15"]],
    ["月底前报送名单", "2026-11-30", "readings", ["2026-11-30", "2026-12-31"]],
    ["12月10日前提出初稿，12月20日前定稿", "2026-11-26", "readings", ["2026-12-10", "2026-12-20"]],
    ["方案批复后3个月内开工", "2026-11-26", "event", []],
    ["近期内提出意见", "2026-11-26", "event", []],
    ["春节后一周内提出意见", "2026-11-26", "event", []],
    ["收到纪要后3个工作日内提出意见", "2026-11-26", "event", []],
    ["供暖期结束前完成改造", "2026-11-26", "event", []],
    ["明年“两会”前提出方案", "2026-11-26", "event", []],
    ["明年一季度前提出建议", "2026-11-26", "readings", ["2027-03-31", "2026-12-31"]],
    ["今冬明春完成改造", "2026-11-26", "readings", ["2027-03-31", "2027-05-31"]],
    ["节后提出意见", "2026-11-26", "event", []],
    ["汛期前完成清淤", "2026-11-26", "event", []],
    ["汛后开展复查", "2026-11-26", "event", []],
    ["春节后召开推进会", "2026-11-26", "readings", ["2027-02-09", "2027-02-28"]],
    ["本周末报送名单", "2026-11-26", "readings", ["2026-11-27", "2026-11-29"]],
    ["年底前后完成验收", "2026-11-26", "about", ["2026-12-31"]],
    ["12月15日左右完成验收", "2026-11-26", "about", ["2026-12-15"]],
    ["自印发之日起30日内提出意见", "2026-11-26", "event", []],
    ["年初召开推进会", "2026-11-26", "readings", ["2027-01-31", "2027-03-31"]],
    ["下周四（12月4日）前报送名单", "2026-11-26", "readings", ["2026-12-03", "2026-12-04"]],
  ])("（二十一）asks by when “%s” is, said on %s", (words, on, asks, readings) => {
    const [one] = readResolutions(`会议议定，由市发改委牵头，${words}。`, said(on));
    expect([one?.deadline.kind, one?.deadline.latest]).toEqual(["date", null]);
    expect(one?.time).toEqual({ asks, readings, recurrence: null });
  });

  it.each([
    ["每年春节前慰问", "每年春节前"],
    ["每月10日、25日前报送台账", "每月10日、25日前"],
  ])("（二十一）asks when “%s” comes back", (words, raw) => {
    const [one] = readResolutions(`会议议定，由市发改委牵头，${words}。`, said("2026-11-26"));
    expect(one?.deadline).toMatchObject({ kind: "continuous", raw });
    expect(one?.time).toMatchObject({ asks: "returns", recurrence: null });
  });

  it.each(["每季度末报送进展，12月底前完成整改", "12月底前完成整改，每季度末报送进展"])(
    "（二十一）asks which it is where a duty comes back and has its limit: %s",
    (words) => {
      const [one] = readResolutions(`会议议定，由市发改委牵头，${words}。`, said("2026-11-26"));
      expect([one?.deadline.kind, one?.deadline.latest]).toEqual(["date", null]);
      expect(one?.time.asks).toBe("both");
      expect(one?.time.readings).toEqual(["2026-12-31"]);
      expect(one?.time.recurrence?.windows).toHaveLength(4);
    },
  );

  it("（二十一）reads a limit far down a long resolution", () => {
    const long = "完善配套政策和工作台账，".repeat(60);
    const [one] = readResolutions(`会议议定，由市发改委牵头，${long}12月15日前报送。`, said("2026-11-26"));
    expect(one?.deadline.latest).toBe("2026-12-15");
  });

  it.each([
    "制定明年一季度工作计划",
    "截至10月底已完成投资8亿元，继续推进",
    "近三年内引进人才200人，继续推进",
    "每年增长5%，继续推进",
    "调节后续资金，继续推进",
    "总结年初以来的做法，继续推进",
    "做好项目前后期衔接",
    "今年春季以来的经验要推广",
  ])("（二十一）takes no time limit from “%s”", (words) => {
    const [one] = readResolutions(`会议议定，由市发改委牵头，${words}。`, said("2026-11-26"));
    expect([one?.deadline.latest, one?.time.recurrence]).toEqual([null, null]);
  });

  it("keeps ordinals as printed", () => {
    const minutes = "会议议定以下事项：\n（一）由市发改委牵头建库。\n会议决定：一是由市商务局牵头申报。";
    expect(readResolutions(minutes, null).map(({ ordinal }) => ordinal)).toEqual(["（一）", "一是"]);
  });

  it("finds what long minutes resolve, with its units and days, and nothing else", () => {
    const read = readResolutions(LONG_MINUTES, said("2025-03-18"));
    const expected = LONG_RESOLUTIONS.map(([words]) => LONG_MINUTES.indexOf(words));
    const holding = (at: number) => read.find(({ span }) => span[0] <= at && at < span[1]);
    const found = expected.filter((at) => holding(at) !== undefined);
    const right = read.filter(({ span }) => expected.some((at) => span[0] <= at && at < span[1]));
    expect({ resolutions: expected.length, recall: found.length / expected.length }).toEqual({
      resolutions: 16,
      recall: 1,
    });
    expect({ read: read.length, precision: right.length / read.length }).toEqual({ read: 16, precision: 1 });
    expect(
      expected.map((at) => {
        const one = holding(at);
        return one && [one.lead, one.support, byOf(one.deadline)];
      }),
    ).toEqual(LONG_RESOLUTIONS.map(([, ...gist]) => gist));
  });

  it("gives an answer to any text, each span being its text", () => {
    const words = fc.constantFrom(
      ..."由 请 会议议定： 会议听取了 市发改委 市财政局 牵头 ， 、 。 ； 配合 负责 （ ） 责任单位： 完成时限： 2025年3月底前 \n 一、 （一） 1. 一是 要 会同 出席： 😀 \u0000".split(
        " ",
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.array(words, { maxLength: 60 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (minutes) => {
        let after = 0;
        for (const { text: quote, span, lead, support } of readResolutions(minutes, null)) {
          expect(minutes.slice(...span)).toBe(quote);
          expect(span[0]).toBeGreaterThanOrEqual(after);
          expect(quote.trim()).not.toBe("");
          expect(lead.filter((name) => support.includes(name))).toEqual([]);
          after = span[1];
        }
      }),
      { numRuns: 400 },
    );
  });

  it("reads texts made to be slow", () => {
    const hostile = [
      "由",
      "由市",
      "请市发改委、",
      "（",
      "会议议定，",
      "一是",
      "市发改委。",
      "（责任单位：市发改委）",
      "1.要\n",
      "2025年3月底前",
    ];
    expect(
      hostile.map((part) => readResolutions(part.repeat(40_000), said("2026-11-26")).length >= 0),
    ).not.toContain(false);
  }, 60_000);
});
