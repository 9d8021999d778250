import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { say, UNITS } from "../../../../kernel/fields.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { chinese, dayOf, factsOf, shown, written } from "../../../../web/kit/columns.tsx";
import type { Choices } from "../../../../web/kit/field-input.tsx";
import { moneyInFull } from "../../../../web/kit/money-words.ts";
import { Chinese } from "../../../../web/kit/parts.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { rowsOf } from "../../../../web/kit/record-rows.tsx";
import { type ItemCode, itemOf } from "../../water/item.ts";
import { api } from "../../web/client.ts";
import { classWords } from "../because.ts";
import { Party } from "../flows.tsx";
import { WORDS } from "../words.ts";
import {
  agreement,
  type AgreementAsked,
  type AgreementDetail,
  type AgreementState,
  type Party as OfSide,
} from "./kind.ts";
import { bandWords } from "./published-words.ts";
import { TERMS, type Terms } from "./terms.ts";
import { WhatIf } from "./what-if.tsx";

const CHOICES = "GET /api/ecology/finance-bureaus";

/** Units for the form that revises terms. */
function useBureaus(): Choices {
  const { data } = useQuery({ queryKey: [CHOICES], queryFn: () => api(CHOICES) });
  return {
    [UNITS]: (data?.units ?? []).map(({ id, name }) => ({ value: id, label: name, lang: "zh-CN" })),
  };
}

/** A city and its bureau that signs. */
const sideOf = ({ name, unitId }: OfSide, names: AgreementDetail["names"]) => (
  <span className="ui-row">
    <Party name={name} />
    {names[unitId] !== name && <Chinese>{names[unitId]}</Chinese>}
  </span>
);

type Rule = {
  readonly name: { readonly zh: string; readonly en: string };
  readonly period: Terms["classRule"];
  readonly says: (language: "zh" | "en") => string;
};

const base = (of: string, language: "zh" | "en"): string => classWords(Number(of))[language];

const itemWords = (code: string) => itemOf(code as ItemCode).said;

/** The clauses that an agreement has, each with its amounts. */
function rulesOf({ terms }: AgreementState): Rule[] {
  const { class: byClass, index, step, excess } = terms;
  const rules: Rule[] = [];
  if (byClass !== null)
    rules.push({
      name: TERMS.classRule.name,
      period: terms.classRule,
      says: (language) => `${base(byClass.base, language)} · ${moneyInFull(byClass.each, language)}`,
    });
  if (index !== null)
    rules.push({
      name: TERMS.indexRule.name,
      period: terms.indexRule,
      says: (language) =>
        `${index.items.map((item) => itemWords(item)[language]).join(language === "zh" ? "、" : ", ")} · ${moneyInFull(index.each, language)}${index.cap === null ? "" : ` · ≤ ${moneyInFull(index.cap, language)}`}`,
    });
  if (step !== null)
    rules.push({
      name: TERMS.stepRule.name,
      period: terms.stepRule,
      says: (language) => `${base(step.base, language)} · ${moneyInFull(step.amount, language)}`,
    });
  if (excess !== null)
    rules.push({
      name: TERMS.excessRule.name,
      period: terms.excessRule,
      says: (language) =>
        `${itemWords(excess.item)[language]} ${excess.limit} mg/L · ${excess.bands.map((band) => bandWords(band)[language]).join(language === "zh" ? "；" : "; ")}`,
    });
  return rules;
}

const PERIODS = { none: say("", ""), month: say("按月", "by month"), year: say("按年", "by year") };
const Rules = rowsOf<AgreementDetail, Rule>({
  title: say("补偿方式", "How it is reckoned"),
  rows: ({ state }) => rulesOf(state),
  none: { title: say("条款还是空的。", "There are no clauses yet.") },
  columns: [
    { ...shown(say("条款", "Clause"), ({ name }, { sentence }) => sentence(name)), card: "title" },
    shown(WORDS.period, ({ period }, { sentence }) => sentence(PERIODS[period])),
    shown(say("基准和金额", "Base and amount"), ({ says }, { language }) => says(language)),
  ],
});

function Settled({ detail: { id } }: { readonly detail: AgreementDetail }) {
  const sentence = useSentence();
  return (
    <p>
      <Link to={`/ecology/compensation?agreement=${id}`}>{sentence(WORDS.settlements)}</Link>
    </p>
  );
}

/** One agreement: its terms, what it would come to, what may be done. */
export default recordPage<AgreementState, AgreementDetail, AgreementAsked>(agreement, {
  path: "/ecology/compensation/agreements",
  route: "GET /api/ecology/agreements",
  open: (id) => api("GET /api/ecology/agreements/:agreement", { params: { agreement: id } }),
  act: (id, body) => api("POST /api/ecology/agreements/:agreement/acts", { params: { agreement: id }, body }),
  title: ({ terms }) => terms.name,
  useChoices: useBureaus,
  tones: { drafted: "quiet", checked: "ochre", signed: "ochre", "in-force": "grass", ended: "quiet" },
  Facts: factsOf<AgreementDetail>([
    shown(say("上游", "Upstream"), ({ state, names }) => sideOf(state.sides.upstream, names)),
    shown(say("下游", "Downstream"), ({ state, names }) => sideOf(state.sides.downstream, names)),
    dayOf(TERMS.from.name, ({ state }) => state.terms.from),
    dayOf(TERMS.until.name, ({ state }) => state.terms.until),
    shown(TERMS.standing.name, ({ state }, { sentence }) =>
      sentence(
        state.terms.standing === "verified"
          ? say("已核对签订文本", "held against the text")
          : WORDS.unverified,
      ),
    ),
    chinese(TERMS.source.name, ({ state }) => state.terms.source),
    chinese(say("签订文本编号", "Signed text"), ({ state }) => state.document),
    written(TERMS.sections.name, ({ state }) => state.terms.sections.join("、")),
    written(TERMS.exclusions.name, ({ state }) => state.terms.exclusions.join("\n")),
  ]),
  After: ({ detail }) => (
    <>
      <Rules detail={detail} />
      <Settled detail={detail} />
      <WhatIf detail={detail} />
    </>
  ),
});
