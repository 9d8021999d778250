import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef } from "react";
import { useNavigate } from "react-router";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { RegisterKind } from "../entry.ts";
import { specOf } from "../specs.ts";
import { upload } from "../../web/client.ts";
import { UploadRefused } from "../ask-internal.tsx";
import { firstColumns, workbookColumns } from "./register-columns.tsx";
import type { RegisterFilters } from "./use-register-filters.ts";
import { text } from "./words.ts";

const IMPORT = "POST /api/registers/:register/imports";
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
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
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
  const sending = useMutation({
    mutationFn: ({ file, confirmed }: { readonly file: File; readonly confirmed: boolean }) =>
      upload(IMPORT, { params: { register }, query: confirmed ? { confirmInternal: "true" } : {} }, file),
    onSuccess: ({ id }) => void navigate(`/registers/${register}/imports/${id}`),
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
            <Button size="small" loading={sending.isPending} onClick={() => input.current?.click()}>
              {t.import}
            </Button>
            <input
              ref={input}
              type="file"
              className="ui-hidden"
              tabIndex={-1}
              aria-label={t.import}
              accept=".xlsx"
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                target.value = "";
                if (file !== undefined) sending.mutate({ file, confirmed: false });
              }}
            />
            <span className="ui-quiet">{t.secrecy}</span>
          </>
        )}
      </div>
      <FailureNotice error={saving.error} />
      <UploadRefused
        error={sending.error}
        busy={sending.isPending}
        onConfirm={() => {
          if (sending.variables !== undefined)
            sending.mutate({ file: sending.variables.file, confirmed: true });
        }}
        onCancel={() => sending.reset()}
      />
    </div>
  );
}
