import { Link } from "react-router";
import type { ReactNode } from "react";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import type { Sorting } from "../../../../web/kit/sorting.ts";
import type { Paging } from "../../../../web/kit/pages.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { CaseLine } from "../../domain/cases/case-view.ts";
import { ClockWords, ModeWords, Places, SampleLabel, StageLabel } from "./case-labels.tsx";
import { text } from "./cases-text.ts";

/** Which of the lists is shown, each with how many it holds. */
export function ListTabs(props: {
  readonly lists: readonly string[];
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly value: string;
  /** Where a list is called otherwise. */
  readonly names?: Readonly<Record<string, string>>;
  readonly onChange: (list: string) => void;
}) {
  const t = useText(text);
  return (
    <nav className="cs-lists no-print" aria-label={t.listsLabel}>
      {props.lists.map((list) => (
        <button
          key={list}
          type="button"
          aria-current={props.value === list ? "page" : undefined}
          onClick={() => props.onChange(list)}
        >
          {props.names?.[list] ?? t.lists[list]} <span className="ui-num">{props.counts?.[list] ?? ""}</span>
        </button>
      ))}
    </nav>
  );
}

/** Cases as a table; cards on a telephone. */
export function CaseList(props: {
  readonly label: string;
  readonly rows: readonly CaseLine[] | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly paging?: Paging;
  readonly sorting?: Sorting;
  readonly empty: ReactNode;
  readonly to: (line: CaseLine) => string;
}) {
  const t = useText(text);
  const { language } = useLanguage();
  const { to, ...table } = props;
  const columns: readonly Column<CaseLine>[] = [
    {
      key: "item",
      title: t.columns.item,
      sort: "item",
      card: "title",
      render: (line) => (
        <div className="ui-plan-title">
          <Link to={to(line)} lang="zh-CN">
            {line.itemName}
          </Link>{" "}
          <SampleLabel sample={line.sample} />
          <div className="ui-quiet cs-number">{line.number}</div>
        </div>
      ),
    },
    {
      key: "stage",
      title: t.columns.stage,
      sort: "stage",
      render: ({ stage }) => <StageLabel stage={stage} />,
    },
    {
      key: "clock",
      title: t.columns.clock,
      sort: "due",
      render: ({ clock }) => <ClockWords clock={clock} />,
    },
    { key: "places", title: t.columns.places, render: (line) => <Places line={line} /> },
    { key: "mode", title: t.columns.mode, render: ({ mode }) => <ModeWords mode={mode} /> },
    {
      key: "clerk",
      title: t.columns.clerk,
      render: ({ clerk }) => (clerk === null ? t.none : <span lang="zh-CN">{clerk}</span>),
    },
    {
      key: "begun",
      title: t.columns.begun,
      sort: "begun",
      render: ({ begunOn }) => formatDay(begunOn, language),
    },
  ];
  return <DataTable<CaseLine> {...table} columns={columns} rowKey={({ id }) => id} />;
}
