import type { Day } from "../../../kernel/calendar.ts";
import { CITIES } from "../../../kernel/region.ts";
import { type SampleDesk, sampleUnits } from "../../../platform/records/sample-units.ts";
import { story } from "../../../platform/records/story.ts";
import type { BaseValues } from "./kind.ts";
import { bases, enterBase } from "./store.ts";

const bureau = (city: string) => `${city}示例工业和信息化局`;

type Sample = Pick<BaseValues, "name" | "product" | "perYear" | "level"> & { readonly city: string };
const of = (
  city: string,
  name: string,
  product: BaseValues["product"],
  perYear: number | null,
  level: BaseValues["level"] = "B",
): Sample => ({ city, name: `【示例】${name}`, product, perYear, level });

/** Bases of a demonstration; every maker and every figure is invented. */
const SAMPLES: readonly Sample[] = [
  of("包头市", "示例风电整机基地", "turbine", 1_200),
  of("包头市", "示例叶片厂", "blade", 900),
  of("包头市", "示例叶片二厂", "blade", 300, "C"),
  of("乌兰察布市", "示例塔筒厂", "tower", 800),
  of("呼和浩特市", "示例光伏组件厂", "module", 3_000, "A"),
  of("鄂尔多斯市", "示例储能电池基地", "battery", 300),
  of("鄂尔多斯市", "示例电解槽厂", "electrolyser", 100),
  of("鄂尔多斯市", "示例电解槽二期", "electrolyser", 200, "C"),
  of("包头市", "示例储氢罐厂", "tank", 18_000),
  of("鄂尔多斯市", "示例重卡基地", "truck", 3_000),
];

/** Tells what the four bureaus of industry entered; one of the bases has ended. */
export async function tellBases(desk: SampleDesk, asOf: Day): Promise<void> {
  const { actingFor } = await sampleUnits(
    desk,
    CITIES.map(({ full }) => bureau(full)),
    asOf,
  );
  const tell = story(desk, asOf, { begin: enterBase, act: bases.act });
  const told = async (sample: Sample, before: number, ends: boolean) => {
    const { city, ...values } = sample;
    const by = actingFor(bureau(city), "liaison");
    await tell({
      by,
      before,
      seed: {
        ...values,
        city: CITIES.find(({ full }) => full === city)?.code ?? "",
        since: null,
        source: "【示例】产业链调查表",
        sourceOn: null,
      },
      ...(ends ? { since: [[3, by, { type: "end", why: "【示例】搬迁" }]] } : {}),
    });
  };
  for (const [at, sample] of SAMPLES.entries()) await told(sample, 40 - at, false);
  await told(of("呼和浩特市", "示例旧组件厂", "module", 200, "B"), 60, true);
}
