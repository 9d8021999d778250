import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { choice, optional, pick, say, text } from "../../../../kernel/fields.ts";
import { CITIES } from "../../../../kernel/region.ts";
import "../../../../web/frame/desk.css";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { Choice } from "../../../../web/kit/choice.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { oneOf, useFilters } from "../../../../web/kit/filters.ts";
import { Form } from "../../../../web/kit/form.tsx";
import { Chinese, SampleLabel, StatusLabel } from "../../../../web/kit/parts.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { RowsSkeleton } from "../../../../web/kit/skeletons.tsx";
import { api } from "../../web/client.ts";
import "../catalogue.css";
import { useRegionName } from "../resource/labels.tsx";
import { DUPLICATE_NAMES, type DuplicateRow } from "./kind.ts";

const DUPLICATES = "GET /api/resource-duplicates";
const STATES = {
  open: say("待认定", "To decide"),
  decided: say("已认定", "Decided"),
  all: say("全部", "All"),
};
const DECIDE = say("认定", "Decide");
const LEAD = say("数源部门", "Lead source");

/** Resources that seem to hold the same, for the department in charge to decide on. */
export default function DuplicatesPage() {
  const sentence = useSentence();
  const [filters, change] = useFilters(["state", "city"]);
  const state = oneOf(filters.state, ["decided", "all"] as const) ?? ("open" as const);
  const city = oneOf(
    filters.city,
    CITIES.map(({ code }) => code),
  );
  const query = { state, city };
  const found = useQuery({ queryKey: [DUPLICATES, { query }], queryFn: () => api(DUPLICATES, { query }) });
  return (
    <PageFrame
      title={sentence(say("重复目录", "Duplicates"))}
      lead={sentence(
        say(
          "不同部门、不同城市的目录中名称和数据项相近的。由主管部门认定：是同一数据的确定数源部门（条例第十九条），是各地同类数据的各管各的。",
          "Resources of different units and cities whose names and items are alike. The department in charge decides: the same data gets one lead source (article 19); the same kind in each place stays with each.",
        ),
      )}
    >
      <div className="ui-stack">
        <div className="filters no-print">
          <Choice
            label={sentence(say("状态", "State"))}
            any={sentence(STATES.open)}
            value={state === "open" ? undefined : state}
            options={(["decided", "all"] as const).map((each) => ({
              value: each,
              label: sentence(STATES[each]),
            }))}
            onChange={(next) => change({ state: next })}
          />
          <Choice
            label={sentence(say("涉及城市", "City"))}
            any={sentence(say("所有城市", "All cities"))}
            value={city}
            options={CITIES.map(({ code, name }) => ({ value: code, label: sentence(name) }))}
            onChange={(next) => change({ city: next })}
          />
        </div>
        <FailureNotice error={found.error} onRetry={() => void found.refetch()} />
        {found.data === undefined && found.isPending && <RowsSkeleton rows={6} />}
        {found.data?.rows.length === 0 && (
          <EmptyState title={sentence(say("没有待认定的相近目录", "Nothing to decide"))}>
            {sentence(
              say(
                "发布更多目录后，这里会列出可能重复的。",
                "As more resources are published, likely duplicates will stand here.",
              ),
            )}
          </EmptyState>
        )}
        {found.data?.rows.map((row) => (
          <Pair key={`${row.left.id} ${row.right.id}`} row={row} />
        ))}
      </div>
    </PageFrame>
  );
}

