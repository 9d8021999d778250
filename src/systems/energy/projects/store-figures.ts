import { figures, standingOf } from "../../../platform/records/figures.ts";
import { RULE_IDS } from "../verdict/facts.ts";
import { gridExceeded } from "../grid/store-figures.ts";
import { trucksServed } from "../corridors/store-figures.ts";
import { approvedUnder, ENERGY_FIGURES } from "./figures.ts";
import type { ProjectDesk } from "./store.ts";

type Row = {
  readonly rule: string;
  readonly approvedMw: number;
  readonly builtMw: number;
  readonly batteryMw: number;
  readonly hydrogenT: number | null;
  readonly generated: number | null;
  readonly curtailed: number | null;
  readonly sample: boolean;
};

const KW = 1_000;
/** MW as GW, to the MW. */
const gw = (mw: number): number => Math.round(mw) / KW;

/** What is approved and built, about measure （十六）. */
export const projectIndicators = figures(16, ENERGY_FIGURES, [
  async ({ sql }: ProjectDesk, asOf) => {
    const rows = await sql<Row[]>`
      select rule, sum(re_mw) as approved_mw, coalesce(sum(re_mw) filter (where built_on <= ${asOf}), 0) as built_mw,
        sum(battery_mw) as battery_mw, sum(hydrogen_t) as hydrogen_t,
        sum(generated_wan_kwh) filter (where curtailed_wan_kwh is not null) as generated,
        sum(curtailed_wan_kwh) filter (where generated_wan_kwh is not null) as curtailed, bool_or(sample) as sample
      from energy.project_now
      where approved_on <= ${asOf} and (ended_on is null or ended_on > ${asOf}) group by rule`;
    const sum = (of: (row: Row) => number): number => rows.reduce((whole, row) => whole + of(row), 0);
    const approved = sum(({ approvedMw }) => approvedMw);
    return {
      source: { zh: "能源项目登记", en: "energy projects as entered" },
      standing: standingOf(rows.some(({ sample }) => sample)),
      figures: {
        "energy.approved": gw(approved),
        ...Object.fromEntries(
          RULE_IDS.map((rule) => [
            approvedUnder(rule),
            gw(rows.find((each) => each.rule === rule)?.approvedMw ?? 0),
          ]),
        ),
        "energy.built": gw(sum(({ builtMw }) => builtMw)),
        "energy.storage-ratio": {
          part: sum(({ batteryMw }) => batteryMw),
          whole: approved,
          unit: { zh: "MW", en: "MW" },
        },
        "energy.utilisation": {
          part: sum(({ generated }) => generated ?? 0),
          whole: sum(({ generated, curtailed }) => (generated ?? 0) + (curtailed ?? 0)),
          unit: { zh: "万千瓦时", en: "× 10 MWh" },
        },
        "energy.hydrogen": rows.some(({ hydrogenT }) => hydrogenT !== null)
          ? Math.round(sum(({ hydrogenT }) => hydrogenT ?? 0))
          : null,
      },
    };
  },
  trucksServed,
  gridExceeded,
]);
