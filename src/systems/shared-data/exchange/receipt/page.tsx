import { orderAsked } from "../../../../web/kit/sorting.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { choice, pick, say, whole } from "../../../../kernel/fields.ts";
import { urlOf } from "../../../../web/frame/api.ts";
import "../../../../web/frame/desk.css";
import { formatDay, formatFigure, formatInstant } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { figure, named, shown, useColumns } from "../../../../web/kit/columns.tsx";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import { download } from "../../../../web/kit/download.ts";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { FigureHelp } from "../../../../web/kit/figure-help.tsx";
import { Form } from "../../../../web/kit/form.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { Chinese, SampleLabel, Section } from "../../../../web/kit/parts.tsx";
import { RecordList, type Rows } from "../../../../web/kit/record-list.tsx";
import { useWords } from "../../../../web/kit/said.ts";
import { MODE_WORDS } from "../grant/grant.ts";
import { api } from "../../web/client.ts";
import "../exchange.css";
import { DENIALS, isDenialCode } from "../reading/denials.ts";
import { Pauses } from "../reading/pauses.tsx";
import { EXCHANGE, RECEIPTS, useExchange } from "../use-exchange.ts";
import { RECEIPT_ORDERS, type ExchangeOverview, type ReceiptLine, type UsedGrant } from "../view.ts";
import { DayBars } from "./day-bars.tsx";
import { KIND_WORDS, OUTCOME_WORDS } from "./receipt.ts";
import { FIGURES, words } from "./words.ts";

type OfOverview = { readonly overview: ExchangeOverview };

