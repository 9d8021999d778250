import { Link } from "react-router";
import { say } from "../../../../kernel/fields.ts";
import { urlOf } from "../../../../web/frame/api.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { chinese, dayOf, factsOf, shown, written } from "../../../../web/kit/columns.tsx";
import { DownloadButton } from "../../../../web/kit/download-button.tsx";
import { moneyInFull } from "../../../../web/kit/money-words.ts";
import { Section } from "../../../../web/kit/parts.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { rowsOf } from "../../../../web/kit/record-rows.tsx";
import { api } from "../../web/client.ts";
import { Flows, Party } from "../flows.tsx";
import type { Entry, Line } from "../settle.ts";
import { WORDS } from "../words.ts";
import {
  netOf,
  settlement,
  type SettlementAsked,
  type SettlementDetail,
  type SettlementState,
  sumWords,
} from "./kind.ts";

type OfDetail = { readonly detail: SettlementDetail };

function Papers({ detail: { id } }: OfDetail) {
  const sentence = useSentence();
  const params = { settlement: id };
  return (
    <>
      <DownloadButton
        label={sentence(WORDS.statement)}
        url={urlOf("GET /api/ecology/settlements/:settlement/statement", { params })}
      />
      <DownloadButton
        label={sentence(WORDS.workbook)}
        url={urlOf("GET /api/ecology/settlements/:settlement/workbook", { params })}
      />
    </>
  );
}

function Picture({ detail: { state, corrected } }: OfDetail) {
  const sentence = useSentence();
  const net = Object.entries(netOf(state.lines, state.sides));
  const [to] = net.filter(([, fen]) => fen > 0);
  const from = net.find(([, fen]) => fen < 0);
  return (
    <Section title={sentence(sumWords(state))}>
      {corrected && (
        <p>
          <span className="ui-label ui-label-ochre">{sentence(WORDS.corrected)}</span>{" "}
          {sentence(WORDS.correctedHelp)}
        </p>
      )}
      {!state.verified && <p className="ui-quiet">{sentence(WORDS.unverified)}</p>}
      {to !== undefined && from !== undefined && (
        <Flows label={sentence(sumWords(state))} flows={[{ from: from[0], to: to[0], amountFen: to[1] }]} />
      )}
    </Section>
  );
}

const PAYS = say("付款方", "Pays");
const Lines = rowsOf<SettlementDetail, Line>({
  title: WORDS.lines,
  rows: ({ state }) => state.lines,
  none: { title: WORDS.noLines },
  columns: [
    { ...chinese(say("断面", "Section"), ({ section }) => section), card: "title" },
    shown(PAYS, ({ from }) => <Party name={from} />),
    shown(say("收款方", "Receives"), ({ to }) => <Party name={to} />),
    {
      ...shown(WORDS.amount, ({ amountFen }, { language }) => moneyInFull(amountFen, language)),
      figure: true,
    },
    shown(say("依据", "Because"), ({ because }, { sentence }) => sentence(because)),
  ],
});

type Posted = Entry & { readonly on: string; readonly reversal: boolean };
const fen = (amount: number, language: "zh" | "en") => (amount === 0 ? "" : moneyInFull(amount, language));
const Entries = rowsOf<SettlementDetail, Posted>({
  title: WORDS.postings,
  help: say(
    "只增不改；冲正以相反方向的新分录记录。",
    "Only added to; a reversal is new entries with sides exchanged.",
  ),
  rows: ({ state }) =>
    state.postings.flatMap(({ on, reversal, entries }) => entries.map((each) => ({ ...each, on, reversal }))),
  columns: [
    dayOf(say("日期", "Day"), ({ on }) => on),
    shown(say("类别", "Kind"), ({ reversal }, { sentence }) =>
      sentence(reversal ? say("冲正", "reversal") : say("入账", "posting")),
    ),
    { ...shown(say("账户", "Account"), ({ account }) => <Party name={account} />), card: "title" },
    { ...shown(say("借方", "Debit"), ({ debitFen }, { language }) => fen(debitFen, language)), figure: true },
    {
      ...shown(say("贷方", "Credit"), ({ creditFen }, { language }) => fen(creditFen, language)),
      figure: true,
    },
  ],
});

const Facts = factsOf<SettlementDetail>([
  shown(say("协议", "Agreement"), ({ state: { agreement } }) => (
    <Link to={`/ecology/compensation/agreements/${agreement.id}`}>{agreement.name}</Link>
  )),
  chinese(WORDS.period, ({ state }) => state.period),
  shown(say("监测数据", "Readings"), ({ state }) => String(state.readings)),
  chinese(say("出具单位", "Stated by"), ({ state, names }) => names[state.statedBy ?? ""] ?? ""),
  dayOf(say("出具日期", "Stated on"), ({ state }) => state.statedOn),
  written(say("异议", "Objection"), ({ state: { objection } }) =>
    objection === null ? "" : `${objection.section}：${objection.text}`,
  ),
  written(say("上一级决定", "Decision"), ({ state: { decision } }) =>
    decision === null ? "" : `${decision.document} ${decision.text}`,
  ),
]);

/** One settlement: what it comes to line by line, what may be done, what was posted. */
export default recordPage<SettlementState, SettlementDetail, SettlementAsked>(settlement, {
  path: "/ecology/compensation",
  route: "GET /api/ecology/settlements",
  touches: ["GET /api/ecology/books", "GET /api/ecology/compensation-due"],
  open: (id) => api("GET /api/ecology/settlements/:settlement", { params: { settlement: id } }),
  act: (id, body) =>
    api("POST /api/ecology/settlements/:settlement/acts", { params: { settlement: id }, body }),
  title: ({ agreement, period }) => `${agreement.name} ${period}`,
  tones: {
    posted: "grass",
    disputed: "vermilion",
    referred: "vermilion",
    stated: "ochre",
    reversed: "quiet",
  },
  Actions: Papers,
  Before: Picture,
  Facts,
  After: ({ detail }) => (
    <>
      <Lines detail={detail} />
      <Entries detail={detail} />
    </>
  ),
});
