import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { PersonReading } from "../../../../kernel/sharing.ts";
import { urlOf } from "../../../../web/frame/api.ts";
import "../../../../web/frame/desk.css";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { download } from "../../../../web/kit/download.ts";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { useFilters } from "../../../../web/kit/filters.ts";
import { Form } from "../../../../web/kit/form.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { Chinese, Fact, Facts, SampleLabel, Section } from "../../../../web/kit/parts.tsx";
import { useWords } from "../../../../web/kit/said.ts";
import { api } from "../../web/client.ts";
import "../exchange.css";
import { EXCHANGE, RECEIPTS } from "../use-exchange.ts";
import type { CallableGrant } from "../view.ts";
import { BATCH, CASE_NUMBER_ASKED, READING } from "./reading.ts";
import { words } from "./words.ts";

const CALLABLE = "GET /api/data/callable-grants";

type OfGrant = { readonly grant: CallableGrant };

/** Reads under the grants of the reader's unit. */
export function Readings() {
  const t = useWords(words);
  const { language } = useLanguage();
  const mayAsk = useAllows()(["liaison"]);
  const [filters, change] = useFilters(["grant"]);
  const grants = useQuery({ queryKey: [CALLABLE], queryFn: () => api(CALLABLE) });
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <Loaded query={grants}>
        {(all) => {
          const chosen = all.find(({ id }) => id === filters.grant) ?? all[0];
          if (!chosen)
            return (
              <EmptyState
                title={t.none}
                action={mayAsk ? <Link to="/data/requests">{t.toRequests}</Link> : undefined}
              >
                {t.noneHelp}
              </EmptyState>
            );
          return (
            <div className="ui-stack">
              <div className="ui-panel ui-stack">
                <label className="ui-column">
                  {t.grant}
                  <select
                    className="ui-select"
                    lang="zh-CN"
                    value={chosen.id}
                    onChange={({ target }) => change({ grant: target.value })}
                  >
                    {all.map(({ id, resourceName, provider }) => (
                      <option key={id} value={id}>
                        {t.option(resourceName, provider)}
                      </option>
                    ))}
                  </select>
                </label>
                <p className="ui-row ui-quiet">
                  <span>
                    {t.until} {formatDay(chosen.until, language)}
                  </span>
                  <span>{t.left(formatFigure(chosen.callsLeft, language))}</span>
                  <SampleLabel sample={chosen.sample} />
                </p>
              </div>
              {chosen.mode === "api" ? (
                <OfOne key={chosen.id} grant={chosen} />
              ) : (
                <OfAll key={chosen.id} grant={chosen} />
              )}
            </div>
          );
        }}
      </Loaded>
    </PageFrame>
  );
}

const listed = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
/** What both forms begin with; nothing of it is kept in the browser, since it names a person. */
const begun = ({ purposes, items }: CallableGrant) => ({
  day: "",
  choices: { purpose: listed(purposes), items: listed(items) },
  initial: { purpose: purposes[0] ?? "" },
});

/** One subject's data: why, for which case, about whom, which items; and what came back. */
function OfOne({ grant }: OfGrant) {
  const t = useWords(words);
  const queries = useQueryClient();
  const [found, setFound] = useState<(PersonReading & { readonly seal: string }) | null>(null);
  return (
    <>
      <Form
        name={t.title}
        fields={READING}
        {...begun(grant)}
        button={t.read}
        onSend={async (body) => {
          setFound(null);
          try {
            setFound(
              await api("POST /api/data/grants/:grant/readings", { params: { grant: grant.id }, body }),
            );
            // A denied grant stays on the page: without it the reason of the denial would go too.
            void queries.invalidateQueries({ queryKey: [CALLABLE] });
          } finally {
            for (const key of [EXCHANGE, RECEIPTS]) void queries.invalidateQueries({ queryKey: [key] });
          }
        }}
      />
      {found && <Result {...found} />}
    </>
  );
}

function Result({ rows, receipt, seal }: PersonReading & { readonly seal: string }) {
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <div aria-live="polite">
      <Section title={t.result}>
        {rows.length === 0 && <p>{t.nothing}</p>}
        <ul className="ex-list">
          {rows.map((row, at) => (
            <li key={at}>
              {rows.length > 1 && <b>{t.row(at + 1)}</b>}
              <Facts>
                {Object.entries(row).map(([item, value]) => (
                  <Fact key={item} name={item}>
                    <Chinese>{value === "" ? "—" : value}</Chinese>
                  </Fact>
                ))}
              </Facts>
            </li>
          ))}
        </ul>
        <p className="ui-quiet">
          {t.receipt(formatFigure(receipt, language))}
          {rows.length > 0 && (
            <>
              {" · "}
              {t.seal} <code className="ex-hash">{seal}</code>
            </>
          )}
        </p>
      </Section>
    </div>
  );
}

/** All rows of a batch or file grant. */
function OfAll({ grant }: OfGrant) {
  const t = useWords(words);
  const [taken, setTaken] = useState(false);
  return (
    <>
      <Form
        name={t.title}
        help={t.batchHelp}
        fields={{ ...BATCH, ...(grant.personLevel && { caseNumber: CASE_NUMBER_ASKED }) }}
        {...begun(grant)}
        button={t.take}
        onSend={async (query) => {
          setTaken(false);
          await download(urlOf("GET /api/data/grants/:grant/batch", { params: { grant: grant.id }, query }));
          setTaken(true);
        }}
      />
      <span role="status">{taken && t.taken}</span>
    </>
  );
}
