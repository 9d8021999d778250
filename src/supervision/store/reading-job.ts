import type { JobHandler } from "../../platform/jobs/jobs.ts";
import type { Shell } from "../../platform/slice.ts";
import { summaryOf } from "../domain/draft-summary.ts";
import { NO_MEASURES, READING_FAILED } from "../domain/import-failures.ts";
import { readDocument } from "../domain/plan-reader/read-plan.ts";
import { startDraft } from "../domain/review-fold.ts";
import { beginReading, failImport, findContent, keepReading } from "./imports.ts";

/**
 * Reads an import in the background. It may run again after a crash: until the reading is kept nothing but the state
 * has changed, and what was cancelled or read before is left alone.
 */
export function readingJob({ sql }: Pick<Shell, "sql">): JobHandler {
  return async (payload) => {
    const { import: id } = payload as { readonly import: string };
    if (!(await beginReading(sql, id))) return;
    const content = await findContent(sql, id);
    if (!content) return;
    try {
      const reading = readDocument(content.document);
      if (reading.measures.length === 0) await failImport(sql, id, NO_MEASURES);
      else await keepReading(sql, id, reading, summaryOf(startDraft(reading)));
    } catch (error) {
      await failImport(sql, id, READING_FAILED);
      throw error;
    }
  };
}