function Pair({ row }: { readonly row: DuplicateRow }) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const [deciding, setDeciding] = useState(false);
  const { left, right, likeness, sharedItems, proposedLead, decided, mayDecide } = row;
  const nameOf = (unitId: string): string =>
    left.providerId === unitId ? left.providerName : right.providerName;
  const percent = Math.round(likeness * 100);
  return (
    <section className="ui-panel ui-stack" aria-label={`${left.code} / ${right.code}`}>
      <span className="ui-row">
        <strong>{sentence(say(`相近程度 ${percent}%`, `${percent}% alike`))}</strong>
        <span className="ui-quiet">
          {sentence(say(`共有数据项 ${sharedItems.length} 个`, `${sharedItems.length} items in common`))}
        </span>
        {decided !== null && (
          <StatusLabel
            name={sentence(DUPLICATE_NAMES[decided.decision])}
            tone={decided.decision === "same" ? "river" : "quiet"}
          />
        )}
      </span>
      <div className="ct-side">
        <Side side={left} shared={sharedItems} />
        <Side side={right} shared={sharedItems} />
      </div>
      {decided === null && proposedLead !== null && (
        <p className="ui-quiet">
          {sentence(say("建议数源部门：", "Proposed lead source: "))}
          <Chinese>{nameOf(proposedLead.unitId)}</Chinese> · {sentence(proposedLead.why)}
        </p>
      )}
      {decided !== null && (
        <p>
          {decided.leadUnitId !== null && (
            <>
              {sentence(LEAD)} · <Chinese>{nameOf(decided.leadUnitId)}</Chinese>{" "}
            </>
          )}
          <Chinese>{decided.note}</Chinese>{" "}
          <span className="ui-quiet">
            <Chinese>{decided.by}</Chinese> · {formatDay(decided.on, language)}
          </span>
        </p>
      )}
      {mayDecide.length > 0 && !deciding && (
        <span>
          <Button onClick={() => setDeciding(true)}>
            {sentence(decided === null ? DECIDE : say("重新认定", "Decide anew"))}
          </Button>
        </span>
      )}
      {mayDecide.length === 0 && decided === null && (
        <p className="ui-quiet">
          {sentence(
            say(
              "由所在城市或自治区的数据主管部门认定。",
              "The data officer of the city or of the region decides.",
            ),
          )}
        </p>
      )}
      {deciding && <Decide row={row} onClose={() => setDeciding(false)} />}
    </section>
  );
}

/** Decides on a pair: what it is, and where it is the same, which unit leads. */
function Decide({ row, onClose }: { readonly row: DuplicateRow; readonly onClose: () => void }) {
  const sentence = useSentence();
  const queries = useQueryClient();
  const { left, right, mayDecide, decided, proposedLead } = row;
  const names = Object.fromEntries(mayDecide.map((each) => [each, DUPLICATE_NAMES[each]]));
  const fields = {
    found: choice(DECIDE, names as typeof DUPLICATE_NAMES),
    lead: optional(pick(LEAD, { only: ["found", "same"] })),
    note: optional(text(say("说明", "Note"), { most: 1_000 })),
  };
  return (
    <Form
      name={sentence(DECIDE)}
      fields={fields}
      day=""
      draft={`duplicate:${left.id}:${right.id}`}
      choices={{
        lead: [left, right].map(({ providerId, providerName }) => ({
          value: providerId,
          label: providerName,
        })),
      }}
      initial={{
        found: decided?.decision ?? mayDecide.find((each) => each !== "same") ?? "different",
        lead: decided?.leadUnitId ?? proposedLead?.unitId ?? left.providerId,
        note: decided?.note ?? "",
      }}
      onClose={onClose}
      onSend={async ({ found, lead, note }) => {
        const decision = decided === null ? null : { id: decided.id, version: decided.version };
        const about = { left: left.id, right: right.id, leadUnitId: lead };
        const body = { key: newRequestKey(), decision, found, note, ...about };
        await api("POST /api/resource-duplicates", { body });
        for (const key of [DUPLICATES, "GET /api/resources/:id"])
          void queries.invalidateQueries({ queryKey: [key] });
      }}
    />
  );
}

function Side({ side, shared }: { readonly side: DuplicateRow["left"]; readonly shared: readonly string[] }) {
  const sentence = useSentence();
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
        {side.code} · <Chinese>{side.providerName}</Chinese> · {regionName(side.regionCode)}
      </span>
      <span>
        <span className="ui-quiet">{sentence(say("数据项", "Data items"))} </span>
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
