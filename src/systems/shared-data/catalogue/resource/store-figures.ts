import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { type Ratio, share, UNITS } from "../../../../kernel/figure.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import { SHARING_ATTRIBUTES } from "./content.ts";
import { SHARED_DATA_FIGURES, type SharedDataFigure } from "../../domain/figures.ts";
import type { Desk } from "../../store/desk.ts";

const SOURCE: Sentence = {
  zh: "政务数据目录中截至该日发布且未撤销的资源",
  en: "Resources of the catalogue published and not withdrawn on that day",
};

/**
 * Figures of the catalogue on a day: resources in force by sharing attribute; the share whose version has both assessments;
 * the median of working days from submission to publication; revisions that missed a limit of article 17. In the
 * demonstration they are samples.
 */
export async function catalogueIndicators(
  { sql }: Pick<Desk, "sql">,
  asOf: Day,
): Promise<readonly Indicator[]> {
  const [known] = await sql<{ days: number | null; late: number; sample: boolean | null }[]>`
    select percentile_cont(0.5) within group (order by working_days) filter (where published_on <= ${asOf}) as days,
      count(*) filter (where published_on <= ${asOf} and late) as late, bool_or(sample) as sample
    from shared_data.resource_version`;
  const inForce = await sql<{ attribute: string; resources: number; assessed: number }[]>`
    select attribute, count(*) as resources, count(*) filter (where assessed) as assessed
    from shared_data.resource_version
    where published_on <= ${asOf} and (until is null or until > ${asOf}) group by attribute`;
  const sum = (part: "resources" | "assessed") => inForce.reduce((all, row) => all + row[part], 0);
  const figure = (id: SharedDataFigure, value: number | null, ratio?: Ratio): Indicator => ({
    id,
    ...SHARED_DATA_FIGURES[id],
    measure: 4,
    value,
    standing: known?.sample ? "sample" : "computed",
    source: SOURCE,
    asOf,
    ...(ratio === undefined ? {} : { ratio }),
  });
  const assessed: Ratio = { part: sum("assessed"), whole: sum("resources"), unit: UNITS.records };
  return [
    ...SHARING_ATTRIBUTES.map((attribute) =>
      figure(
        `shared-data.resources-${attribute}`,
        inForce.find((row) => row.attribute === attribute)?.resources ?? 0,
      ),
    ),
    figure("shared-data.resources-assessed", share(assessed), assessed),
    figure("shared-data.days-to-publish", known?.days ?? null),
    figure("shared-data.late-updates", known?.late ?? 0),
  ];
}
