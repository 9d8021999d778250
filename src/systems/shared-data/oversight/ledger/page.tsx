import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams } from "react-router";
import { say, type ValuesOf, yes } from "../../../../kernel/fields.ts";
import { urlOf } from "../../../../web/frame/api.ts";
import "../../../../web/frame/desk.css";
import { formatDay, formatInstant, formatList } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { Acts, type Offered } from "../../../../web/kit/acts.tsx";
import {
  chinese,
  factsOf,
  figure,
  linked,
  named,
  shown,
  sortedBy,
  written,
} from "../../../../web/kit/columns.tsx";
import { download } from "../../../../web/kit/download.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { listPage } from "../../../../web/kit/list-page.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { rowsOf } from "../../../../web/kit/record-rows.tsx";
import { Chinese, SampleLabel, Section, Written } from "../../../../web/kit/parts.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { orderAsked } from "../../../../web/kit/sorting.ts";
import { useWords } from "../../../../web/kit/said.ts";
import { api } from "../../web/client.ts";
import "../oversight.css";
import {
  INSPECTION,
  LEDGER_ENTRY,
  LEDGER_KIND_NAMES,
  type LedgerDetail,
  type LedgerRow,
  USE_ORDERS,
} from "./ledger.ts";
import { words } from "./words.ts";

const PATH = "/data/ledger";
const BY = Object.keys(USE_ORDERS) as (keyof typeof USE_ORDERS)[];
const LIST = "GET /api/data/ledgers";
const ONE = "GET /api/data/ledgers/:grant";
const { statuses } = words;
const NAME = say("使用台账", "Records of use");

/** What is missing in a ledger; who keeps it also hears of the quarter that is still empty. */
function Gaps({ ledger: { gaps, quarterEmpty, mine } }: { readonly ledger: LedgerRow }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const soon = quarterEmpty && mine;
  if (gaps.length === 0 && !soon) return <span>{t.complete}</span>;
  return (
    <ul className="ui-plain-list kit-cell">
      {gaps.map(({ kind, from, until }) => (
        <li key={`${kind}-${from}`} className="ov-late">
          {kind === "no-records"
            ? t.noRecords(formatDay(from, language), formatDay(until, language))
            : t.noDisposal(formatDay(from, language))}
        </li>
      ))}
      {soon && <li className="ui-state ui-state-due-soon">{t.quarterEmpty}</li>}
    </ul>
  );
}

const SHARED = [
  chinese<LedgerRow>(say("使用单位", "Used by"), ({ requester }) => requester),
  chinese<LedgerRow>(say("提供部门", "Provider"), ({ provider }) => provider),
];
const TERM = say("授权期限", "Granted");
const GAPS = say("缺口", "Gaps");

const NARROWING = { gaps: yes(say("只看有缺口的", "Only those with gaps")) };

/** Ledgers of use by grant, with what is missing in them. */
export const list = listPage<LedgerRow, never, never, typeof NARROWING>(
  { name: NAME },
  {
    path: PATH,
    route: LIST,
    orders: USE_ORDERS,
    list: ({ page, size, gaps, sort, reversed }) =>
      api(LIST, {
        query: {
          page,
          size,
          ...orderAsked({ sort, reversed }, BY),
          ...(gaps === undefined ? {} : { gaps }),
        },
      }),
    lead: say(
      "使用共享数据的单位记录使用场景、使用过程、应用成效、存储和销毁情况，保存不少于 3 年；主管部门和提供部门可以查阅，查阅本身留痕（政务数据共享条例第二十九条）。",
      "Who uses shared data records scenario, use, effect, storage and destruction and keeps this for at least three years; data authority and provider may look into it, which is itself recorded (Regulation on Government Data Sharing, article 29).",
    ),
    none: {
      title: say("还没有授权", "There is no grant yet"),
      help: say(
        "取得数据授权后，每个授权有一本使用台账。",
        "With each grant of data comes one ledger of its use.",
      ),
    },
    search: null,
    keyOf: ({ grantId }) => grantId,
    narrowing: NARROWING,
    columns: [
      sortedBy(
        "name",
        linked(say("数据资源", "Resource"), {
          to: ({ grantId }) => `${PATH}/${grantId}`,
          text: ({ resourceName }) => resourceName,
        }),
      ),
      ...SHARED,
      sortedBy(
        "until",
        shown(TERM, ({ from, until, status }, { language, sentence }) => (
          <span className="ui-column">
            <span className="kit-day">{formatDay(from, language)} –</span>
            <span className="kit-day">{formatDay(until, language)}</span>
            <span className="ui-quiet">{sentence(statuses[status])}</span>
          </span>
        )),
      ),
      sortedBy(
        "entries",
        shown(say("记录", "Records"), ({ entries, lastEntry }, { language, sentence }) =>
          entries === 0 ? (
            sentence(words.noEntries)
          ) : (
            <span className="ui-column">
              {sentence(say(`${entries} 条`, String(entries)))}
              <span className="ui-quiet">{sentence(words.last(formatDay(lastEntry, language)))}</span>
            </span>
          ),
        ),
      ),
      sortedBy(
        "gaps",
        shown(GAPS, (row) => <Gaps ledger={row} />),
      ),
    ],
  },
);

