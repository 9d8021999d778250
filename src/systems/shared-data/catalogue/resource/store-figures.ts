import { UNITS } from "../../../../kernel/figure.ts";
import { type CountFigures, standingOf } from "../../../../platform/records/figures.ts";
import type { SharedDataFigure } from "../../domain/figures.ts";
import type { Desk } from "../../store/desk.ts";

/**
 * Figures of the catalogue on a day: resources in force by sharing attribute; the share whose version has both assessments;
 * the median of working days from submission to publication; revisions that missed a limit of article 17. In the
 * demonstration they are samples.
 */
export const catalogueFigures: CountFigures<Pick<Desk, "sql">, SharedDataFigure> = async ({ sql }, asOf) => {
  const [known] = await sql<{ days: number | null; late: number; sample: boolean | null }[]>`
      select percentile_cont(0.5) within group (order by working_days) filter (where published_on <= ${asOf}) as days,
        count(*) filter (where published_on <= ${asOf} and late) as late, bool_or(sample) as sample
      from shared_data.resource_version`;
  const inForce = await sql<{ attribute: string; resources: number; assessed: number }[]>`
      select attribute, count(*) as resources, count(*) filter (where assessed) as assessed
      from shared_data.resource_version
      where published_on <= ${asOf} and (until is null or until > ${asOf}) group by attribute`;
  const of = (attribute: string) => inForce.find((row) => row.attribute === attribute)?.resources ?? 0;
  const sum = (part: "resources" | "assessed") => inForce.reduce((all, row) => all + row[part], 0);
  return {
    source: {
      zh: "政务数据目录中截至该日发布且未撤销的资源",
      en: "Resources of the catalogue published and not withdrawn on that day",
    },
    figures: {
      "shared-data.resources-unconditional": of("unconditional"),
      "shared-data.resources-conditional": of("conditional"),
      "shared-data.resources-none": of("none"),
      "shared-data.resources-assessed": {
        part: sum("assessed"),
        whole: sum("resources"),
        unit: UNITS.records,
      },
      "shared-data.days-to-publish": known?.days ?? null,
      "shared-data.late-updates": known?.late ?? 0,
    },
    standing: standingOf(known?.sample),
  };
};
