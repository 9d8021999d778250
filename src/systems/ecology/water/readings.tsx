import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Suspense, useState } from "react";
import type { Day } from "../../../kernel/calendar.ts";
import { fallsBy } from "../../../kernel/list.ts";
import type { TakeBack } from "../../../kernel/take-back.ts";
import { urlOf } from "../../../web/frame/api.ts";
import { formatDay, formatList } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { Choice } from "../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { DownloadButton } from "../../../web/kit/download-button.tsx";
import { oneOf, pageOf, useFilters } from "../../../web/kit/filters.ts";
import { LazyForm } from "../../../web/kit/lazy-form.ts";
import { Chinese, Section } from "../../../web/kit/parts.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { useWords } from "../../../web/kit/said.ts";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import { useOfferBack } from "../../../web/kit/take-back.tsx";
import { api } from "../web/client.ts";
import { CORRECT_HELP, CORRECTING, correctionHints, reasonWords } from "./correction.ts";
import { type ItemCode, itemOf } from "./item.ts";
import { type Before, type ListedReading, READING_ORDERS } from "./listed-reading.ts";
import { section, type SectionAsked } from "./section.ts";
import { TABLE_UNITS } from "./unit.ts";
import { words } from "./words.ts";

const ROUTE = "GET /api/ecology/water/:section/readings";
const SIZE = 20;
const CORRECT = section.acts.correct;
const SORTS = Object.keys(READING_ORDERS) as (keyof typeof READING_ORDERS)[];
/** What shows classes, and is asked anew after a correction. */
const TOUCHED = /\/api\/ecology\/(?:water|basins|sections)/;

const keyOf = ({ time, item }: Pick<ListedReading, "time" | "item">): string => `${time} ${item}`;
/** As it was printed; figures alone in the unit of the table. */
const printedOf = (
  { item }: ListedReading,
  { printed, unit }: Pick<ListedReading, "printed" | "unit">,
): string => `${printed} ${unit || TABLE_UNITS[itemOf(item).measure]}`.trim();

/** What stood before a correction, struck out, with who put it right and why. */
function Stood({ row, stood }: { readonly row: ListedReading; readonly stood: Before }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { below, on, bureau, reason, sheet } = stood;
  return (
    <div>
      <del>{printedOf(row, stood)}</del>{" "}
      <span className="ui-quiet">
        {below !== null && `(${t.detection(below)}) `}
        {formatDay(on, language)} <Chinese>{bureau}</Chinese>{" "}
        {sheet === null ? <Chinese>{reason}</Chinese> : sentence(reasonWords(stood))}
      </span>
    </div>
  );
}

type Correcting = {
  readonly id: string;
  readonly version: number;
  readonly day: Day;
  readonly reading: ListedReading;
  readonly onClose: () => void;
};

/** The form that puts a reading right. */
function Correct({ id, version, day, reading, onClose }: Correcting) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const offerBack = useOfferBack();
  const send = async (seen: number, asked: SectionAsked | TakeBack) => {
    const next = await api("POST /api/ecology/sections/:section/acts", {
      params: { section: id },
      body: { version: seen, key: newRequestKey(), act: asked as SectionAsked },
    });
    void queries.invalidateQueries({ predicate: ({ queryKey: [route] }) => TOUCHED.test(String(route)) });
    return next;
  };
  const { settled } = reading;
  return (
    <Suspense fallback={<RowsSkeleton rows={4} />}>
      <LazyForm
        key={keyOf(reading)}
        name={`${sentence(CORRECT.name)} · ${sentence(itemOf(reading.item).said)} ${reading.time}`}
        help={`${sentence(CORRECT_HELP)}${settled.length === 0 ? "" : ` ${t.settledHelp(formatList(settled, language))}`}`}
        fields={CORRECTING}
        omits={["time", "item"]}
        initial={{ time: reading.time, item: reading.item, value: reading.printed, unit: reading.unit }}
        day={day}
        draft={`section:${id}:correct:${keyOf(reading)}`}
        hints={correctionHints}
        onSend={async (values) => {
          const next = await send(version, { type: "correct", ...values });
          const of = next.takeBack?.of;
          if (of !== undefined)
            offerBack(sentence(CORRECT.name), () => send(next.version, { type: "take-back", of }));
        }}
        onClose={onClose}
      />
    </Suspense>
  );
}

