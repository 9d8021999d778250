import { writeWorkbook } from "../../../platform/documents/workbook.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import { coverageOf, type Coverage } from "../../domain/work-points/coverage.ts";
import { fileName, SAMPLE_MARK, type WrittenFile } from "./documents.ts";
import { listSets, planOf, type SetReader } from "./sets.ts";

export type YearOfPlan = { readonly year: number; readonly plan?: string | undefined };

/** Which undertakings of the plan the year's sets take on. */
export async function yearCoverage(
  desk: SetReader,
  { year, plan: asked }: YearOfPlan,
): Promise<{ planId: string; planTitle: string; sample: boolean; coverage: Coverage }> {
  const plan = await planOf(desk, asked);
  const [measures, sets] = await Promise.all([
    desk.plans.measures(plan.id, desk.sql),
    listSets(desk.sql, { year, plan: plan.id }),
  ]);
  return {
    planId: plan.id,
    planTitle: plan.title,
    sample: plan.sampleWork,
    coverage: coverageOf(measures, sets),
  };
}

/** The same as .xlsx: a row for each undertaking. */
export async function coverageWorkbook(desk: SetReader, asked: YearOfPlan): Promise<WrittenFile> {
  const { planTitle, coverage, sample } = await yearCoverage(desk, asked);
  const { undertakings, untaken, once, twice } = coverage.counts;
  const title = `${asked.year}年工作要点覆盖情况`;
  const rows = coverage.chapters.flatMap(({ section, measures }) =>
    measures.flatMap((measure) =>
      measure.undertakings.map((undertaking) => ({ section, measure, undertaking })),
    ),
  );
  const bytes = await writeWorkbook([
    {
      name: "覆盖情况",
      title,
      notes: [
        `对照《${planTitle}》：具体任务共 ${undertakings} 项，未列入 ${untaken} 项，列入一次 ${once} 项，列入多次 ${twice} 项`,
      ],
      ...(sample ? { watermark: SAMPLE_MARK } : {}),
      columns: [
        { key: "section", header: "部分", width: 20 },
        { key: "ordinal", header: "举措", width: 10, align: "center" },
        { key: "text", header: "具体任务", width: 44 },
        { key: "count", header: "列入次数", width: 9, type: "number", align: "center" },
        { key: "groups", header: "列入的专项工作组", width: 24 },
        { key: "points", header: "对应要点", width: 60 },
      ],
      rows: rows.map(({ section, measure, undertaking }) => ({
        section: section ?? "",
        ordinal: measure.ordinal ?? String(measure.number),
        text: undertaking.text,
        count: undertaking.takers.length,
        groups: [...new Set(undertaking.takers.map(({ group }) => group))].join("、"),
        points: undertaking.takers.map(({ text }) => text).join("\n"),
      })),
    },
  ]);
  return { name: fileName(title, sample, "xlsx"), type: MEDIA_TYPES.xlsx, bytes };
}
