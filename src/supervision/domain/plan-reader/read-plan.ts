import type { PlanReading, Span } from "../reading.ts";
import { readTaskTable, type DocumentTable, type Parts } from "../task-table.ts";
import { findAnnotations } from "./annotations.ts";
import { readHeader } from "./header.ts";
import { joinTable } from "./join-table.ts";
import { legible, placed } from "./legible.ts";
import { toMeasure } from "./measures.ts";
import { readOutline } from "./outline.ts";
import { findPassages } from "./passages.ts";
import { pastedTables } from "./pasted-table.ts";
import { placeAnnotations } from "./placement.ts";
import { documentTitle, findPlans } from "./plans.ts";
import { toQuestions } from "./questions.ts";
import { rulesInForce } from "./rules-in-force.ts";
import { toSource } from "./source.ts";
import { inYearOf } from "./title-year.ts";

/**
 * Reads an implementation plan from its extracted text. Total: any text gives a reading, with no measures when it
 * holds none. Spans are offsets into `text`; values are cut from it as printed. Takes time linear in its length.
 */
export const readPlan = (text: string): PlanReading => readDocument({ text, tables: [] });

/**
 * Reads a document as extracted: its running text and its task tables, what both say of one measure joined. `tables`
 * are those of `text`, their cells' spans pointing into it; without any, tables pasted into the text are looked for.
 */
export function readDocument(document: {
  readonly text: string;
  readonly tables: readonly DocumentTable[];
}): PlanReading {
  // The spans of extracted tables point into the text as it is.
  const seen = document.tables.length > 0 ? null : legible(document.text);
  if (seen !== null) return placed(readDocument({ text: seen.text, tables: [] }), seen.at);
  const { text } = document;
  const tables = document.tables.length > 0 ? document.tables : pastedTables(text);
  const table = tables.length === 0 ? null : readTaskTable(text, tables);
  if (table === null || table.measures.length === 0) return toReading(readText(text, []));
  const beside = readText(text, table.regions);
  if (beside.measures.length === 0) return toReading(table);
  const joined = joinTable(beside.measures, table);
  return toReading({ ...beside, measures: joined.measures }, joined.beside);
}

function toReading(
  { header, rules, measures: read }: Parts,
  beside?: Parameters<typeof toQuestions>[3],
): PlanReading {
  const { otherDates: _dates, ...fields } = header;
  const measures = inYearOf(header.title, read);
  return { ...fields, rules, measures, questions: toQuestions(header, rules, measures, beside) };
}

/** The running text, without the stretches that tables fill. */
function readText(text: string, apart: readonly Span[]): Parts {
  const source = toSource(text, apart);
  const items = readOutline(source);
  const annotations = findAnnotations(source, items);
  const placement = placeAnnotations(source, items, annotations);
  const passages = findPassages(source, items, placement);
  const header = readHeader(source, items, passages[0]?.start ?? source.folded.length);
  const rules = rulesInForce(source, annotations, passages);
  const plans = findPlans(source, items, header);
  const measures = passages.map((passage) => {
    const plan = plans.findLast((one) => one.span[0] < passage.start);
    return toMeasure(source, items, passage, rules, plan?.value ?? null);
  });
  const { titles: _titles, ...fields } = header;
  return {
    header: { ...fields, title: documentTitle(header, plans) },
    rules: rules.map(({ from: _from, printed: _printed, ...rule }) => rule),
    measures,
  };
}
