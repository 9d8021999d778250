import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { PersonReading } from "../../../../kernel/sharing.ts";
import type { CallableGrant } from "../view.ts";
import { api } from "../../web/client.ts";
import { WhyFields } from "./reading-fields.tsx";
import { text } from "./words.ts";
import { EXCHANGE, RECEIPTS } from "../use-exchange.ts";

/** One subject's data: why, for which case, about whom, which items; and what came back. */
export function ReadingForm({ grant }: { readonly grant: CallableGrant }) {
  const t = useText(text);
  const queries = useQueryClient();
  const [why, setWhy] = useState({ purpose: grant.purposes[0] ?? "", caseNumber: "" });
  const [subject, setSubject] = useState("");
  const [items, setItems] = useState<readonly string[]>([]);
  const reading = useMutation({
    mutationFn: () =>
      api("POST /api/data/grants/:grant/readings", {
        params: { grant: grant.id },
        body: { ...why, subject, items },
      }),
    // A denied grant stays on the page: without it the reason of the denial would go too.
    onSuccess: () => queries.invalidateQueries({ queryKey: ["GET /api/data/callable-grants"] }),
    onSettled: () => {
      for (const key of [EXCHANGE, RECEIPTS]) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reading.mutate();
  };
  const toggle = (item: string) =>
    setItems(items.includes(item) ? items.filter((each) => each !== item) : [...items, item]);
  return (
    <>
      <form className="ui-panel ex-form no-print" aria-label={t.title} onSubmit={submit}>
        <WhyFields grant={grant} {...why} onChange={(part) => setWhy({ ...why, ...part })} />
        <label className="ex-field">
          <span>{t.subject}</span>
          <input
            className="ui-input"
            required
            maxLength={18}
            autoComplete="off"
            spellCheck={false}
            value={subject}
            onChange={({ target }) => setSubject(target.value)}
          />
        </label>
        <fieldset className="ex-checks">
          <legend>
            {t.items} <span className="ui-quiet">{t.itemsHelp}</span>
          </legend>
          {grant.items.map((item) => (
            <label key={item} lang="zh-CN">
              <input type="checkbox" checked={items.includes(item)} onChange={() => toggle(item)} />
              {item}
            </label>
          ))}
        </fieldset>
        <FailureNotice error={reading.error} />
        <div>
          <Button type="primary" htmlType="submit" loading={reading.isPending} disabled={items.length === 0}>
            {t.read}
          </Button>
        </div>
      </form>
      {reading.data && !reading.isPending && <Result reading={reading.data} />}
    </>
  );
}

function Result({ reading }: { readonly reading: PersonReading & { readonly seal: string } }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { rows, receipt, seal } = reading;
  return (
    <section className="ui-panel" aria-live="polite">
      <h2>{t.result}</h2>
      {rows.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <ul className="ex-list">
          {rows.map((row, at) => (
            <li key={at}>
              {rows.length > 1 && <b>{t.row(at + 1)}</b>}
              <dl className="ex-figures" lang="zh-CN">
                {Object.entries(row).map(([item, value]) => (
                  <div key={item}>
                    <dt>{item}</dt>
                    <dd>{value === "" ? "—" : value}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ul>
      )}
      <p className="ui-quiet">
        {t.receipt(formatFigure(receipt, language))}
        {rows.length > 0 && (
          <>
            {" · "}
            {t.seal} <code className="ex-hash">{seal}</code>
          </>
        )}
      </p>
    </section>
  );
}
