import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import type { RuleSource } from "../../../kernel/rule.ts";
import { SHARE_RULE } from "./basin.ts";
import { CWQI_SOURCE } from "./cwqi.ts";
import { RIVER_LIMITS } from "./limits.ts";
import { TLI_SOURCE } from "./tli.ts";
import { TREND_SOURCE } from "./trend.ts";

/** How water is judged here, each with what it rests on: what the methods leave open is said and not hidden. */
export type Setting = { readonly name: Sentence; readonly value: Sentence; readonly source: RuleSource };

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
  },
  {
    name: say("pH 均值", "Mean of pH"),
    value: say("按氢离子浓度平均", "That of the hydrogen ions"),
    source: OPEN_SOURCE,
  },
  {
    name: say("溶解氧饱和率", "Oxygen saturation"),
    value: say("不用；Ⅰ类只按 7.5 mg/L", "Not used; class I by 7.5 mg/L alone"),
    source: OURS,
  },
  {
    name: say("修约", "Rounding"),
    value: say("不修约，按小数精确比较", "None; compared as exact decimals"),
    source: OURS,
  },
  {
    name: say("流域评价的断面数分界", "From how many sections a basin goes by shares"),
    value: say(
      `${SHARE_RULE.fromSections} 个起用断面类别比例，以下用各项均值`,
      `${SHARE_RULE.fromSections}; below that by the mean of each item`,
    ),
    source: SHARE_RULE.source,
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
