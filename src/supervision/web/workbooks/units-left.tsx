import { useMutation } from "@tanstack/react-query";
import { urlOf } from "../../../web/frame/api.ts";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { download } from "../../../web/kit/download.ts";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useColon, useText } from "../../../web/frame/language.tsx";
import type { WorkbookUnits } from "../../domain/workbooks/returned-workbook.ts";
import { text } from "./workbooks-text.ts";

type Unit = WorkbookUnits["units"][number];

/** Units that have not reported everything, each with its own workbook. */
export function UnitsLeft(props: {
  readonly plan: string;
  readonly period: string;
  readonly units: readonly Unit[];
  readonly all: number;
}) {
  const { plan, period, units, all } = props;
  const t = useText(text);
  const colon = useColon();
  const fetching = useMutation({
    mutationFn: (unit: string) =>
      download(urlOf("GET /api/plans/:plan/workbooks/:unit", { params: { plan, unit }, query: { period } })),
  });
  const columns: readonly Column<Unit>[] = [
    { key: "unit", title: t.unit, card: "title", render: ({ name }) => <span lang="zh-CN">{name}</span> },
    {
      key: "reported",
      title: t.reported,
      figure: true,
      render: ({ owed, reported }) => `${reported} / ${owed}`,
    },
    {
      key: "download",
      title: t.workbook,
      card: "actions",
      render: ({ id, name }) => (
        <button
          type="button"
          className="ui-link-button"
          aria-label={t.one + colon + name}
          disabled={fetching.isPending}
          onClick={() => fetching.mutate(id)}
        >
          {t.one}
        </button>
      ),
    },
  ];
  return (
    <>
      <FailureNotice error={fetching.error} />
      <DataTable
        label={t.left}
        columns={columns}
        rows={units}
        rowKey={({ id }) => id}
        empty={
          all === 0 ? (
            <EmptyState title={t.nobody}>{t.nobodyHelp}</EmptyState>
          ) : (
            <EmptyState title={t.allIn}>{t.allInHelp}</EmptyState>
          )
        }
      />
    </>
  );
}
