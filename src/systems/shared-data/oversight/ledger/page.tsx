import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams } from "react-router";
import { urlOf } from "../../../../web/frame/api.ts";
import "../../../../web/frame/desk.css";
import { download } from "../../../../web/kit/download.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatDay, formatInstant, formatList } from "../../../../web/frame/format.ts";
import { choice, day, line, say, text as lines, type ValuesOf } from "../../../../kernel/fields.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { LEDGER_KIND_NAMES } from "./ledger.ts";
import type { LedgerDetail } from "../replies.ts";
import { api } from "../../web/client.ts";
import { GapList } from "./gap-list.tsx";
import { text } from "./words.ts";
import "../oversight.css";
import { Acts } from "../../../../web/kit/acts.tsx";
import { Chinese, Fact, SampleLabel } from "../../../../web/kit/parts.tsx";

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

type Shown = { readonly ledger: LedgerDetail };

function Opened({ ledger }: Shown) {
  const t = useText(text);
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
      <div className="ui-stack">
        <FailureNotice error={exporting.error} />
        <dl className="ui-panel kit-facts">
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
              <p className="ui-quiet">
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
        <Writing ledger={ledger} />
        <Entries ledger={ledger} />
        <section className="ui-panel" aria-label={t.inspections}>
          <h2>{t.inspections}</h2>
          {ledger.inspections.length === 0 && <p className="ui-quiet">{t.noInspections}</p>}
          {ledger.inspections.map(({ at, unit, by, reason, gaps }) => (
            <div className="ov-entry" key={at}>
              <div className="ui-quiet">
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

function Entries({ ledger }: Shown) {
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
    <section className="ui-panel" aria-label={t.entriesTitle}>
      <h2>{t.entriesTitle}</h2>
      <FailureNotice error={removing.error} />
      {ledger.list === null && <p className="ui-banner">{t.closed}</p>}
      {ledger.list?.length === 0 && <p className="ui-quiet">{t.noEntries}</p>}
      {ledger.list?.map(({ id, kind, day: on, text: words, by, deletableFrom }) => (
        <div className="ov-entry" key={id}>
          <div className="ui-row">
            <strong>{sentence(LEDGER_KIND_NAMES[kind])}</strong>
            <span>{formatDay(on, language)}</span>
            <span className="ui-quiet">
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

const WRITE = say("写一条记录", "Write a record");
const WRITE_HELP = say(
  "记录使用情况，不写个人姓名和证件号码。写错的另记一条更正；3 年内不能删除。",
  "Say how the data was used, without names or numbers of persons. Correct a slip by another record; none can be deleted for three years.",
);
const INSPECT = say("查阅台账", "Look into the ledger");
const INSPECT_HELP = say(
  "写明查阅事由。查阅会留下记录，今天内可以看到全部内容。",
  "Say why. It is recorded, and for today you see everything.",
);
const WRITING = {
  kind: choice(say("类别", "Kind"), LEDGER_KIND_NAMES, { initial: "process" }),
  day: day(say("日期", "Day"), { until: "today", initial: "today" }),
  text: lines(say("记录", "Record")),
};
const INSPECTING = { reason: line(say("查阅事由", "Why you look into it"), { most: 500 }) };

/** Entries and inspections are no acts of a record, but are asked for like them. */
function Writing({ ledger: { grantId, day: today, mayWrite, mayInspect, list } }: Shown) {
  const keep = useKeep(grantId);
  const params = { grant: grantId };
  const write = { type: "write", name: WRITE, help: WRITE_HELP, asks: WRITING };
  const inspect = { type: "inspect", name: INSPECT, help: INSPECT_HELP, asks: INSPECTING };
  return (
    <Acts<ValuesOf<typeof WRITING> & ValuesOf<typeof INSPECTING>>
      offered={[...(mayWrite ? [write] : []), ...(mayInspect && list === null ? [inspect] : [])]}
      draft={`ledger:${grantId}`}
      day={today}
      onSend={async (type, values) => {
        const body = { key: newRequestKey(), ...values };
        keep(
          type === "write"
            ? await api("POST /api/data/ledgers/:grant/entries", { params, body })
            : await api("POST /api/data/ledgers/:grant/inspections", { params, body }),
        );
      }}
    />
  );
}
