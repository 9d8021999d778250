import { Button } from "antd";
import { useState } from "react";
import type { Day } from "../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { at, choice, line, money, optional, say, typedOf } from "../../../kernel/fields.ts";
import type { MoneyUnit } from "../../../kernel/money.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage } from "../../../web/frame/language.tsx";
import { chinese, type ListColumn, named, useColumns } from "../../../web/kit/columns.tsx";
import { DataTable } from "../../../web/kit/data-table.tsx";
import { Form } from "../../../web/kit/form.tsx";
import { MONEY_UNIT_NAMES, moneyFigure, unitOfColumn } from "../../../web/kit/money-words.ts";
import { Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import type { EntryDetail } from "../entry-row.ts";
import type { Flow, MoneyLine } from "../entry.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { SumsByYear } from "../sums-by-year.tsx";
import { useSendAct } from "../use-entry.ts";
import { MONEY_SOURCE_NAMES, words as all } from "./words.ts";

const words = all.money;
const PERIOD = /^(?:19|20|21)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/;
const BAD_PERIOD = at(
  "period",
  refusal(
    "bad-period",
    "请填写年份 2026 或月份 2026-03。",
    "Enter a year such as 2026 or a month such as 2026-03.",
  ),
);

const flowNames = ({ flows }: RegisterSpec) =>
  Object.fromEntries(flows.map(({ flow, name }) => [flow, name])) as Record<Flow, RegisterSpec["name"]>;

const fieldsOf = (spec: RegisterSpec) => ({
  flow: choice(words.flow, flowNames(spec), spec.flows[0] && { initial: spec.flows[0].flow }),
  source: choice(words.source, MONEY_SOURCE_NAMES, { initial: "unstated" }),
  period: line(words.period, {
    most: 7,
    help: say("年 2026 或月 2026-03", "A year 2026 or a month 2026-03"),
  }),
  amountFen: money(words.amount),
  batch: optional(line(words.batch, { most: 100 })),
  paper: optional(line(words.paper, { most: 200 })),
});

type Props = { readonly spec: RegisterSpec; readonly detail: EntryDetail; readonly today: Day };

/** Money of a row: sums by year and flow, and below them the lines they are made of, each with its source. */
export function MoneyPanel({ spec, detail, today }: Props) {
  const t = useWords(words);
  const [form, setForm] = useState<MoneyLine | "new" | null>(null);
  const { lines, state } = detail;
  const may = detail.may.includes("record-money");
  const years = [...new Set(lines.map(({ period }) => period.slice(0, 4)))].toSorted();
  const flows = spec.flows.filter(({ flow }) => state.money[flow] !== undefined);
  const add = may && form === null && (
    <Button size="small" className="no-print" onClick={() => setForm("new")}>
      {t.add}
    </Button>
  );
  return (
    <Section title={t.name} action={add}>
      {form !== null && (
        <MoneyForm
          key={JSON.stringify(form)}
          {...{ spec, detail, today }}
          line={form === "new" ? null : form}
          onDone={() => setForm(null)}
        />
      )}
      {lines.length === 0 ? (
        <p className="ui-quiet">{t.none}</p>
      ) : (
        <>
          <SumsByYear
            flows={flows}
            totals
            years={years.map((year) => ({
              year,
              flows: Object.fromEntries(flows.map(({ flow }) => [flow, state.money[flow]?.[year]])),
            }))}
          />
          {years.toReversed().map((year) => (
            <Lines
              key={year}
              {...{ spec, year }}
              lines={lines.filter(({ period }) => period.startsWith(year))}
              onCorrect={may ? setForm : null}
            />
          ))}
        </>
      )}
    </Section>
  );
}

/** One amount to record, or to put in place of `line`. */
function MoneyForm({
  spec,
  detail,
  today,
  line: known,
  onDone,
}: Props & { readonly line: MoneyLine | null; readonly onDone: () => void }) {
  const t = useWords(words);
  const send = useSendAct(detail);
  const fields = fieldsOf(spec);
  const { amountFen, paper } = fields;
  return (
    <Form
      name={known === null ? t.add : t.correct}
      help={known === null ? t.replaces : t.lineOf(flowNames(spec)[known.flow], known)}
      // What a line is known by stays when it is corrected: otherwise it would be another line beside it.
      fields={known === null ? fields : { amountFen, paper }}
      initial={known === null ? {} : typedOf({ amountFen, paper }, known)}
      day={today}
      draft={`entry:${detail.id}:money:${JSON.stringify(known)}`}
      onClose={onDone}
      onSend={async (values) => {
        const next = { ...known, ...values } as MoneyLine;
        if (!PERIOD.test(next.period.trim())) throw new FailureError(BAD_PERIOD);
        await send({ type: "record-money", lines: [{ ...next, period: next.period.trim() }] });
      }}
    />
  );
}

const columnsOf = (
  spec: RegisterSpec,
  unit: MoneyUnit,
  onCorrect: ((line: MoneyLine) => void) | null,
): ListColumn<MoneyLine>[] => [
  { name: words.period, card: "title", show: ({ period }) => period },
  named(words.flow, flowNames(spec), ({ flow }) => flow),
  named(words.source, MONEY_SOURCE_NAMES, ({ source }) => source),
  {
    name: say(
      `${words.amount.zh}（${MONEY_UNIT_NAMES[unit].zh}）`,
      `${words.amount.en} (${MONEY_UNIT_NAMES[unit].en})`,
    ),
    figure: true,
    show: ({ amountFen }, { language }) => moneyFigure(amountFen, unit, language),
  },
  chinese(words.batch, ({ batch }) => batch),
  chinese(words.paper, ({ paper }) => paper),
  ...(onCorrect === null
    ? []
    : [
        {
          name: words.correct,
          card: "actions",
          show: (line, { sentence }) => (
            <button
              type="button"
              className="ui-link-button"
              aria-label={`${sentence(words.correct)} ${sentence(words.lineOf(flowNames(spec)[line.flow], line))}`}
              onClick={() => onCorrect(line)}
            >
              {sentence(words.correct)}
            </button>
          ),
        } satisfies ListColumn<MoneyLine>,
      ]),
];

function Lines(props: {
  readonly spec: RegisterSpec;
  readonly year: string;
  readonly lines: readonly MoneyLine[];
  readonly onCorrect: ((line: MoneyLine) => void) | null;
}) {
  const { spec, year, lines, onCorrect } = props;
  const t = useWords(words);
  const { language } = useLanguage();
  const amounts = lines.map(({ amountFen }) => amountFen);
  const label = t.ofYear(year, formatFigure(lines.length, language));
  return (
    <details>
      <summary>{label}</summary>
      <DataTable
        label={label}
        columns={useColumns(columnsOf(spec, unitOfColumn(amounts, language), onCorrect))}
        rows={lines}
        rowKey={({ flow, source, period, batch }) => `${flow} ${source} ${period} ${batch}`}
      />
    </details>
  );
}
