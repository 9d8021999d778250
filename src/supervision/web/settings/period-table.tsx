import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { periodName } from "../../domain/tasks/light-words.ts";
import type { Period } from "../../domain/tasks/schedule.ts";
import { text } from "./settings-text.ts";

const COMPUTED_KEY = /^\d{4}-(?:\d\d|[QH]\d)$/;

/** When reports are due, and why a due day is not the one the schedule names. */
export function PeriodTable(props: {
  readonly label: string;
  readonly periods: readonly Period[];
  readonly today: string;
}) {
  const { periods, today } = props;
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const current = periods.find(({ due }) => due >= today);
  const columns: readonly Column<Period>[] = [
    {
      key: "period",
      title: t.schedule.period,
      card: "title",
      render: (period) => (
        <>
          {sentence(periodName(period.key))}
          {period === current && (
            <span className="ui-label ui-label-river sv-period-mark">{t.schedule.current}</span>
          )}
          {period.due < today && (
            <span className="ui-label ui-label-quiet sv-period-mark">{t.schedule.past}</span>
          )}
        </>
      ),
    },
    {
      key: "due",
      title: t.schedule.due,
      render: ({ due }) => (
        <span className="tabular">
          {formatDay(due, language)} {t.weekdays[weekdayOf(due)]}
        </span>
      ),
    },
    {
      key: "why",
      title: t.schedule.why,
      render: ({ due, unshifted }) =>
        unshifted === null
          ? ""
          : t.schedule.moved(
              formatDay(unshifted, language),
              t.weekdays[weekdayOf(unshifted)] ?? "",
              due < unshifted,
            ),
    },
    {
      key: "span",
      title: t.schedule.span,
      // A telephone shows it where the name does not tell.
      ...(periods.every(({ key }) => COMPUTED_KEY.test(key)) ? { card: "hidden" as const } : {}),
      render: ({ from, to }) => (
        <>
          <span className="tabular">{formatDay(from, language)}</span> –{" "}
          <span className="tabular">{formatDay(to, language)}</span>
        </>
      ),
    },
  ];
  return <DataTable label={props.label} columns={columns} rows={periods} rowKey={({ key }) => key} />;
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
