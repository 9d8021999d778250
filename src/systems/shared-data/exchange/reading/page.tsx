import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { useFilters } from "../../../../web/kit/filters.ts";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import type { CallableGrant } from "../view.ts";
import { api } from "../../web/client.ts";
import { BatchForm } from "./batch-form.tsx";
import "../exchange.css";
import { ReadingForm } from "./reading-form.tsx";
import { text } from "./words.ts";

const CALLABLE = "GET /api/data/callable-grants";

/** Reads under the grants of the reader's unit. */
export default function ReadingPage() {
  const t = useText(text);
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
              <div className="ui-panel ex-form">
                <label className="ex-field">
                  <span>{t.grant}</span>
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
                  {chosen.sample && <span className="ui-label ui-label-ochre">{t.sample}</span>}
                </p>
              </div>
              <Form key={chosen.id} grant={chosen} />
            </div>
          );
        }}
      </Loaded>
    </PageFrame>
  );
}

const Form = ({ grant }: { readonly grant: CallableGrant }) =>
  grant.mode === "api" ? <ReadingForm grant={grant} /> : <BatchForm grant={grant} />;
