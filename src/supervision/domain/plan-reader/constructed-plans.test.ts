import { describe, expect, it } from "vitest";
import type { MeasureReading } from "../reading.ts";
import { CONSTRUCTED_PLANS } from "./fixtures/constructed-plans.ts";
import { FURTHER_PLANS } from "./fixtures/further-plans.ts";
import { readPlan } from "./read-plan.ts";

const names = (units: MeasureReading["lead"]): string => units.map((one) => one.name).join("、");

function line(measure: MeasureReading): string {
  const { kind, latest, thenContinuous, raw } = measure.deadline;
  const day = kind === "date" ? ` ${latest ?? "?"}${thenContinuous ? "+" : ""}` : "";
  const place = [measure.ordinal ?? "-", measure.section, measure.parent]
    .filter((one) => one !== null)
    .join(" ");
  const units = [names(measure.lead), names(measure.support), names(measure.guide), measure.open];
  return [place, ...units, `${kind}${day}${raw === null ? "" : ` ${raw}`}`]
    .join(" | ")
    .replaceAll("|  |", "| |")
    .replaceAll("|  |", "| |");
}

describe("plans constructed for each shape of annotation", () => {
  it.each([...CONSTRUCTED_PLANS, ...FURTHER_PLANS])("reads $name", ({ text, measures }) => {
    expect(readPlan(text).measures.map(line)).toEqual(measures);
  });
});
