import { Link } from "react-router";
import type { Sentence } from "../../../../kernel/error.ts";
import { city, pick, say } from "../../../../kernel/fields.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { chinese, dayOf, factsOf, shown, sortedBy } from "../../../../web/kit/columns.tsx";
import { FigureHelp } from "../../../../web/kit/figure-help.tsx";
import { useFilters } from "../../../../web/kit/filters.ts";
import { listPage } from "../../../../web/kit/list-page.tsx";
import { Chinese, SampleLabel } from "../../../../web/kit/parts.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { rowActs } from "../../../../web/kit/row-acts.tsx";
import { orderAsked } from "../../../../web/kit/sorting.ts";
import { useWords } from "../../../../web/kit/said.ts";
import { BREACHES, type BreachCode, breachOf } from "../../domain/clocks/breaches.ts";
import { SHARED_DATA_FIGURES } from "../../domain/figures.ts";
import { api } from "../../web/client.ts";
import "../oversight.css";
import { oversightChoices, type OversightChoices } from "../use-choices.ts";
import {
  breach,
  BREACH_ORDERS,
  BREACH_REPORT,
  type BreachAsked,
  type BreachBoard,
  type BreachState,
  COMPUTED_BREACHES,
  VERDICTS,
} from "./kind.ts";
import { words } from "./words.ts";

type Line = BreachBoard["rows"][number];

const LIST = "GET /api/data/breaches";
const BY = Object.keys(BREACH_ORDERS) as (keyof typeof BREACH_ORDERS)[];
const PLACES: Readonly<Partial<Record<Line["about"]["kind"], string>>> = {
  request: "/data/requests",
  correction: "/data/corrections",
  "return-flow": "/data/return-flows",
  dispute: "/data/disputes",
  grant: "/data/ledger",
};
const foundBy = (computed: boolean): Sentence => (computed ? words.bySystem : words.byPeople);
const NARROWING = { code: pick(BREACH_REPORT.code.name), region: city(say("地区", "Area")) };

/** The named breaches of the regulation: which last, whose they are, what was said about them. */
export const list = listPage<Line, typeof BREACH_REPORT, OversightChoices, typeof NARROWING, BreachBoard>(
  breach,
  {
    path: "/data/breaches",
    route: LIST,
    orders: BREACH_ORDERS,
    list: ({ q: _, status, code, sort, reversed, ...query }) =>
      api(LIST, {
        query: {
          ...query,
          ...orderAsked({ sort, reversed }, BY),
          status: status as Line["status"],
          code: BREACHES.find((each) => each === code),
        },
      }),
    lead: say(
      "政务数据共享条例第三十九条至第四十一条列明的情形，由系统按记录计算或由人登记并附证据。目标是零。误报可以说明，核定后仍留在榜上。",
      "What articles 39 to 41 of the Regulation on Government Data Sharing name, computed from the records or reported with evidence. The goal is zero. A false alarm can be answered; judged so, it stays on the board.",
    ),
    note: say(
      "条文据公开的法律文本库核对，未与公报原件比对。",
      "The articles were read in a public library of laws, not held against the gazette.",
    ),
    none: {
      title: say("没有记录", "Nothing here"),
      help: say("没有计算出或登记过违规情形。", "No breach was computed or reported."),
    },
    search: null,
    narrowing: NARROWING,
    offers: ({ byRegion }, sentence) => ({
      region: CITIES.map(({ code, name }) => ({
        value: code,
        label: `${sentence(name)} ${byRegion[code] ?? 0}`,
      })),
    }),
    columns: [
      shown(
        say("情形", "Breach"),
        ({ code, sample, source }, { sentence }) => (
          <div className="kit-cell">
            {sentence(breachOf(code).name)} <SampleLabel sample={sample} />
            <div className="ui-quiet">
              <Chinese>{breachOf(code).article}</Chinese> · {sentence(foundBy(source === "computed"))}
            </div>
          </div>
        ),
        { card: "title", sort: "code" },
      ),
      chinese(say("单位", "Unit"), ({ unit }) => unit),
      shown(say("涉及", "About"), ({ about: { kind, id, title } }) => (
        <span className="kit-cell" lang="zh-CN">
          {PLACES[kind] === undefined || id === null ? (
            title
          ) : (
            <Link to={`${PLACES[kind]}/${id}`}>{title}</Link>
          )}
        </span>
      )),
      sortedBy(
        "began",
        dayOf(say("开始", "Began"), ({ began }) => began),
      ),
      sortedBy(
        "ended",
        dayOf(say("结束", "Ended"), ({ ended }) => ended, words.lasting),
      ),
      shown(
        say("状态", "Status"),
        ({ status }, { sentence }) => (
          <span className={status === "open" || status === "answered" ? "ov-late" : undefined}>
            {sentence(breach.statuses[status])}
          </span>
        ),
        { sort: "status" },
      ),
    ],
    Above: ({ found, asked, onChoose }) => {
      const t = useWords(words);
      return (
        <>
          {found !== undefined && (
            <div className="ui-row" aria-live="polite">
              <Count of={found.open}>{found.open === 0 ? t.zero : t.open(found.open)}</Count>
              <span className="ui-quiet">{t.goal}</span>
              <FigureHelp figures={[SHARED_DATA_FIGURES["shared-data.breaches-open"]]} />
            </div>
          )}
          <Codes counts={found?.byCode ?? {}} chosen={asked.code} onChoose={(code) => onChoose({ code })} />
        </>
      );
    },
    Opened,
    begin: {
      by: ["liaison", "unit-head", "data-officer", "office"],
      fields: BREACH_REPORT,
      help: say(
        "系统算不出的情形，由发现的单位登记并写明证据。不要写个人姓名和证件号码。",
        "What no system can compute is reported by who finds it, with the evidence. No names or numbers of persons.",
      ),
      known: oversightChoices,
      ground: ({ units, day }) => ({
        choices: { unitId: units.map(({ id, name }) => ({ value: id, label: name })) },
        day,
      }),
      send: (values) => api("POST /api/data/breaches", { body: { key: newRequestKey(), ...values } }),
      stays: true,
    },
  },
);

