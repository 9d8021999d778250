import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { api } from "../client.ts";
import { text } from "./meeting-text.ts";
import { mayDo, SOURCES, useMeetingAct } from "./use-meeting-act.ts";

/** Agreements of the register that were signed at the meeting. */
export function AgreementsPanel({ detail }: { readonly detail: MeetingDetail }) {
  const t = useText(text).agreements;
  const maySign = mayDo(detail)({ type: "sign-agreement", entry: "" });
  return (
    <section className="ui-panel ui-stack" aria-label={t.title}>
      <h2>{t.title}</h2>
      {detail.agreements.length === 0 && <p className="ui-quiet">{t.none}</p>}
      <ul className="mt-lines">
        {detail.agreements.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/entries/${id}`} lang="zh-CN">
              {title}
            </Link>
          </li>
        ))}
      </ul>
      {maySign && <Sign detail={detail} />}
    </section>
  );
}

function Sign({ detail }: { readonly detail: MeetingDetail }) {
  const t = useText(text).agreements;
  const act = useMeetingAct(detail);
  const [entry, setEntry] = useState("");
  const params = { meeting: detail.id };
  const query = useQuery({ queryKey: [SOURCES, { params }], queryFn: () => api(SOURCES, { params }) });
  const waiting = (query.data?.rows ?? []).filter(({ about }) => about.kind === "agreement");
  if (query.data !== undefined && waiting.length === 0) return <p className="ui-quiet">{t.noneToSign}</p>;
  return (
    <div className="ui-row no-print">
      <FailureNotice error={act.error ?? query.error} />
      <select
        className="ui-select"
        aria-label={t.choose}
        value={entry}
        onChange={({ target }) => setEntry(target.value)}
      >
        <option value="">{t.choose}</option>
        {waiting.map(({ about, title }) => (
          <option key={about.id} value={about.id} lang="zh-CN">
            {title}
          </option>
        ))}
      </select>
      <Button
        disabled={entry === ""}
        loading={act.isPending}
        onClick={() => act.mutate({ type: "sign-agreement", entry }, { onSuccess: () => setEntry("") })}
      >
        {t.sign}
      </Button>
    </div>
  );
}