/** The readings of a month one by one, as they stand; who may puts them right. */
export function Readings({
  id,
  month,
  codes,
}: {
  readonly id: string;
  readonly month: string;
  readonly codes: readonly ItemCode[];
}) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const [asked, change] = useFilters(["of", "sort", "reversed", "page"]);
  const [chosen, setChosen] = useState<string | null>(null);
  const item = oneOf(asked.of, codes);
  const sort = oneOf(asked.sort, SORTS);
  const reversed = asked.reversed === "true";
  const page = pageOf(asked.page);
  const narrowed = {
    month,
    ...(item === undefined ? {} : { item }),
    ...(sort === undefined ? {} : { sort }),
    ...(reversed ? { reversed: "true" } : {}),
  };
  const query = { ...narrowed, page, size: SIZE };
  const signedIn = useAllows()("signed-in");
  const found = useQuery({
    queryKey: [ROUTE, id, query],
    queryFn: () => api(ROUTE, { params: { section: id }, query }),
    placeholderData: (before) => before,
  });
  const { data } = found;
  const version = data?.version ?? null;
  const reading = data?.rows.find((row) => keyOf(row) === chosen);
  const columns: readonly Column<ListedReading>[] = [
    {
      key: "item",
      title: t.item,
      card: "title",
      sort: "item",
      render: (row) => sentence(itemOf(row.item).said),
    },
    { key: "time", title: t.time, card: "state", sort: "time", render: ({ time }) => time },
    {
      key: "value",
      title: t.value,
      figure: true,
      card: "mark",
      render: (row) => printedOf(row, row),
    },
    { key: "below", title: t.limit, figure: true, render: ({ below }) => below ?? "—" },
    {
      key: "before",
      title: t.stood,
      card: "state",
      render: (row) =>
        row.before.length === 0 && row.settled.length === 0 ? (
          "—"
        ) : (
          <>
            {row.before.map((stood, at) => (
              <Stood key={at} row={row} stood={stood} />
            ))}
            {row.settled.length > 0 && (
              <span className="ui-label ui-label-quiet">
                {t.settledOf(formatList(row.settled, language))}
              </span>
            )}
          </>
        ),
    },
    ...(version === null
      ? []
      : [
          {
            key: "correct",
            title: "",
            card: "actions" as const,
            render: (row: ListedReading) => (
              <Button
                size="small"
                aria-label={`${t.correct} ${sentence(itemOf(row.item).said)} ${row.time}`}
                aria-expanded={chosen === keyOf(row)}
                onClick={() => setChosen(chosen === keyOf(row) ? null : keyOf(row))}
              >
                {t.correct}
              </Button>
            ),
          },
        ]),
  ];
  return (
    <Section
      title={`${t.readings} · ${month}`}
      action={
        <span className="ui-row">
          <Choice
            label={t.readingsOf}
            any={t.allItems}
            value={item}
            options={codes.map((each) => ({ value: each, label: sentence(itemOf(each).said) }))}
            onChange={(value) => change({ of: value })}
          />
          {signedIn && (
            <DownloadButton
              label={t.workbook}
              url={urlOf(`${ROUTE}/workbook`, { params: { section: id }, query: narrowed })}
            />
          )}
        </span>
      }
    >
      {data !== undefined && version !== null && reading !== undefined && (
        <Correct
          key={keyOf(reading)}
          {...{ id, version, reading }}
          day={data.day}
          onClose={() => setChosen(null)}
        />
      )}
      <DataTable
        label={t.readings}
        columns={columns}
        rows={data?.rows}
        rowKey={keyOf}
        loading={found.isPlaceholderData}
        error={found.error}
        sorting={{
          by: sort,
          descending: sort !== undefined && fallsBy(READING_ORDERS, sort, reversed),
          falls: (by) => by === "time",
          onSort: (by, descending) =>
            change({ sort: by, reversed: by !== null && descending !== (by === "time") ? "true" : null }),
        }}
        paging={{ page, size: SIZE, total: data?.total ?? 0, onChange: (next) => change({ page: next }) }}
      />
    </Section>
  );
}
