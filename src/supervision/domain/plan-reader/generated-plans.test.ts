import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { MeasureReading } from "../reading.ts";
import { fold } from "./characters.ts";
import { mistreatment } from "./fixtures/mistreatment.ts";
import { writtenPlan, type WrittenMeasure } from "./fixtures/plan-generator.ts";
import { readPlan } from "./read-plan.ts";

const PLANS = 3000;

const names = (units: MeasureReading["lead"]): string[] => units.map((one) => fold(one.name));

/** Radicals are kept as printed in values; they are compared as what they fold to. */
function asWritten(measure: MeasureReading): WrittenMeasure {
  const { kind, latest, thenContinuous } = measure.deadline;
  return {
    ordinal: fold(measure.ordinal ?? ""),
    section: measure.section === null ? null : fold(measure.section),
    parent: measure.parent === null ? null : fold(measure.parent),
    text: fold(measure.text).replaceAll("\n", ""),
    lead: names(measure.lead),
    support: names(measure.support),
    guide: names(measure.guide),
    deadline: kind === "date" ? `date ${latest}${thenContinuous ? "+" : ""}` : kind,
  };
}

const folded = (measure: WrittenMeasure): WrittenMeasure => ({
  ...measure,
  ordinal: fold(measure.ordinal),
  section: measure.section === null ? null : fold(measure.section),
  parent: measure.parent === null ? null : fold(measure.parent),
  text: fold(measure.text).replaceAll("\n", ""),
  lead: measure.lead.map(fold),
  support: measure.support.map(fold),
  guide: measure.guide.map(fold),
});

it(`reads back ${PLANS} plans written from the grammar`, () => {
  fc.assert(
    fc.property(writtenPlan, ({ text, title, docNumber, date, measures }) => {
      const read = readPlan(text);
      expect(read.measures.map(asWritten)).toEqual(measures.map(folded));
      expect([fold(read.title?.value ?? ""), read.date?.value ?? null]).toEqual([title, date]);
      expect(read.docNumber === null ? null : fold(read.docNumber.value)).toBe(
        docNumber === null ? null : fold(docNumber),
      );
    }),
    { numRuns: PLANS },
  );
}, 120_000);

const MISTREATED = 1500;

it(`reads ${MISTREATED} mistreated plans as it reads them untouched`, () => {
  fc.assert(
    fc.property(writtenPlan, mistreatment, ({ text }, { apply }) => {
      expect(gist(apply(text))).toEqual(gist(text));
    }),
    { numRuns: MISTREATED },
  );
}, 120_000);

function gist(text: string) {
  const { title, issuer, docNumber, date, measures } = readPlan(text);
  return {
    title: fold(title?.value ?? ""),
    issuer: issuer?.value ?? null,
    docNumber: fold(docNumber?.value ?? ""),
    date: date?.value ?? null,
    // Blanks at the ends of lines stay in the words as printed.
    measures: measures.map((one) => ({ ...asWritten(one), text: fold(one.text).replaceAll(/\s/g, "") })),
  };
}