const Count = ({ of, children }: { readonly of: number; readonly children: string }) => (
  <span className={of === 0 ? "ov-count" : "ov-count ov-count-some"}>{children}</span>
);

/** The breaches that the regulation names, with how many last: those that do, or on request all; pressing one shows only those. */
function Codes(props: {
  readonly counts: Readonly<Record<string, number>>;
  readonly chosen: string | undefined;
  readonly onChoose: (code: BreachCode | null) => void;
}) {
  const { counts, chosen, onChoose } = props;
  const t = useWords(words);
  const sentence = useSentence();
  const [filters, change] = useFilters(["all"]);
  const all = filters.all !== undefined;
  const standing = BREACHES.filter((code) => (counts[code] ?? 0) > 0 || code === chosen);
  const tiles = (codes: readonly BreachCode[]) => (
    <ul className="ov-codes">
      {codes.map((code) => (
        <li key={code}>
          <button
            type="button"
            className="ov-code"
            aria-pressed={chosen === code}
            onClick={() => onChoose(chosen === code ? null : code)}
          >
            <Count of={counts[code] ?? 0}>{String(counts[code] ?? 0)}</Count>
            <span className="ui-column">
              {sentence(breachOf(code).name)}
              <span className="ui-quiet">{sentence(foundBy(COMPUTED_BREACHES.includes(code)))}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="ui-stack">
      {!all && standing.length > 0 && tiles(standing)}
      <div>
        <button
          type="button"
          className="ui-link-button"
          aria-expanded={all}
          onClick={() => change({ all: all ? null : "1" })}
        >
          {all ? t.fewer : t.every(BREACHES.length)}
        </button>
      </div>
      {all &&
        (["provider", "requester", "data-officer"] as const).map((by) => (
          <section className="ui-panel" key={by} aria-label={t.groups[by]}>
            <h2>{t.groups[by]}</h2>
            {tiles(BREACHES.filter((code) => breachOf(code).by === by))}
          </section>
        ))}
    </div>
  );
}

const Grounds = factsOf<Line>([
  shown(words.evidence, ({ evidence }) => <Chinese>{evidence}</Chinese>, { whole: true }),
  shown(
    words.answer,
    ({ answer }, { language, sentence }) =>
      answer && (
        <>
          {formatDay(answer.on, language)}
          {answer.falseAlarm && sentence(words.claimed)} · <Chinese>{answer.reason}</Chinese>
        </>
      ),
    { whole: true },
  ),
  shown(
    words.judgement,
    ({ judgement }, { language, sentence }) =>
      judgement && (
        <>
          {formatDay(judgement.on, language)} · {sentence(judgement.stands ? VERDICTS.yes : VERDICTS.no)} ·{" "}
          <Chinese>{judgement.reason}</Chinese>
        </>
      ),
    { whole: true },
  ),
]);

const BreachActs = rowActs<Line, BreachState, BreachAsked>(breach, {
  keyOf: ({ id }) => id,
  stateOf: (line) => ({ ...line, reportedOn: line.began }),
  send: ({ id, version }, act) =>
    api("POST /api/data/breaches/:breach/acts", {
      params: { breach: id },
      body: { version, key: newRequestKey(), act },
    }),
  touches: [LIST],
});

/** The grounds of one breach, what was said about it, and what the reader may do. */
function Opened({ row, found }: { readonly row: Line; readonly found: BreachBoard }) {
  return (
    <div className="ui-stack">
      <Grounds detail={row} />
      <BreachActs {...{ row, found }} />
    </div>
  );
}
