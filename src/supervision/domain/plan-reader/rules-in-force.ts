import type { Annotation } from "./annotations.ts";
import { fold } from "./characters.ts";
import { rulesIn, rulesOutside, type StatedRule } from "./document-rules.ts";
import type { RuleInForce, Passage } from "./measures.ts";
import type { Source } from "./source.ts";
import type { UnitName } from "./units.ts";

/** The document's rules, each with the annotation and the measure from which it holds. */
export function rulesInForce(
  source: Source,
  annotations: readonly Annotation[],
  passages: readonly Passage[],
): RuleInForce[] {
  const last = annotations.at(-1)?.span[0] ?? 0;
  const firstMeasure = (from: number): number =>
    Math.max(
      0,
      passages.findIndex((one) => (one.annotations.at(-1)?.span[0] ?? one.start) >= from),
    );
  const inside = annotations.flatMap((one) =>
    one.content.rule === null
      ? []
      : rulesIn(source, one.content.rule[0], one.content.rule[1]).map((rule) =>
          toRule(
            source,
            { ...rule, units: inFull(rule.units, one) },
            one.span[0],
            firstMeasure(one.span[0]) + (rule.kind === "inherit-units" ? 1 : 0),
          ),
        ),
  );
  const spans = annotations.map((one) => one.span);
  const outside = rulesOutside(source, spans).map((rule) => {
    // A note after the last annotation speaks of all of them.
    const from = rule.span[0] > last ? 0 : rule.span[0];
    return toRule(source, rule, from, firstMeasure(from));
  });
  return withRoles([...outside, ...inside]);
}

/** `以下均含各县区、功能区` names shortly the bodies that its annotation has just printed in full. */
function inFull(units: readonly UnitName[], { content }: Annotation): UnitName[] {
  const printed = content.segments.flatMap((one) => one.units);
  if (units.every((unit) => printed.some((one) => one.name === unit.name))) return [...units];
  return units.map((unit) => printed.find((one) => isShortFor(fold(unit.name), fold(one.name))) ?? unit);
}

/** The place without its office, as in 功能区 for 市各功能区管委会. */
function isShortFor(short: string, full: string): boolean {
  const at = full.indexOf(short);
  return at !== -1 && at <= 2 && OFFICE.test(full.slice(at + short.length));
}

const OFFICE = /^(?:党委、?)?(?:人民政府|政府|管委会|管理委员会|办事处|党工委)$/;

/** Rules stated beside a table hold for all of its rows. */
export const inForceEverywhere = (source: Source, rules: readonly StatedRule[]): RuleInForce[] =>
  withRoles(rules.map((rule) => toRule(source, rule, 0, 0)));

function toRule(source: Source, rule: StatedRule, from: number, fromMeasure: number): RuleInForce {
  return {
    kind: rule.kind,
    raw: source.text.slice(rule.span[0], rule.span[1]),
    span: rule.span,
    fromMeasure,
    units: rule.units.map((unit) => unit.name),
    role: rule.kind === "inherit-units" ? "support" : null,
    from,
    printed: rule.units.map((unit) => ({ name: unit.name, span: unit.span, rule: "inherit-units" })),
  };
}

/** Units that later measures take over support where a rule says who leads, else they are responsible like the rest. */
function withRoles(rules: readonly RuleInForce[]): RuleInForce[] {
  const led = rules.some(
    (rule) => rule.kind !== "inherit-units" && rule.kind !== "default-responsible-leads",
  );
  return rules.map((rule) => (rule.role === null || led ? rule : { ...rule, role: "lead" }));
}
