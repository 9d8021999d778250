import type { PlanReading } from "../reading.ts";
import { findAnnotations, type Annotation } from "./annotations.ts";
import { rulesIn, rulesOutside, type StatedRule } from "./document-rules.ts";
import { readHeader } from "./header.ts";
import { toMeasure, type RuleInForce } from "./measures.ts";
import { readOutline } from "./outline.ts";
import { documentTitle, findPlans } from "./plans.ts";
import { findPassages, type Passage } from "./passages.ts";
import { placeAnnotations } from "./placement.ts";
import { toQuestions } from "./questions.ts";
import { toSource, type Source } from "./source.ts";

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

function rulesInForce(
  source: Source,
  annotations: readonly Annotation[],
  passages: readonly Passage[],
): RuleInForce[] {
  const last = annotations.at(-1)?.span[0] ?? 0;
  const inForce = (rule: StatedRule, from: number): RuleInForce => {
    const governed = passages.findIndex((one) => (one.annotations.at(-1)?.span[0] ?? one.start) >= from);
    return {
      kind: rule.kind,
      raw: source.text.slice(rule.span[0], rule.span[1]),
      span: rule.span,
      fromMeasure: Math.max(0, governed + (rule.kind === "inherit-units" ? 1 : 0)),
      units: rule.units.map((unit) => unit.name),
      role: rule.kind === "inherit-units" ? "support" : null,
      from,
      printed: rule.units.map((unit) => ({ name: unit.name, span: unit.span, rule: "inherit-units" })),
    };
  };
  const inside = annotations.flatMap((one) =>
    one.content.rule === null
      ? []
      : rulesIn(source, one.content.rule[0], one.content.rule[1]).map((rule) => inForce(rule, one.span[0])),
  );
  const outside = rulesOutside(
    source,
    annotations.map((one) => one.span),
  ).map((rule) => inForce(rule, rule.span[0] > last ? 0 : rule.span[0]));
  const rules = [...outside, ...inside];
  const led = rules.some(
    (rule) => rule.kind !== "inherit-units" && rule.kind !== "default-responsible-leads",
  );
  return rules.map((rule) => (rule.role === null || led ? rule : { ...rule, role: "lead" }));
}