/** How grants are used, who reads unusually much, and the evidence of it all. */
export function Exchange() {
  const t = useWords(words);
  const sentence = useSentence();
  return (
    <PageFrame
      title={sentence(say("调用与凭据", "Readings and receipts"))}
      lead={sentence(
        say(
          "每次调用都留下一条凭据：谁向谁、为什么、依据什么、哪些数据项，不含任何数据内容。凭据按哈希链相连，改动可以查出。",
          "Every call leaves a receipt: who asked whom, why, on which basis and for which data items, never a value. Receipts form a hash chain, so that changes show.",
        ),
      )}
    >
      <Loaded query={useExchange()}>
        {(overview) => (
          <div className="ui-stack">
            <Figures overview={overview} />
            <Section title={t.byDay}>
              <DayBars days={overview.days} />
            </Section>
            <Pauses pauses={overview.pauses} limit={overview.subjectsPerDay} day={overview.asOf} />
            <Used overview={overview} />
            <Receipts overview={overview} />
            <Chain overview={overview} />
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Figures({ overview: { days, head } }: OfOverview) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const sum = (of: "calls" | "denied" | "rows") => days.reduce((total, day) => total + day[of], 0);
  const values = {
    calls: sum("calls"),
    denied: sum("denied"),
    rows: sum("rows"),
    receipts: head?.number ?? 0,
  };
  return (
    <dl className="ex-figures">
      {(["calls", "denied", "rows", "receipts"] as const).map((of) => (
        <div key={of}>
          <dt>
            {sentence(FIGURES[of].name)} <FigureHelp figures={[FIGURES[of]]} />
          </dt>
          <dd>
            {formatFigure(values[of], language)} <small>{sentence(FIGURES[of].unit)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Parties = { readonly requester: string; readonly provider: string };
const parties = shown<Parties>(
  say("使用单位 ← 提供单位", "Requester ← provider"),
  ({ requester, provider }) => (
    <Chinese>
      {requester} ← {provider}
    </Chinese>
  ),
);
const USED = [
  shown<UsedGrant>(
    say("数据资源", "Resource"),
    ({ id, resourceName, sample }) => (
      <>
        <Link to={`?grant=${id}#receipts`} lang="zh-CN">
          {resourceName}
        </Link>{" "}
        <SampleLabel sample={sample} />
      </>
    ),
    { card: "title" },
  ),
  parties,
  named<UsedGrant, UsedGrant["mode"]>(say("方式", "Mode"), MODE_WORDS, ({ mode }) => mode),
  figure<UsedGrant>(say("调用", "Calls"), ({ calls }) => calls),
  figure<UsedGrant>(say("拒绝", "Denied"), ({ denied }) => denied),
  shown<UsedGrant>(say("最近一次", "Last call"), ({ lastAt }) => formatInstant(lastAt) || "—"),
];

function Used({ overview: { grants } }: OfOverview) {
  const t = useWords(words);
  return (
    <Section title={t.grants}>
      <DataTable<UsedGrant>
        label={t.grants}
        columns={useColumns<UsedGrant>(USED)}
        rows={grants}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t.noGrants} action={<Link to="/data/requests">{t.toRequests}</Link>}>
            {t.noGrantsHelp}
          </EmptyState>
        }
      />
    </Section>
  );
}

/** One receipt as a file that proves itself. */
function Save({ number }: { readonly number: number }) {
  const t = useWords(words);
  const saving = useMutation({
    mutationFn: () => download(urlOf("GET /api/data/receipts/:number/file", { params: { number } })),
  });
  return (
    <>
      <Button
        size="small"
        aria-label={t.downloadOf(number)}
        loading={saving.isPending}
        onClick={() => saving.mutate()}
      >
        {t.download}
      </Button>
      <FailureNotice error={saving.error} />
    </>
  );
}

const LINES = [
  shown<ReceiptLine>(say("编号", "Number"), ({ number }) => number, {
    figure: true,
    card: "mark",
    sort: "number",
  }),
  shown<ReceiptLine>(
    say("事项与数据", "What"),
    ({ resource, kind, items, sample }, { sentence }) => (
      <span className="ui-column">
        <span>
          <Chinese>{resource}</Chinese> <SampleLabel sample={sample} />
        </span>
        <span className="ui-quiet">
          {sentence(KIND_WORDS[kind])} <Chinese>{items.join("、")}</Chinese>
        </span>
      </span>
    ),
    { card: "title" },
  ),
  shown<ReceiptLine>(say("时间", "Time"), ({ at }) => formatInstant(at)),
  parties,
  shown<ReceiptLine>(
    say("用途与业务编号", "Purpose and case"),
    ({ purpose, caseNumber, code }, { sentence }) => (
      <span className="ui-column">
        {purpose === null ? code === "purpose" && sentence(words.noPurpose) : <Chinese>{purpose}</Chinese>}
        {caseNumber !== null && (
          <span className="ui-quiet" lang="zh-CN">
            {caseNumber}
          </span>
        )}
      </span>
    ),
  ),
  shown<ReceiptLine>(say("结果", "Outcome"), ({ outcome, code }, { sentence }) => (
    <span className="ui-column">
      <span className={outcome === "denied" ? "ui-state ui-state-pending" : "ui-state ui-state-dated"}>
        {sentence(OUTCOME_WORDS[outcome])}
      </span>
      {outcome === "denied" && code !== null && isDenialCode(code) && (
        <span className="ui-quiet">{sentence(DENIALS[code].sentence)}</span>
      )}
    </span>
  )),
  shown<ReceiptLine>(say("凭据文件", "Receipt file"), ({ number }) => <Save number={number} />, {
    card: "actions",
  }),
];
const NARROWING = {
  grant: pick(say("授权", "Grant")),
  outcome: choice(say("结果", "Outcome"), OUTCOME_WORDS),
};

/** Receipts that concern the reader, each to be taken away as a file that proves itself. */
function Receipts({ overview: { grants } }: OfOverview) {
  const t = useWords(words);
  return (
    <div id="receipts">
      <Section title={t.receipts}>
        <div className="ui-stack">
          <RecordList<ReceiptLine, typeof NARROWING, Rows<ReceiptLine>>
            label={t.receipts}
            route={RECEIPTS}
            orders={RECEIPT_ORDERS}
            list={({ page, size, reversed, grant, outcome, sort }) => {
              const known = grants.find(({ id }) => id === grant)?.id;
              return api(RECEIPTS, {
                query: {
                  page,
                  size,
                  ...orderAsked({ sort, reversed }, ["number"]),
                  grant: known,
                  outcome: outcome as ReceiptLine["outcome"],
                },
              });
            }}
            narrowing={NARROWING}
            offers={() => ({
              grant: grants.map(({ id, resourceName, requester }) => ({
                value: id,
                label: `${resourceName}（${requester}）`,
              })),
            })}
            search={null}
            usual={20}
            keyOf={({ number }) => number}
            columns={LINES}
            none={{
              title: say("还没有凭据", "No receipts yet"),
              help: say("有调用后，凭据会自动列在这里。", "They stand here as soon as there are calls."),
            }}
          />
        </div>
      </Section>
    </div>
  );
}

const rangeUntil = (last: number) => ({
  from: whole(say("从第", "From number"), { least: 1, most: last, initial: "1" }),
  to: whole(say("至第", "to number"), { least: 1, most: last, initial: String(last) }),
});

/** Where the chain stands, the heads that others may hold, and a range of it to take away. */
function Chain({ overview: { head, heads, findings, asOf } }: OfOverview) {
  const t = useWords(words);
  const { language } = useLanguage();
  const sentence = useSentence();
  const mayPublish = useAllows()(["data-officer"]);
  return (
    <Section title={t.chain}>
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
        {head !== null && (
          <>
            <p className="ui-quiet">
              {t.exportHelp} <code>jiziwan receipt verify FILE</code>
            </p>
            <Form
              name={t.exportTitle}
              fields={rangeUntil(head.number)}
              day={asOf}
              button={t.exportSave}
              onSend={(query) => download(urlOf("GET /api/data/receipts/file", { query }))}
            />
          </>
        )}
      </div>
    </Section>
  );
}

function Publish() {
  const t = useWords(words);
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
