import { useState } from "react";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { Section } from "../../../web/kit/parts.tsx";
import { Gantt } from "../../../web/draw/gantt.tsx";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { SchematicMap, useCitySeats } from "../../../web/draw/schematic-map.tsx";
import { useWords } from "../../../web/kit/said.ts";
import type { Looking } from "./listing.tsx";
import { UNKNOWN_STAGE, words } from "./words.ts";
import { ganttSteps, placeOfRow, stagePlace } from "../row-words.tsx";

/** Stages of the rows shown, planned and as reached, against time. */
export function ProgressOfRows({ spec, found }: Looking) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [today] = useState(() => dayInShanghai(new Date()));
  if (found === undefined) return null;
  const label = t.gantt(spec.name);
  return (
    <Section title={label}>
      <Gantt
        label={label}
        today={today}
        rows={found.rows.map((row) => ({
          id: row.id,
          name: row.name,
          to: `/entries/${row.id}`,
          steps: ganttSteps(spec, row, language),
        }))}
      />
    </Section>
  );
}

/** Where the rows shown are, as points and lines. */
export function PlacesOfRows({ spec, found }: Looking) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const references = useCitySeats();
  if (found === undefined) return null;
  const { rows } = found;
  const label = t.map(spec.name);
  const marks = rows.flatMap((row) => {
    const place = placeOfRow(spec, row.values);
    const stage = sentence(stagePlace(spec, row.variant, row.stage)?.name ?? UNKNOWN_STAGE);
    return place.length === 0
      ? []
      : [{ id: row.id, name: row.name, place, to: `/entries/${row.id}`, note: stage }];
  });
  return (
    <Section title={label}>
      <p className="ui-quiet">
        {marks.length === 0
          ? t.mapNone
          : t.mapShown(formatFigure(marks.length, language), formatFigure(rows.length, language))}
      </p>
      {marks.length > 0 && <SchematicMap label={label} marks={marks} references={references} />}
    </Section>
  );
}
