import type { ReactNode } from "react";
import { Link } from "react-router";
import { CITIES } from "../../../kernel/region.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { KIND_NAMES, type Validity } from "../../domain/joint-papers/joint-paper.ts";
import type { JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { validityStanding } from "../../domain/joint-papers/validity.ts";
import { text } from "./joint-paper-text.ts";
import { text as shared } from "./joint-papers-text.ts";
import { ValidityWords } from "./paper-labels.tsx";
import { useChoices } from "./use-joint-paper.ts";

/** What is known of a paper, with its source where nobody here entered it. */
export function PaperFacts({ paper }: { readonly paper: JointPaperDetail }) {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { state, day } = paper;
  const city = CITIES.find(({ code }) => code === state.draftingCity);
  const { agreed, issued, validity, repealed, source } = state;
  return (
    <dl className="ui-panel jp-facts">
      <Fact name={t.facts.kind}>{sentence(KIND_NAMES[state.kind])}</Fact>
      <Fact name={t.facts.drafting}>
        {city ? sentence(city.name) : s.noCity} · {state.role === null ? s.roleUnknown : s.roles[state.role]}
      </Fact>
      {agreed !== null && (
        <Fact name={t.facts.agreed}>
          {formatDay(agreed.on, language)} · <span lang="zh-CN">{agreed.where}</span>
        </Fact>
      )}
      {issued !== null && (
        <Fact name={t.facts.issued}>
          {formatDay(issued.on, language)}
          {issued.docNumber !== "" && (
            <>
              {" · "}
              <span lang="zh-CN">{issued.docNumber}</span>
            </>
          )}
        </Fact>
      )}
      {validity !== null && (
        <Fact name={t.facts.validity}>
          <span className="ui-row">
            <ValidityWords standing={validityStanding(state, day)} />
            <span className="ui-quiet">
              <Dates validity={validity} />
            </span>
          </span>
        </Fact>
      )}
      {repealed !== null && (
        <Fact name={t.facts.repealed}>
          {formatDay(repealed.on, language)} · <span lang="zh-CN">{repealed.reason}</span>
        </Fact>
      )}
      {state.measureIds.length > 0 && (
        <Fact name={t.facts.measures}>
          <MeasureLinks ids={state.measureIds} />
        </Fact>
      )}
      {source !== null && (
        <Fact name={t.facts.source}>
          <span lang="zh-CN">{source.title}</span>
          {source.date !== null && <> · {formatDay(source.date, language)}</>}
          {source.url !== null && (
            <>
              {" · "}
              <a href={source.url}>{source.url}</a>
            </>
          )}
        </Fact>
      )}
      {state.note !== "" && (
        <Fact name={t.facts.note}>
          <span lang="zh-CN">{state.note}</span>
        </Fact>
      )}
    </dl>
  );
}

function Dates({ validity: { from, until, reviewBy } }: { readonly validity: Validity }) {
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <>
      {t.from(formatDay(from, language))} · {until === null ? t.noEnd : t.to(formatDay(until, language))}
      {reviewBy !== null && <> · {t.review(formatDay(reviewBy, language))}</>}
    </>
  );
}

function MeasureLinks({ ids }: { readonly ids: readonly string[] }) {
  const measures = useChoices().data?.measures ?? [];
  return (
    <span className="ui-row" lang="zh-CN">
      {ids.map((id) => {
        const measure = measures.find((each) => each.id === id);
        return (
          <Link key={id} to={`/measures/${id}`}>
            {measure ? `${measure.ordinal}${measure.text.slice(0, 28)}…` : "…"}
          </Link>
        );
      })}
    </span>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
