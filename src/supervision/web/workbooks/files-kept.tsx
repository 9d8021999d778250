import { useMutation } from "@tanstack/react-query";
import { urlOf } from "../../../web/api.ts";
import { type Column, DataTable } from "../../../web/data-table.tsx";
import { download } from "../../../web/download.ts";
import { FailureNotice } from "../../../web/failure-notice.tsx";
import { formatInstant } from "../../../web/format.ts";
import { useText } from "../../../web/language.tsx";
import type { ReturnedFile } from "../../domain/workbooks/returned-workbook.ts";
import { text } from "./workbooks-text.ts";

/** Workbooks that were entered, as they came back: what was entered can be compared with them. */
export function FilesKept({
  plan,
  files,
}: {
  readonly plan: string;
  readonly files: readonly ReturnedFile[];
}) {
  const t = useText(text);
  const fetching = useMutation({
    mutationFn: (digest: string) =>
      download(urlOf("GET /api/plans/:plan/workbook-files/:digest", { params: { plan, digest } })),
  });
  const columns: readonly Column<ReturnedFile>[] = [
    { key: "unit", title: t.unit, card: "title", render: ({ unit }) => <span lang="zh-CN">{unit}</span> },
    {
      key: "file",
      title: t.keptFile,
      render: ({ name, digest }) => (
        <button
          type="button"
          className="sv-link-button"
          disabled={fetching.isPending}
          onClick={() => fetching.mutate(digest)}
        >
          {name}
        </button>
      ),
    },
    { key: "entered", title: t.keptRows, figure: true, render: ({ entered }) => entered },
    {
      key: "taken",
      title: t.takenBy,
      render: ({ takenBy, takenAt }) => (
        <span className="sv-column">
          {takenBy}
          <span className="sv-quiet">{formatInstant(takenAt)}</span>
        </span>
      ),
    },
  ];
  return (
    <>
      <FailureNotice error={fetching.error} />
      <DataTable
        label={t.kept}
        columns={columns}
        rows={files}
        rowKey={({ unit, digest }) => `${unit} ${digest}`}
      />
    </>
  );
}
