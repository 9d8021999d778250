import type { PlanReading } from "../reading.ts";
import { readTaskTable, type DocumentTable } from "../task-table.ts";
import { findAnnotations } from "./annotations.ts";
import { readHeader } from "./header.ts";
import { toMeasure } from "./measures.ts";
import { readOutline } from "./outline.ts";
import { documentTitle, findPlans } from "./plans.ts";
import { findPassages } from "./passages.ts";
import { placeAnnotations } from "./placement.ts";
import { toQuestions } from "./questions.ts";
import { rulesInForce } from "./rules-in-force.ts";
import { toSource } from "./source.ts";

/**
 * Reads an implementation plan from its extracted text. Total: any text gives a reading, with no measures when it
 * holds none. Spans are offsets into `text`; values are cut from it as printed. Takes time linear in its length.
 */
export function readPlan(text: string): PlanReading {
  const source = toSource(text);
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
  const { otherDates, titles: _titles, ...printed } = header;
  const fields = { ...printed, title: documentTitle(header, plans) };
  const stated = rules.map(({ from: _from, printed: _printed, ...rule }) => rule);
  return {
    ...fields,
    rules: stated,
    measures,
    questions: toQuestions({ ...fields, otherDates }, stated, measures),
  };
}

/**
 * Reads a document as extracted: its task table when that holds more of the measures than the running text, else
 * the text. `tables` are those of `text`, their cells' spans pointing into it.
 */
export function readDocument(document: {
  readonly text: string;
  readonly tables: readonly DocumentTable[];
}): PlanReading {
  const fromText = readPlan(document.text);
  if (document.tables.length === 0) return fromText;
  const fromTable = readTaskTable(document.text, document.tables);
  return fromTable.measures.length > fromText.measures.length ? fromTable : fromText;
}
