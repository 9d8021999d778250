import type { Day } from "../../../kernel/calendar.ts";
import { CITIES } from "../../../kernel/region.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { Gantt } from "../../../web/draw/gantt.tsx";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { SchematicMap } from "../../../web/draw/schematic-map.tsx";
import type { EntryRow } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { text } from "./words.ts";
import { CITY_SEATS, ganttSteps, placeOfRow, stagePlace } from "../register-view.tsx";

type Props = { readonly spec: RegisterSpec; readonly rows: readonly EntryRow[] };

/** Stages of the rows shown, planned and as reached, against time. */
export function ProgressOfRows({ spec, rows, today }: Props & { readonly today: Day }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  return (
    <section className="ui-panel">
      <h2>{t.gantt(sentence(spec.name))}</h2>
      <Gantt
        label={t.gantt(sentence(spec.name))}
        today={today}
        rows={rows.map((row) => ({
          id: row.id,
          name: row.name,
          to: `/entries/${row.id}`,
          steps: ganttSteps(spec, row, language),
        }))}
      />
    </section>
  );
}

/** The seats of the four cities by name. */
export function useCitySeats() {
  const { language } = useLanguage();
  return CITY_SEATS.map(({ code, position }) => ({
    name: CITIES.find((city) => city.code === code)?.name[language] ?? code,
    position,
  }));
}

/** Where the rows shown are, as points and lines. */
export function PlacesOfRows({ spec, rows }: Props) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const references = useCitySeats();
  const marks = rows.flatMap((row) => {
    const place = placeOfRow(spec, row.values);
    const stage = stagePlace(spec, row.variant, row.stage)?.name[language] ?? t.unknownStage;
    return place.length === 0
      ? []
      : [{ id: row.id, name: row.name, place, to: `/entries/${row.id}`, note: stage }];
  });
  return (
    <section className="ui-panel">
      <h2>{t.map(sentence(spec.name))}</h2>
      <p className="ui-quiet">
        {marks.length === 0
          ? t.mapNone
          : t.mapShown(formatFigure(marks.length, language), formatFigure(rows.length, language))}
      </p>
      {marks.length > 0 && (
        <SchematicMap label={t.map(sentence(spec.name))} marks={marks} references={references} />
      )}
    </section>
  );
}