/** The ledger of one grant: what was recorded, what is missing, who looked into it. */
export function Record() {
  const { grant = "" } = useParams();
  const t = useWords(words);
  const query = useQuery({
    queryKey: [ONE, grant],
    queryFn: () => api(ONE, { params: { grant } }),
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query} back={{ path: PATH, label: t.toList }}>
      {(ledger) => <Opened ledger={ledger} />}
    </Loaded>
  );
}

/** Puts what an act made of the ledger in the place of what was shown. */
function useKeep(grantId: string): (next: LedgerDetail) => void {
  const queries = useQueryClient();
  return (next) => {
    queries.setQueryData([ONE, grantId], next);
    void queries.invalidateQueries({ queryKey: [LIST] });
  };
}

const LedgerFacts = factsOf<LedgerDetail>([
  ...SHARED,
  shown(
    TERM,
    ({ from, until }, { language }) => `${formatDay(from, language)} – ${formatDay(until, language)}`,
  ),
  named(say("授权状态", "State"), statuses, ({ status }) => status),
  shown(
    GAPS,
    (ledger, { language, sentence }) => {
      const missing = ledger.missing.map((kind) => sentence(LEDGER_KIND_NAMES[kind]));
      return (
        <>
          <Gaps ledger={ledger} />
          {missing.length > 0 && (
            <p className="ui-quiet">{sentence(words.missing(formatList(missing, language)))}</p>
          )}
        </>
      );
    },
    { whole: true },
  ),
]);

const Inspections = rowsOf<LedgerDetail, LedgerDetail["inspections"][number]>({
  title: say("查阅记录", "Inspections"),
  none: { title: say("还没有单位查阅过", "Nobody has looked into it yet") },
  rows: ({ inspections }) => inspections,
  columns: [
    shown(say("时间", "When"), ({ at }) => formatInstant(at)),
    { ...chinese(say("单位", "Unit"), ({ unit }) => unit), card: "title" },
    chinese(say("查阅人", "By"), ({ by }) => by),
    written(INSPECTION.reason.name, ({ reason }) => reason),
    figure(say("当时缺口", "Gaps then"), ({ gaps }) => gaps),
  ],
});

type OfLedger = { readonly ledger: LedgerDetail };

function Opened({ ledger }: OfLedger) {
  const t = useWords(words);
  const sentence = useSentence();
  const params = { grant: ledger.grantId };
  const exporting = useMutation({
    mutationFn: () => download(urlOf("GET /api/data/ledgers/:grant/workbook", { params })),
  });
  return (
    <PageFrame
      title={ledger.resourceName}
      breadcrumb={[{ title: sentence(NAME), path: PATH }, { title: t.statuses[ledger.status] }]}
      lead={<SampleLabel sample={ledger.sample} />}
      actions={
        <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>
          {t.export}
        </Button>
      }
    >
      <div className="ui-stack">
        <FailureNotice error={exporting.error} />
        <LedgerFacts detail={ledger} />
        <Writing ledger={ledger} />
        <Entries ledger={ledger} />
        <Inspections detail={ledger} />
      </div>
    </PageFrame>
  );
}

function Entries({ ledger: { grantId, list: entries, mayWrite, day: today } }: OfLedger) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const keep = useKeep(grantId);
  const removing = useMutation({
    mutationFn: async (entry: string) =>
      keep(
        await api("DELETE /api/data/ledgers/:grant/entries/:entry", { params: { grant: grantId, entry } }),
      ),
  });
  return (
    <Section title={t.entriesTitle}>
      <FailureNotice error={removing.error} />
      {entries === null && <p className="ui-banner">{t.closed}</p>}
      {entries?.length === 0 && <p className="ui-quiet">{t.noEntries}</p>}
      {entries?.map(({ id, kind, day: on, text: said, by, deletableFrom }) => (
        <div className="ov-entry" key={id}>
          <div className="ui-row">
            <strong>{sentence(LEDGER_KIND_NAMES[kind])}</strong>
            <span>{formatDay(on, language)}</span>
            <span className="ui-quiet">
              <Chinese>{by}</Chinese> · {t.keptUntil(formatDay(deletableFrom, language))}
            </span>
            {mayWrite && deletableFrom <= today && (
              <Button size="small" danger loading={removing.isPending} onClick={() => removing.mutate(id)}>
                {t.remove}
              </Button>
            )}
          </div>
          <Written>{said}</Written>
        </div>
      ))}
    </Section>
  );
}

const WRITE: Offered = {
  type: "write",
  name: say("写一条记录", "Write a record"),
  help: say(
    "记录使用情况，不写个人姓名和证件号码。写错的另记一条更正；3 年内不能删除。",
    "Say how the data was used, without names or numbers of persons. Correct a slip by another record; none can be deleted for three years.",
  ),
  asks: LEDGER_ENTRY,
};
const INSPECT: Offered = {
  type: "inspect",
  name: say("查阅台账", "Look into the ledger"),
  help: say(
    "写明查阅事由。查阅会留下记录，今天内可以看到全部内容。",
    "Say why. It is recorded, and for today you see everything.",
  ),
  asks: INSPECTION,
};

/** Entries and inspections are no acts of a record, but are asked for like them. */
function Writing({ ledger: { grantId, day: today, mayWrite, mayInspect, list: entries } }: OfLedger) {
  const keep = useKeep(grantId);
  const params = { grant: grantId };
  return (
    <Acts<ValuesOf<typeof LEDGER_ENTRY> & ValuesOf<typeof INSPECTION>>
      offered={[...(mayWrite ? [WRITE] : []), ...(mayInspect && entries === null ? [INSPECT] : [])]}
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
