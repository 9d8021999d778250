import { isPlace, type Place } from "../../kernel/place.ts";
import type { EntryLink, EntryValue, StageDays } from "./entry.ts";
import type { MeasureChoice } from "./entry-row.ts";
import type { RegisterSpec, StageSpec } from "./register-spec.ts";
import { stagesOf } from "./stages.ts";
import type { GanttStep } from "../../web/draw/gantt-geometry.ts";
import type { Language } from "../../web/frame/language.tsx";
import type { SchematicReference } from "../../web/draw/schematic-map.tsx";

/** Stages that rows of a kind go through, in their order; all of the register where the kind is not known. */
export const stageSpecs = (spec: RegisterSpec, variant: string | null): readonly StageSpec[] =>
  stagesOf(spec, variant).flatMap((key) => spec.stages.find((stage) => stage.key === key) ?? []);

/** Which stage of how many a row has reached; undefined where that is not known. */
export function stagePlace(spec: RegisterSpec, variant: string | null, stage: string | null) {
  const stages = stageSpecs(spec, variant);
  const at = stages.findIndex(({ key }) => key === stage);
  const found = stages[at];
  return found === undefined ? undefined : { name: found.name, step: at + 1, of: stages.length };
}

/** The stages of a row as steps against time. */
export const ganttSteps = (
  spec: RegisterSpec,
  row: { readonly variant: string | null; readonly stages: Readonly<Record<string, StageDays>> },
  language: Language,
): GanttStep[] =>
  stageSpecs(spec, row.variant).map(({ key, name }) => ({
    key,
    name: name[language],
    planned: row.stages[key]?.planned ?? null,
    actual: row.stages[key]?.actual ?? null,
  }));

/** Where a row is, by the register's field that says so; empty where nobody recorded it. */
export function placeOfRow(spec: RegisterSpec, values: Readonly<Record<string, EntryValue>>): Place {
  const key = Object.keys(spec.fields).find((each) => spec.fields[each]?.takes === "place");
  const value = key === undefined ? undefined : values[key];
  return isPlace(value) ? value : [];
}

/** Seats of the four cities' governments, to two decimals of a degree, for orientation only. */
export const CITY_SEATS: readonly {
  readonly code: string;
  readonly position: SchematicReference["position"];
}[] = [
  { code: "150100", position: [111.75, 40.84] },
  { code: "150200", position: [109.84, 40.66] },
  { code: "150600", position: [109.78, 39.61] },
  { code: "150900", position: [113.13, 40.99] },
];

/** The measures that rows hang on by their printed ordinals, each once. */
export function ordinalsOf(links: readonly EntryLink[], measures: readonly MeasureChoice[]) {
  const ids = [...new Set(links.map(({ measureId }) => measureId))];
  return ids.flatMap((id) => {
    const measure = measures.find((each) => each.id === id);
    return measure === undefined ? [] : [{ id, ordinal: measure.ordinal ?? String(measure.number) }];
  });
}
