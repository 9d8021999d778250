import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import { keptLimits } from "../../domain/catalogue/resource-clocks.ts";
import { ATTRIBUTE_WORDS } from "../../domain/catalogue/resource-words.ts";
import {
  ASSESSMENT_KINDS,
  type ResourceState,
  type ResourceVersion,
  SHARING_ATTRIBUTES,
} from "../../domain/catalogue/resource.ts";
import { workingDaysBetween } from "../../domain/clocks/clock.ts";
import type { Desk } from "../desk.ts";

const SOURCE: Sentence = {
  zh: "政务数据目录中截至该日发布且未撤销的资源",
  en: "Resources of the catalogue published and not withdrawn on that day",
};

/** The version that was in force on a day. */
const versionOn = ({ versions, withdrawn }: ResourceState, day: Day): ResourceVersion | undefined =>
  withdrawn !== null && withdrawn.on <= day
    ? undefined
    : versions.findLast(({ publishedOn }) => publishedOn <= day);

const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? null)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

/**
 * Figures of the catalogue on a day: resources in force by sharing attribute; the share whose version has both assessments;
 * the median of working days from submission to publication; revisions that missed a limit of article 17. In the
 * demonstration they are samples.
 */
export async function catalogueIndicators(
  { sql, isWorkingDay }: Desk,
  asOf: Day,
): Promise<readonly Indicator[]> {
  const rows = await sql<{ state: ResourceState; sample: boolean }[]>`
    select state, sample from shared_data.record
    where kind = 'resource' and jsonb_array_length(state -> 'versions') > 0`;
  const inForce = rows.flatMap(({ state }) => versionOn(state, asOf) ?? []);
  const published = rows.flatMap(({ state }) =>
    state.versions.filter(({ publishedOn }) => publishedOn <= asOf),
  );
  const standing = rows.some(({ sample }) => sample) ? "sample" : "computed";
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
  const assessed = inForce.filter(({ assessments }) =>
    ASSESSMENT_KINDS.every((kind) => assessments[kind]?.passed),
  ).length;
  const days = published.map(({ submittedOn, publishedOn }) =>
    workingDaysBetween(submittedOn, publishedOn, isWorkingDay),
  );
  return [
    ...SHARING_ATTRIBUTES.map((attribute) =>
      figure(
        `resources-${attribute}`,
        {
          zh: `${ATTRIBUTE_WORDS[attribute].zh}的数据资源`,
          en: `Resources: ${ATTRIBUTE_WORDS[attribute].en.toLowerCase()}`,
        },
        inForce.filter(({ content }) => content.attribute === attribute).length,
        "条",
        attribute === "none" ? "down" : "up",
      ),
    ),
    figure(
      "resources-assessed",
      { zh: "两项评估齐全的数据资源占比", en: "Share of resources with both assessments" },
      share(assessed, inForce.length),
      "%",
      "up",
    ),
    figure(
      "days-to-publish",
      { zh: "目录报送到发布的工作日中位数", en: "Median working days from submission to publication" },
      median(days),
      "个工作日",
      "down",
    ),
    figure(
      "late-updates",
      {
        zh: "未按第十七条期限更新或审核的目录版本",
        en: "Versions updated or reviewed after the limits of article 17",
      },
      published.filter((version) => keptLimits(version, isWorkingDay).late).length,
      "个",
      "down",
    ),
  ];
}
