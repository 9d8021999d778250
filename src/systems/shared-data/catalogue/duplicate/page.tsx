import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "antd";
import { Link } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { oneOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { RowsSkeleton } from "../../../../web/kit/skeletons.tsx";
import type { DuplicateRow } from "./row.ts";
import { api } from "../../web/client.ts";
import "../catalogue.css";
import { DecideForm } from "../../web/catalogue/decide-form.tsx";
import { text } from "../../web/catalogue/duplicates-text.ts";
import { SampleLabel, useRegionName } from "../resource/labels.tsx";
import { DUPLICATES } from "../use-catalogue.ts";

const STATES = ["open", "decided", "all"] as const;

/** Resources that seem to hold the same, for the department in charge to decide on. */
export default function DuplicatesPage() {
  const t = useText(text);
  const sentence = useSentence();
  const [filters, change] = useFilters(["state", "city"]);
  const state = oneOf(filters.state, STATES) ?? "open";
  const city = oneOf(
    filters.city,
    CITIES.map(({ code }) => code),
  );
  const query = { state, city };
  const found = useQuery({ queryKey: [DUPLICATES, { query }], queryFn: () => api(DUPLICATES, { query }) });
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <div className="ui-stack">
        <div className="filters no-print">
          <Choice
            label={t.state}
            any={t.states.open}
            value={state === "open" ? undefined : state}
            options={(["decided", "all"] as const).map((each) => ({ value: each, label: t.states[each] }))}
            onChange={(next) => change({ state: next })}
          />
          <Choice
            label={t.city}
            any={t.anyCity}
            value={city}
            options={CITIES.map(({ code, name }) => ({ value: code, label: sentence(name) }))}
            onChange={(next) => change({ city: next })}
          />
        </div>
        {found.error !== null && <FailureNotice error={found.error} onRetry={() => void found.refetch()} />}
        {found.data === undefined && found.isPending && <RowsSkeleton rows={6} />}
        {found.data?.rows.length === 0 && <EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
        {found.data?.rows.map((row) => (
          <Pair key={`${row.left.id} ${row.right.id}`} row={row} />
        ))}
      </div>
    </PageFrame>
  );
}

function Pair({ row }: { readonly row: DuplicateRow }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const [deciding, setDeciding] = useState(false);
  const { left, right, likeness, sharedItems, proposedLead, decided, mayDecide } = row;
  const nameOf = (unitId: string): string =>
    left.providerId === unitId ? left.providerName : right.providerName;
  return (
    <section className="ui-panel ui-stack" aria-label={`${left.code} / ${right.code}`}>
      <span className="ui-row">
        <strong>{t.likeness(Math.round(likeness * 100))}</strong>
        <span className="ui-quiet">{t.shared(sharedItems.length)}</span>
        {decided !== null && (
          <span className={`ui-label ui-label-${decided.decision === "same" ? "river" : "quiet"}`}>
            {t.decisions[decided.decision]}
          </span>
        )}
      </span>
      <div className="ct-side">
        <Side side={left} shared={sharedItems} />
        <Side side={right} shared={sharedItems} />
      </div>
      {decided === null && proposedLead !== null && (
        <p className="ui-quiet">
          <span lang="zh-CN">{t.proposed(nameOf(proposedLead.unitId), sentence(proposedLead.why))}</span>
        </p>
      )}
      {decided !== null && (
        <p>
          {decided.leadUnitId !== null && <span lang="zh-CN">{t.leadIs(nameOf(decided.leadUnitId))} </span>}
          <span lang="zh-CN">{decided.note}</span>{" "}
          <span className="ui-quiet" lang="zh-CN">
            {t.decided(decided.by, formatDay(decided.on, language))}
          </span>
        </p>
      )}
      {mayDecide.length > 0 && !deciding && (
        <span>
          <Button onClick={() => setDeciding(true)}>{decided === null ? t.decide : t.again}</Button>
        </span>
      )}
      {mayDecide.length === 0 && decided === null && <p className="ui-quiet">{t.readOnly}</p>}
      {deciding && <DecideForm row={row} onClose={() => setDeciding(false)} />}
    </section>
  );
}

function Side({ side, shared }: { readonly side: DuplicateRow["left"]; readonly shared: readonly string[] }) {
  const t = useText(text);
  const regionName = useRegionName();
  const common = new Set(shared);
  return (
    <div className="ui-column">
      <span>
        <Link to={`/data/catalogue/${side.id}`} lang="zh-CN">
          {side.name}
        </Link>{" "}
        <SampleLabel sample={side.sample} />
      </span>
      <span className="ui-quiet">
        {side.code} · <span lang="zh-CN">{side.providerName}</span> · {regionName(side.regionCode)}
      </span>
      <span>
        <span className="ui-quiet">{t.items} </span>
        <span lang="zh-CN">
          {side.items.map((item, at) => (
            <span key={item}>
              {at > 0 && "、"}
              {common.has(item) ? <b>{item}</b> : item}
            </span>
          ))}
        </span>
      </span>
    </div>
  );
}
