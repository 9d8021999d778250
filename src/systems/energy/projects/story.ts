import { addDays, type Day } from "../../../kernel/calendar.ts";
import { CITIES } from "../../../kernel/region.ts";
import { type SampleDesk, sampleUnits } from "../../../platform/records/sample-units.ts";
import { story } from "../../../platform/records/story.ts";
import type { ProjectValues, Stated } from "./project.ts";
import { tellSizing } from "../workbench/story.ts";
import { energyProjects, propose } from "./store.ts";

/** Bureaus of the demonstration that propose projects; none of them exists. */
const BUREAUS = CITIES.map(({ full }) => `${full}示例能源局`);

/** What a project asks of the grid in MW, and where. */
const asks = (
  node: string,
  importMw: number | null,
  exportMw: number | null,
): Pick<ProjectValues, "node" | "importMw" | "exportMw"> => ({ node, importMw, exportMw });

const NONE: Pick<ProjectValues, "electrolyserMw" | "tankKg"> = { electrolyserMw: null, tankKg: null };
const YEAR: Stated = {
  loadWanKwh: null,
  generatedWanKwh: null,
  curtailedWanKwh: null,
  exportedWanKwh: null,
  h2WanKwh: null,
  hydrogenT: null,
  tankHours: null,
  gridPeakValley: null,
  loadPeakValley: null,
  sameInvestor: "yes",
  oneConnection: "yes",
  offtakeAgreement: "unknown",
  groundwater: "unknown",
  adjustableLoad: "unknown",
  statedFrom: "【示例】可行性研究报告",
  statedOn: "2026-01-01",
};

