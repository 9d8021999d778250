import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { EntryDetail } from "../entry-row.ts";
import { text } from "./words.ts";
import { LinkPicker } from "./link-picker.tsx";
import { useActOnEntry } from "./use-act-on-entry.ts";

/** The measures and undertakings that a row serves. */
export function LinksPanel({ detail }: { readonly detail: EntryDetail }) {
  const t = useText(text);
  const act = useActOnEntry(detail);
  const { links } = detail.state;
  const [editing, setEditing] = useState(false);
  return (
    <section className="ui-panel" aria-labelledby="links">
      <div className="rg-panel-head">
        <h2 id="links">{t.links}</h2>
        {detail.may.includes("revise") && (
          <Button
            size="small"
            className="no-print"
            aria-expanded={editing}
            onClick={() => setEditing(!editing)}
          >
            {editing ? t.finish : t.edit}
          </Button>
        )}
      </div>
      <FailureNotice error={act.error} />
      {links.length === 0 && <p className="ui-quiet">{t.noLinks}</p>}
      {editing ? (
        <div className="no-print">
          <LinkPicker
            links={links}
            busy={act.isPending}
            onChange={(next) => act.mutate({ type: "revise", links: [...next] })}
          />
        </div>
      ) : (
        <ul className="ui-plain-list">
          {links.map(({ measureId, undertakingId }) => {
            const place = detail.places.find((each) => each.measureId === measureId);
            const undertaking = undertakingId === null ? undefined : detail.undertakings[undertakingId];
            return (
              <li key={`${measureId} ${undertakingId}`} lang="zh-CN">
                <Link to={`/measures/${measureId}`}>{place?.ordinal ?? place?.number ?? "…"}</Link>{" "}
                {undertaking ?? place?.text}
                {place !== undefined && <span className="ui-quiet"> {place.planTitle}</span>}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
