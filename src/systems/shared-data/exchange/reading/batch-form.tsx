import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { urlOf } from "../../../../web/frame/api.ts";
import { download } from "../../../../web/kit/download.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import type { CallableGrant } from "../view.ts";
import { WhyFields } from "./reading-fields.tsx";
import { text } from "./words.ts";

/** All rows of a batch or file grant. */
export function BatchForm({ grant }: { readonly grant: CallableGrant }) {
  const t = useText(text);
  const [why, setWhy] = useState({ purpose: grant.purposes[0] ?? "", caseNumber: "" });
  const [format, setFormat] = useState<"xlsx" | "csv">("xlsx");
  const taking = useMutation({
    mutationFn: () =>
      download(
        urlOf("GET /api/data/grants/:grant/batch", {
          params: { grant: grant.id },
          query: { ...why, format },
        }),
      ),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    taking.mutate();
  };
  return (
    <form className="ui-panel ex-form" aria-label={t.title} onSubmit={submit}>
      <p>{t.batchHelp}</p>
      <WhyFields grant={grant} {...why} onChange={(part) => setWhy({ ...why, ...part })} />
      <label className="ui-field">
        {t.format}
        <select
          className="ui-select"
          value={format}
          onChange={({ target }) => setFormat(target.value === "csv" ? "csv" : "xlsx")}
        >
          <option value="xlsx">{t.formats.xlsx}</option>
          <option value="csv">{t.formats.csv}</option>
        </select>
      </label>
      <FailureNotice error={taking.error} />
      <div className="ui-row">
        <Button type="primary" htmlType="submit" loading={taking.isPending}>
          {t.take}
        </Button>
        <span role="status">{taking.isSuccess && t.taken}</span>
      </div>
    </form>
  );
}
