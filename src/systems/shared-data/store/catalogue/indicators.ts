import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import { ATTRIBUTE_WORDS } from "../../domain/catalogue/resource-words.ts";
import { SHARING_ATTRIBUTES } from "../../domain/catalogue/resource.ts";
import type { Desk } from "../desk.ts";

const SOURCE: Sentence = {
  zh: "政务数据目录中截至该日发布且未撤销的资源",
  en: "Resources of the catalogue published and not withdrawn on that day",
};

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

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
  const standing = known?.sample ? "sample" : "computed";
  const figure = (
    id: string,
    name: Sentence,
    value: number | null,
    unit: string,
    better: Indicator["better"],
  ): Indicator => ({
    id: `shared-data.${id}`,
    measure: 4,
    name,
    value,
    unit,
    better,
    standing,
    source: SOURCE,
    asOf,
  });
  return [
    ...SHARING_ATTRIBUTES.map((attribute) =>
      figure(
        `resources-${attribute}`,
        {
          zh: `${ATTRIBUTE_WORDS[attribute].zh}的数据资源`,
          en: `Resources: ${ATTRIBUTE_WORDS[attribute].en.toLowerCase()}`,
        },
        inForce.find((row) => row.attribute === attribute)?.resources ?? 0,
        "条",
        attribute === "none" ? "down" : "up",
      ),
    ),
    figure(
      "resources-assessed",
      { zh: "两项评估齐全的数据资源占比", en: "Share of resources with both assessments" },
      share(sum("assessed"), sum("resources")),
      "%",
      "up",
    ),
    figure(
      "days-to-publish",
      { zh: "目录报送到发布的工作日中位数", en: "Median working days from submission to publication" },
      known?.days ?? null,
      "个工作日",
      "down",
    ),
    figure(
      "late-updates",
      {
        zh: "未按第十七条期限更新或审核的目录版本",
        en: "Versions updated or reviewed after the limits of article 17",
      },
      known?.late ?? 0,
      "个",
      "down",
    ),
  ];
}
