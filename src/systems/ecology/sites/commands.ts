import { AS_JSON, type Command } from "../../../platform/command.ts";

/** What measures sites, from files of outlines. */
export const commands: readonly Command[] = [
  {
    words: ["ecology", "sites"],
    arguments: [{ name: { zh: "图斑文件", en: "FILE" }, takes: "one" }],
    flags: [
      {
        name: "--zones",
        value: { zh: "分区.geojson", en: "Z.geojson" },
        does: {
          zh: "分区，名称取 zone，没有时取 name；不写则不分区",
          en: "zones, named by zone, else name; without it nothing is divided",
        },
      },
      {
        name: "--coordinates",
        value: { zh: "gcj02|cgcs2000", en: "gcj02|cgcs2000" },
        does: {
          zh: "疑为 GCJ-02 时的选择：gcj02 先换算成 CGCS2000，cgcs2000 坐标无误、照样量",
          en: "the choice where GCJ-02 is suspected: gcj02 brings it back to CGCS2000 first, cgcs2000 takes it as it stands",
        },
      },
      {
        name: "--swap",
        value: null,
        does: { zh: "文件先写纬度、后写经度", en: "the file writes latitude first" },
      },
      AS_JSON,
    ],
    does: {
      zh: "量图斑：椭球面积、落在各分区的面积、自相交、重复（十四）",
      en: "measure sites: area on the ellipsoid and by zone, crossings, duplicates (十四)",
    },
    examples: [
      {
        line: "ecology sites 图斑.zip --zones 分区.geojson --json",
        does: { zh: "shapefile 压缩包，按分区", en: "a zipped shapefile, by zone" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-measure.ts")).measureSites,
  },
];
