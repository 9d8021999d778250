import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { urlOf } from "../../../../web/frame/api.ts";
import { download } from "../../../../web/kit/download.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import type { ExchangeOverview } from "../view.ts";
import { api } from "../../web/client.ts";
import { text } from "../words.ts";
import { EXCHANGE } from "../use-exchange.ts";

/** Where the chain stands, the heads that others may hold, and a range of it to take away. */
export function ChainPanel({ overview: { head, heads, findings } }: { readonly overview: ExchangeOverview }) {
  const t = useText(text);
  const { language } = useLanguage();
  const sentence = useSentence();
  const mayPublish = useAllows()(["data-officer"]);
  return (
    <section className="ui-panel">
      <h2>{t.chain}</h2>
      <div className="ui-stack">
        {head === null ? (
          <p>{t.chainNone}</p>
        ) : (
          <p>
            {t.chainNow(formatFigure(head.number, language))} <code className="ex-hash">{head.hash}</code>
          </p>
        )}
        <h3 className="ui-h2">{t.heads}</h3>
        <p className="ui-quiet">{t.headsHelp}</p>
        {findings.map((finding) => (
          <p key={finding.en} className="ui-state ui-state-pending">
            {sentence(finding)}
          </p>
        ))}
        {heads.length === 0 ? (
          <p>{t.noHeads}</p>
        ) : (
          <ul className="ex-list">
            {heads.map(({ day, number, hash, intact }) => (
              <li key={day}>
                <span className={intact ? "ui-state ui-state-dated" : "ui-state ui-state-pending"}>
                  {t.headLine(formatDay(day, language), formatFigure(number, language))} ·{" "}
                  {intact ? t.intact : t.broken}
                </span>{" "}
                <code className="ex-hash">
                  {number}:{hash}
                </code>
              </li>
            ))}
          </ul>
        )}
        {mayPublish && <Publish />}
        {head !== null && <ExportForm last={head.number} />}
      </div>
    </section>
  );
}

function Publish() {
  const t = useText(text);
  const queries = useQueryClient();
  const publishing = useMutation({
    mutationFn: () => api("POST /api/data/receipt-heads"),
    onSuccess: () => queries.invalidateQueries({ queryKey: [EXCHANGE] }),
  });
  return (
    <div className="ui-row no-print">
      <Button loading={publishing.isPending} onClick={() => publishing.mutate()}>
        {t.publish}
      </Button>
      <span role="status">
        {publishing.data && (publishing.data.published ? t.published : t.unpublished)}
      </span>
      <FailureNotice error={publishing.error} />
    </div>
  );
}

function ExportForm({ last }: { readonly last: number }) {
  const t = useText(text);
  const [from, setFrom] = useState("1");
  const [to, setTo] = useState(String(last));
  const saving = useMutation({
    mutationFn: () =>
      download(urlOf("GET /api/data/receipts/file", { query: { from: Number(from), to: Number(to) } })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const number = {
    className: "ui-input ex-number",
    type: "number",
    required: true,
    min: 1,
    max: last,
  } as const;
  return (
    <form className="ex-form no-print" onSubmit={submit}>
      <h3 className="ui-h2">{t.exportTitle}</h3>
      <p className="ui-quiet">
        {t.exportHelp} <code>jiziwan receipt verify FILE</code>
      </p>
      <div className="ui-row">
        <label className="ui-field">
          {t.from}
          <input {...number} value={from} onChange={({ target }) => setFrom(target.value)} />
        </label>
        <label className="ui-field">
          {t.to}
          <input {...number} value={to} onChange={({ target }) => setTo(target.value)} />
        </label>
        <Button htmlType="submit" loading={saving.isPending}>
          {t.exportSave}
        </Button>
      </div>
      <FailureNotice error={saving.error} />
    </form>
  );
}
