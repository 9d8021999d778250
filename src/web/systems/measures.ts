import { say } from "../../kernel/fields.ts";
import type { Sentence } from "../../kernel/error.ts";

/** One of the 22 measures, by a short name; `registered`: its projects, funds or agreements have registers. */
export type Measure = { readonly number: number; readonly name: Sentence; readonly registered: boolean };

type Names = readonly (readonly [zh: string, en: string, registered?: "registered"])[];

const NAMES: readonly (readonly [title: Sentence, names: Names])[] = [
  [
    say("基础设施", "Infrastructure"),
    [
      ["1小时铁路圈", "1-hour rail circle", "registered"],
      ["2小时公路圈", "2-hour road circle", "registered"],
      ["临空经济与低空", "Airports and low-altitude airspace", "registered"],
      ["智慧城市与一网通办", "Smart city, one service"],
    ],
  ],
  [
    say("公共服务", "Public services"),
    [
      ["养老", "Elder care"],
      ["急救与互联网医院", "Emergency care and health"],
      ["公安联勤联动", "Police respond together"],
      ["放心消费", "Safe consumption"],
    ],
  ],
  [
    say("科技创新", "Innovation"),
    [
      ["自主创新示范区", "Innovation zone", "registered"],
      ["稀土创新中心", "Rare-earth centre", "registered"],
      ["联合攻关与人才", "Consortia and talent"],
    ],
  ],
  [
    say("生态环保", "Ecology"),
    [
      ["几字弯治理", "River bend ecology", "registered"],
      ["横向生态补偿", "Compensation between cities", "registered"],
      ["大青山保护", "Daqing mountains", "registered"],
    ],
  ],
  [
    say("现代产业", "Industry"),
    [
      ["产业链协同", "Industry chains", "registered"],
      ["风光氢储车", "Wind, solar, hydrogen, storage, trucks", "registered"],
      ["大数据产业", "Big data industry"],
      ["农畜产品产业带", "Farm and livestock belts"],
      ["外向型经济", "Foreign trade", "registered"],
    ],
  ],
  [
    say("组织保障", "Organisation"),
    [
      ["领导小组与督办", "Leading group and supervision", "registered"],
      ["专项工作组与要点", "Working groups and work points"],
      ["联席会议与选派", "Joint conference and secondment", "registered"],
    ],
  ],
];

const DIGITS = "一二三四五六七八九十";
/** The ordinal as the plan prints it: （十三）. */
export const ordinalOf = (number: number): string =>
  `（${number > 19 ? "二十" : number > 10 ? "十" : ""}${number === 20 ? "" : DIGITS[(number - 1) % 10]}）`;

/** The 22 measures of the Baotou plan by its chapters, in its order. */
export const CHAPTERS = NAMES.map(([title, names], at) => {
  const before = NAMES.slice(0, at).reduce((sum, [, earlier]) => sum + earlier.length, 0);
  return {
    title,
    measures: names.map(([zh, en, registered], index): Measure => ({
      number: before + index + 1,
      name: say(zh, en),
      registered: registered !== undefined,
    })),
  };
});
