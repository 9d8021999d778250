import { Due, dueTone } from "../../web/kit/due.tsx";
import { isPlace, type Place } from "../../kernel/place.ts";
import type { EntryLink, EntryValue, StageDays } from "./entry.ts";
import type { EntryRow, Forecast, MeasureChoice } from "./entry-row.ts";
import type { RegisterSpec, StageSpec } from "./register-spec.ts";
import { stagesOf } from "./stages.ts";
import type { GanttStep } from "../../web/draw/gantt-geometry.ts";
import { type Language, useLanguage } from "../../web/frame/language.tsx";
import { type Day, daysBetween } from "../../kernel/calendar.ts";
import { formatDay } from "../../web/frame/format.ts";
import { useWords } from "../../web/kit/said.ts";
import { StandingTag } from "../../web/kit/standing-tag.tsx";
import { words } from "./list/words.ts";

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

/** The measures that rows hang on by their printed ordinals, each once. */
export function ordinalsOf(links: readonly EntryLink[], measures: readonly MeasureChoice[]) {
  const ids = [...new Set(links.map(({ measureId }) => measureId))];
  return ids.flatMap((id) => {
    const measure = measures.find((each) => each.id === id);
    return measure === undefined ? [] : [{ id, ordinal: measure.ordinal ?? String(measure.number) }];
  });
}

/** The stage a row has reached, in words with its place in the order, or that nobody knows. */
export function StageWords(props: {
  readonly spec: RegisterSpec;
  readonly row: Pick<EntryRow, "variant" | "stage" | "closedOn">;
}) {
  const { spec, row } = props;
  const t = useWords(words);
  const place = stagePlace(spec, row.variant, row.stage);
  return (
    <span className="rg-stage">
      {place === undefined ? (
        <span className="ui-label ui-label-quiet">? {t.unknownStage}</span>
      ) : (
        <>
          {t.stageOf(place.name, place.step, place.of)}
          <span className="rg-steps" aria-hidden="true">
            {Array.from({ length: place.of }, (_, at) => (
              <i key={at} className={at < place.step ? "rg-step rg-step-done" : "rg-step"} />
            ))}
          </span>
        </>
      )}
      {row.closedOn !== null && <span className="ui-label ui-label-quiet">{t.closed}</span>}
    </span>
  );
}

/** From where a row comes, where nobody entered it here: a published source by name, or invented. */
export function RowStanding({ row }: { readonly row: Pick<EntryRow, "standing" | "source"> }) {
  const t = useWords(words);
  if (row.standing === "entered") return null;
  if (row.standing === "sample") return <StandingTag standing="sample" />;
  return (
    <span className="rg-source ui-quiet">
      <span className="ui-label ui-label-river">{t.reported}</span>{" "}
      {row.source !== null && <span lang="zh-CN">{row.source.title}</span>}
    </span>
  );
}

/** When the next stage is expected, and how far from its plan. */
export function ForecastWords(props: { readonly spec: RegisterSpec; readonly forecast: Forecast | null }) {
  const { spec, forecast } = props;
  const t = useWords(words);
  const { language } = useLanguage();
  if (forecast === null) return null;
  const { stage: key } = forecast;
  const stage = spec.stages.find((each) => each.key === key)?.name ?? { zh: key, en: key };
  const { slipDays, expected, planned } = forecast;
  if (expected === null && planned === null) return null;
  return (
    <span>
      {expected === null
        ? t.planned(stage, formatDay(planned, language))
        : t.expected(stage, formatDay(expected, language))}
      {slipDays !== null && (
        <>
          {" "}
          <span className={slipDays > 0 ? "ui-label ui-label-ochre" : "ui-quiet"}>{t.slip(slipDays)}</span>
        </>
      )}
    </span>
  );
}

/** A day with the days that are left until it. */
export function DueDay({ day, today }: { readonly day: Day | null; readonly today: Day }) {
  const t = useWords(words);
  const { language } = useLanguage();
  if (day === null) return null;
  const left = daysBetween(today, day);
  return <Due tone={dueTone(left, 30)}>{t.daysLeft(formatDay(day, language), left)}</Due>;
}
