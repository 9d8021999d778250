import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams } from "react-router";
import { urlOf } from "../../../../web/api.ts";
import "../../../../web/desk.css";
import { download } from "../../../../web/download.ts";
import { FailureNotice } from "../../../../web/failure-notice.tsx";
import { oneOf } from "../../../../web/filters.ts";
import { formatDay, formatInstant, formatList } from "../../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/language.tsx";
import { Loaded } from "../../../../web/loaded.tsx";
import { PageFrame } from "../../../../web/page-frame.tsx";
import { newRequestKey } from "../../../../web/request-key.ts";
import { LEDGER_KIND_NAMES, LEDGER_KINDS } from "../../domain/oversight/ledger.ts";
import type { LedgerDetail } from "../../domain/oversight/oversight-replies.ts";
import { api } from "../client.ts";
import { GapList } from "./gap-list.tsx";
import { text } from "./ledger-text.ts";
import "./oversight.css";
import { text as shared } from "./oversight-text.ts";
import { Chinese, Fact, SampleLabel } from "../../../../web/kit/parts.tsx";
import { type Step, Steps } from "./step-form.tsx";

const ONE = "GET /api/data/ledgers/:grant";
const WORKBOOK = "GET /api/data/ledgers/:grant/workbook";

/** The ledger of one grant: what was recorded, what is missing, who looked into it. */
export default function LedgerPage() {
  const { grant = "" } = useParams();
  const t = useText(text);
  const query = useQuery({
    queryKey: [ONE, grant],
    queryFn: () => api(ONE, { params: { grant } }),
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query} back={{ path: "/data/ledger", label: t.toList }}>
      {(found) => <Opened ledger={found} />}
    </Loaded>
  );
}

/** Puts what an act made of the ledger in the place of what was shown. */
function useKeep(grantId: string): (next: LedgerDetail) => void {
  const queries = useQueryClient();
  return (next) => {
    queries.setQueryData([ONE, grantId], next);
    void queries.invalidateQueries({ queryKey: ["GET /api/data/ledgers"] });
  };
}

function Opened({ ledger }: { readonly ledger: LedgerDetail }) {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { grantId, missing } = ledger;
  const exporting = useMutation({
    mutationFn: () => download(urlOf(WORKBOOK, { params: { grant: grantId } })),
  });
  return (
    <PageFrame
      title={ledger.resourceName}
      breadcrumb={[{ title: t.title, path: "/data/ledger" }, { title: t.statuses[ledger.status] }]}
      lead={<SampleLabel sample={ledger.sample} />}
      actions={
        <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>
          {t.export}
        </Button>
      }
    >
      <div className="sv-stack">
        <FailureNotice error={exporting.error} />
        <dl className="sv-panel kit-facts">
          <Fact name={t.facts.requester}>
            <Chinese>{ledger.requester}</Chinese>
          </Fact>
          <Fact name={t.facts.provider}>
            <Chinese>{ledger.provider}</Chinese>
          </Fact>
          <Fact name={t.facts.term}>
            {formatDay(ledger.from, language)} – {formatDay(ledger.until, language)}
          </Fact>
          <Fact name={t.facts.status}>{t.statuses[ledger.status]}</Fact>
          <Fact name={t.gaps} whole>
            <GapList ledger={ledger} />
            {missing.length > 0 && (
              <p className="sv-quiet">
                {t.missing(
                  formatList(
                    missing.map((kind) => sentence(LEDGER_KIND_NAMES[kind])),
                    language,
                  ),
                )}
              </p>
            )}
          </Fact>
        </dl>
        <Steps label={s.acts} steps={useSteps(ledger)} />
        <Entries ledger={ledger} />
        <section className="sv-panel" aria-label={t.inspections}>
          <h2>{t.inspections}</h2>
          {ledger.inspections.length === 0 && <p className="sv-quiet">{t.noInspections}</p>}
          {ledger.inspections.map(({ at, unit, by, reason, gaps }) => (
            <div className="ov-entry" key={at}>
              <div className="sv-quiet">
                {formatInstant(at)} · <Chinese>{unit}</Chinese> · <Chinese>{by}</Chinese> ·{" "}
                {t.inspectedWith(gaps)}
              </div>
              <div className="kit-written" lang="zh-CN">
                {reason}
              </div>
            </div>
          ))}
        </section>
      </div>
    </PageFrame>
  );
}

function Entries({ ledger }: { readonly ledger: LedgerDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const keep = useKeep(ledger.grantId);
  const removing = useMutation({
    mutationFn: async (entry: string) =>
      keep(
        await api("DELETE /api/data/ledgers/:grant/entries/:entry", {
          params: { grant: ledger.grantId, entry },
        }),
      ),
  });
  return (
    <section className="sv-panel" aria-label={t.entriesTitle}>
      <h2>{t.entriesTitle}</h2>
      <FailureNotice error={removing.error} />
      {ledger.list === null && <p className="sv-banner">{t.closed}</p>}
      {ledger.list?.length === 0 && <p className="sv-quiet">{t.noEntries}</p>}
      {ledger.list?.map(({ id, kind, day, text: words, by, deletableFrom }) => (
        <div className="ov-entry" key={id}>
          <div className="sv-row">
            <strong>{sentence(LEDGER_KIND_NAMES[kind])}</strong>
            <span>{formatDay(day, language)}</span>
            <span className="sv-quiet">
              <Chinese>{by}</Chinese> · {t.keptUntil(formatDay(deletableFrom, language))}
            </span>
            {ledger.mayWrite && deletableFrom <= ledger.day && (
              <Button size="small" danger loading={removing.isPending} onClick={() => removing.mutate(id)}>
                {t.remove}
              </Button>
            )}
          </div>
          <div className="kit-written" lang="zh-CN">
            {words}
          </div>
        </div>
      ))}
    </section>
  );
}

function useSteps({ grantId, from, day, mayWrite, mayInspect, list }: LedgerDetail): readonly Step[] {
  const t = useText(text);
  const sentence = useSentence();
  const keep = useKeep(grantId);
  const write: Step = {
    key: "write",
    label: t.write,
    help: t.writeHelp,
    fields: [
      {
        name: "kind",
        label: t.fields.kind,
        kind: "choice",
        initial: "process",
        options: LEDGER_KINDS.map((each) => ({ value: each, label: sentence(LEDGER_KIND_NAMES[each]) })),
      },
      { name: "day", label: t.fields.day, kind: "day", initial: day, min: from, max: day },
      { name: "text", label: t.fields.text, kind: "wide" },
    ],
    onDone: async ({ kind, day: on = day, text: words = "" }) => {
      const body = {
        key: newRequestKey(),
        kind: oneOf(kind, LEDGER_KINDS) ?? "process",
        day: on,
        text: words,
      };
      keep(await api("POST /api/data/ledgers/:grant/entries", { params: { grant: grantId }, body }));
    },
  };
  const inspect: Step = {
    key: "inspect",
    label: t.inspect,
    help: t.inspectHelp,
    fields: [{ name: "reason", label: t.fields.reason, kind: "line" }],
    onDone: async ({ reason = "" }) => {
      const body = { key: newRequestKey(), reason };
      keep(await api("POST /api/data/ledgers/:grant/inspections", { params: { grant: grantId }, body }));
    },
  };
  return [...(mayWrite ? [write] : []), ...(mayInspect && list === null ? [inspect] : [])];
}
