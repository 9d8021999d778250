import { useMutation } from "@tanstack/react-query";
import { urlOf } from "../../../web/frame/api.ts";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { download } from "../../../web/kit/download.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatInstant } from "../../../web/frame/format.ts";
import { useText } from "../../../web/frame/language.tsx";
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
          className="ui-link-button"
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
        <span className="ui-column">
          {takenBy}
          <span className="ui-quiet">{formatInstant(takenAt)}</span>
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
