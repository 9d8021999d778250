import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import type { RuleSource } from "../../../kernel/rule.ts";
import { SHARE_RULE } from "./basin.ts";
import { CWQI_SOURCE } from "./cwqi.ts";
import { RIVER_LIMITS } from "./limits.ts";
import type { Way } from "./judging.ts";
import { TLI_SOURCE } from "./tli.ts";
import { TREND_SOURCE } from "./trend.ts";

/** How water is judged here, each with what it rests on: what the methods leave open is said and not hidden. */
export type Setting = {
  readonly name: Sentence;
  readonly value: Sentence;
  readonly source: RuleSource;
  /** Where a reader may look at it otherwise: which setting it is, and what its values are called, the rule's first. */
  readonly way?: Way;
  readonly ways?: readonly Sentence[];
};

const OPEN_SOURCE: RuleSource = {
  title: say(
    "公开的开源实现如此；规定它的条文未见",
    "In use in an open implementation; no text that orders it was read",
  ),
  standing: "practice",
};
const OURS: RuleSource = {
  title: say("本系统选定；办法没有写明", "Chosen here; the measures say nothing of it"),
  standing: "setting",
};

const SATURATION_SOURCE: RuleSource = {
  title: say(
    "GB 3838-2002 表1 第3项“饱和率90%（或7.5）”；饱和浓度 468 ÷ (31.6 + t) 通行，规定它的标准未读",
    "GB 3838-2002, table 1, item 3 (90% saturation, or 7.5); 468 ÷ (31.6 + t) is in use, the standard that gives it was not read",
  ),
  standing: "unverified",
};

export const SETTINGS: readonly Setting[] = [
  {
    name: say("类别限值", "Limits of classes"),
    value: say(
      "表1，24项；湖、库总磷另有限值",
      "Table 1, 24 items; lakes have limits of their own for phosphorus",
    ),
    source: RIVER_LIMITS.source,
  },
  {
    name: say("断面类别", "Class of a section"),
    value: say(
      "21项中最差的一项决定；水温、总氮、粪大肠菌群只列出",
      "The worst of 21 items; temperature, total nitrogen and coliforms are shown only",
    ),
    source: {
      title: say(
        "环办〔2011〕22号《地表水环境质量评价办法（试行）》（转载本）",
        "环办〔2011〕22号, Measures for assessing surface water (trial), as reprinted",
      ),
      standing: "law",
    },
  },
  {
    name: say("未检出", "Below detection"),
    value: say(
      "按检出限的一半；取 0 和取检出限类别不同的，标“不确定”",
      "Half the detection limit; marked uncertain where 0 and the whole limit give different classes",
    ),
    source: OPEN_SOURCE,
    way: "below",
    ways: [say("检出限的一半", "half the limit"), say("0", "0"), say("整个检出限", "the whole limit")],
  },
  {
    name: say("pH 均值", "Mean of pH"),
    value: say("按氢离子浓度平均", "That of the hydrogen ions"),
    source: OPEN_SOURCE,
    way: "pH",
    ways: [say("氢离子浓度", "hydrogen ions"), say("算术平均", "arithmetic")],
  },
  {
    name: say("溶解氧饱和率", "Oxygen saturation"),
    value: say(
      "不用；Ⅰ类只按 7.5 mg/L。改用时，同月有水温的，饱和率 90% 起按Ⅰ类：溶解氧 ÷ [468 ÷ (31.6 + 水温)]，不作气压订正",
      "Not used; class I by 7.5 mg/L alone. Where it is used and the month has a temperature t, class I from 90% on: oxygen ÷ [468 ÷ (31.6 + t)], not corrected for pressure",
    ),
    source: SATURATION_SOURCE,
    way: "oxygen",
    ways: [say("只按 7.5 mg/L", "7.5 mg/L alone"), say("饱和率 90% 或 7.5", "90% saturation or 7.5")],
  },
  {
    name: say("修约", "Rounding"),
    value: say(
      "不修约，按小数精确比较。改用时按限值的小数位四舍六入五成双",
      "None; compared as exact decimals. Where it is used, to the decimals of the limits, halves to even",
    ),
    source: OURS,
    way: "rounding",
    ways: [say("不修约", "none"), say("修约", "rounded")],
  },
  {
    name: say("流域评价的断面数分界", "From how many sections a basin goes by shares"),
    value: say(
      `${SHARE_RULE.fromSections} 个起用断面类别比例，以下用各项均值`,
      `${SHARE_RULE.fromSections}; below that by the mean of each item`,
    ),
    source: SHARE_RULE.source,
    way: "five",
    ways: [
      say(`${SHARE_RULE.fromSections} 个用比例`, `${SHARE_RULE.fromSections} by shares`),
      say(`${SHARE_RULE.fromSections} 个用均值`, `${SHARE_RULE.fromSections} by means`),
    ],
  },
  {
    name: say("水质指数", "Water quality index (CWQI)"),
    value: say("各项均值与Ⅲ类限值之比相加，不修约", "Means over class III, added up, unrounded"),
    source: CWQI_SOURCE,
  },
  {
    name: say("营养状态指数", "Trophic level index (TLI)"),
    value: say(
      "叶绿素a、总磷、总氮、透明度，按 r² 加权",
      "Chlorophyll, phosphorus, nitrogen, transparency, weighted by r²",
    ),
    source: TLI_SOURCE,
  },
  {
    name: say("趋势", "Trend"),
    value: say("斯皮尔曼秩相关，单侧 0.05", "Spearman's rank correlation, one-sided 0.05"),
    source: TREND_SOURCE,
  },
];