/** Projects of a demonstration, one in each state and some that fail an article. All of it is invented. */
export async function tellProjects(desk: SampleDesk, asOf: Day): Promise<void> {
  const { actingFor } = await sampleUnits(desk, BUREAUS, asOf);
  const of = (city: string) => actingFor(`${city}示例能源局`, "liaison", "unit-head");
  const [hohhot, baotou, ordos, ulanqab] = [
    of("呼和浩特市"),
    of("包头市"),
    of("鄂尔多斯市"),
    of("乌兰察布市"),
  ];
  const office = actingFor("包头市示例能源局", "office");
  const tell = story(desk, asOf, { begin: propose, act: energyProjects.act });
  const source = "【示例】可行性研究报告第 3 章";
  const state = (told: Partial<Stated>) => ({ type: "state" as const, ...YEAR, statedOn: asOf, ...told });
  const submit = { type: "submit" } as const;
  await tell({
    by: baotou,
    before: 420,
    seed: {
      ...NONE,
      name: "【示例】包头市稀土新材料源网荷储一体化项目",
      rule: "ywhc",
      mode: "grid",
      investor: "【示例】包头市示例新材料有限公司",
      windMw: 300,
      solarMw: 100,
      batteryMw: 60,
      batteryMwh: 240,
      ...asks("示例昆都仑区", 80, 0),
      runsFrom: null,
      source,
    },
    since: [
      [
        415,
        baotou,
        state({
          statedOn: "2025-01-01",
          loadWanKwh: 98_000,
          generatedWanKwh: 108_500,
          curtailedWanKwh: 8_500,
          exportedWanKwh: 0,
        }),
      ],
      [410, baotou, submit],
      [380, office, { type: "approve", document: "【示例】内能新能字〔2025〕1号" }],
      [40, baotou, { type: "build", proof: "【示例】并网验收意见书" }],
    ],
  });
  await tell({
    by: ordos,
    before: 300,
    seed: {
      name: "【示例】鄂尔多斯市风光制氢一体化示范项目",
      rule: "h2",
      mode: "grid",
      investor: "【示例】鄂尔多斯市示例氢能有限公司",
      windMw: 250,
      solarMw: 150,
      batteryMw: 60,
      batteryMwh: 240,
      electrolyserMw: 180,
      tankKg: 24_000,
      ...asks("示例达拉特旗", 60, 80),
      runsFrom: addDays(asOf, 200),
      source,
    },
    since: [
      [
        295,
        ordos,
        state({
          generatedWanKwh: 104_000,
          curtailedWanKwh: 6_000,
          exportedWanKwh: 9_000,
          h2WanKwh: 93_000,
          hydrogenT: 17_350,
          tankHours: 7,
          offtakeAgreement: "yes",
          groundwater: "no",
          statedOn: "2025-03-01",
        }),
      ],
      [290, ordos, submit],
      [250, office, { type: "approve", document: "【示例】内能新能字〔2025〕2号" }],
    ],
  });
  const sized = await tell({
    by: baotou,
    before: 25,
    seed: {
      name: "【示例】包头市固阳风光氢储车一体化项目",
      rule: "h2",
      mode: "grid",
      investor: "【示例】包头市示例绿氢有限公司",
      windMw: 200,
      solarMw: 100,
      batteryMw: 30,
      batteryMwh: 120,
      electrolyserMw: 90,
      tankKg: 12_000,
      ...asks("示例固阳县", 40, 60),
      runsFrom: addDays(asOf, 560),
      source,
    },
    since: [
      [
        20,
        baotou,
        state({
          loadWanKwh: 8_000,
          generatedWanKwh: 78_000,
          curtailedWanKwh: 5_200,
          exportedWanKwh: 12_000,
          h2WanKwh: 58_000,
          hydrogenT: 10_800,
          tankHours: 7,
          groundwater: "no",
        }),
      ],
    ],
  });
  await tellSizing(desk, sized, baotou);
  await tell({
    by: ulanqab,
    before: 60,
    seed: {
      ...NONE,
      name: "【示例】乌兰察布市察右工业园区绿色供电项目",
      rule: "park",
      mode: "grid",
      investor: "【示例】乌兰察布市示例园区能源有限公司",
      windMw: 180,
      solarMw: 60,
      batteryMw: 36,
      batteryMwh: 144,
      ...asks("", 50, 0),
      runsFrom: addDays(asOf, 400),
      source,
    },
    since: [
      [
        50,
        ulanqab,
        state({ loadWanKwh: 52_000, generatedWanKwh: 61_000, curtailedWanKwh: 4_000, exportedWanKwh: 0 }),
      ],
      [45, ulanqab, submit],
    ],
  });
  await tell({
    by: hohhot,
    before: 90,
    seed: {
      ...NONE,
      name: "【示例】呼和浩特市数据中心自建储能配建项目",
      rule: "storage_peak",
      mode: "grid",
      investor: "【示例】呼和浩特市示例云计算有限公司",
      windMw: 100,
      solarMw: 50,
      batteryMw: 15,
      batteryMwh: 40,
      ...asks("", null, null),
      runsFrom: null,
      source,
    },
    since: [
      [
        80,
        hohhot,
        state({ loadWanKwh: 30_000, generatedWanKwh: 40_000, curtailedWanKwh: 2_500, exportedWanKwh: 3_000 }),
      ],
      [75, hohhot, submit],
      [60, office, { type: "return", reason: "储能功率和时长不足，负荷电量占比不到 80%；请调整后重报。" }],
    ],
  });
  await tell({
    by: hohhot,
    before: 500,
    seed: {
      ...NONE,
      name: "【示例】呼和浩特市示例工业园全额自发自用项目",
      rule: "self",
      mode: "grid",
      investor: "【示例】呼和浩特市示例制造有限公司",
      windMw: null,
      solarMw: 20,
      batteryMw: null,
      batteryMwh: null,
      ...asks("", null, 0),
      runsFrom: null,
      source,
    },
    since: [
      [490, hohhot, submit],
      [470, office, { type: "approve", document: "【示例】内能新能字〔2024〕9号" }],
      [100, hohhot, { type: "end", why: "投资主体放弃，已登报公告。" }],
    ],
  });
}
