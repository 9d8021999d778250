import { AS_JSON, type Command, type Flag } from "../../../platform/command.ts";

const FILE = { name: { zh: "监测数据.csv", en: "FILE.csv" }, takes: "one" } as const;
const LAKE: Flag = {
  name: "--lake",
  value: null,
  does: { zh: "按湖、库的限值", en: "by the limits of lakes and reservoirs" },
};

/** What judges water, from files of readings: section,time,item,value,unit,limit. */
export const commands: readonly Command[] = [
  {
    words: ["ecology", "assess"],
    arguments: [FILE],
    flags: [LAKE, AS_JSON],
    does: {
      zh: "按 GB 3838-2002 判定每个断面每次监测的类别（6 为劣Ⅴ类）；有问题的行写到标准错误",
      en: "the class of every section and time by GB 3838-2002 (6: worse than V); rows with faults go to stderr",
    },
    examples: [
      {
        line: "ecology assess 监测数据.csv --json",
        does: { zh: "各断面各次的类别和决定指标", en: "classes, and the items that determine them" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-judge.ts")).assess,
  },
  {
    words: ["ecology", "basin"],
    arguments: [FILE],
    flags: [
      {
        name: "--sections",
        value: { zh: "断面.csv", en: "SECTIONS.csv" },
        does: {
          zh: "断面清单：section,river,basin,order,city,target",
          en: "the sections: section,river,basin,order,city,target",
        },
      },
      AS_JSON,
    ],
    does: {
      zh: "按环办〔2011〕22号评价流域：少于5个断面用均值，5个起用断面比例",
      en: "grade basins by 环办〔2011〕22号: means below five sections, shares of classes from five",
    },
    examples: [
      {
        line: "ecology basin 监测数据.csv --sections 断面.csv --json",
        does: { zh: "各流域的水质和主要污染指标", en: "every basin's grade and what pollutes it" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-judge.ts")).basin,
  },
  {
    words: ["ecology", "index"],
    arguments: [FILE],
    flags: [LAKE, AS_JSON],
    does: {
      zh: "各断面的水质指数 CWQI；--lake 另算综合营养状态指数 TLI",
      en: "the water quality index CWQI of sections; --lake adds the trophic level index TLI",
    },
    examples: [
      {
        line: "ecology index 监测数据.csv --lake --json",
        does: { zh: "湖泊的两种指数", en: "both indices of lakes" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-judge.ts")).index,
  },
];
