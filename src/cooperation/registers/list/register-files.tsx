import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { ImportUpload } from "../../../web/kit/import-upload.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { RegisterKind } from "../entry.ts";
import { specOf } from "../specs.ts";
import { firstColumns, workbookColumns } from "./register-columns.tsx";
import type { RegisterFilters } from "./use-register-filters.ts";
import { text } from "./words.ts";

const WORKBOOK = "GET /api/registers/:register/workbook";
const TEMPLATE = "GET /api/registers/:register/template";

/** A register as a workbook: out as it is filtered, and in with any headings. */
export function RegisterFiles(props: {
  readonly register: RegisterKind;
  readonly query: RegisterFilters;
  readonly columns: readonly string[];
  readonly writes: boolean;
}) {
  const { register, query, columns, writes } = props;
  const t = useText(text);
  const chosen = workbookColumns(columns);
  const all = chosen === null || columns.join() === firstColumns(specOf(register)).join();
  const saving = useMutation({
    mutationFn: (what: "workbook" | "template") =>
      download(
        what === "template"
          ? urlOf(TEMPLATE, { params: { register } })
          : urlOf(WORKBOOK, {
              params: { register },
              query: { ...query, ...(all ? {} : { columns: chosen.join() }) },
            }),
      ),
  });
  return (
    <div className="no-print ui-stack">
      <div className="ui-row">
        <Button size="small" loading={saving.isPending} onClick={() => saving.mutate("workbook")}>
          {t.export}
        </Button>
        {writes && (
          <>
            <Button size="small" onClick={() => saving.mutate("template")}>
              {t.template}
            </Button>
            <ImportUpload
              label={t.import}
              size="small"
              route="POST /api/registers/:register/imports"
              params={{ register }}
              to={(id) => `/registers/${register}/imports/${id}`}
            />
          </>
        )}
      </div>
      <FailureNotice error={saving.error} />
    </div>
  );
}
