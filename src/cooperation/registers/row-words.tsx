import { type Day, daysBetween } from "../../kernel/calendar.ts";
import { formatDay } from "../../web/frame/format.ts";
import { useLanguage } from "../../web/frame/language.tsx";
import { useWords } from "../../web/kit/said.ts";
import { StandingTag } from "../../web/kit/standing-tag.tsx";
import type { EntryRow, Forecast } from "./entry-row.ts";
import type { RegisterSpec } from "./register-spec.ts";
import { stagePlace } from "./register-view.tsx";
import { words } from "./list/words.ts";

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
          <span className={slipDays > 0 ? "ui-label ui-label-ochre" : "ui-quiet"}>
            {slipDays > 0 && "▲ "}
            {t.slip(slipDays)}
          </span>
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
  const tone = left < 0 ? "ui-state ui-state-pending" : left <= 30 ? "ui-state ui-state-due-soon" : "";
  return <span className={tone}>{t.daysLeft(formatDay(day, language), left)}</span>;
}
