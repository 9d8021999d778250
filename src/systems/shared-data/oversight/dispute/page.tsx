import { Link } from "react-router";
import { formatDay } from "../../../../web/frame/format.ts";
import { Chinese, Fact, Facts, Section, Written } from "../../../../web/kit/parts.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { dispute, type DisputeAsked, type Disputed, DISPUTED_NAMES, stepWords } from "./kind.ts";
import type { DisputeDetail } from "../replies.ts";
import { api } from "../../web/client.ts";
import { text } from "./words.ts";
import "../oversight.css";

const PLACES: Readonly<Record<Disputed, string>> = {
  request: "/data/requests",
  correction: "/data/corrections",
  "return-flow": "/data/return-flows",
};

type Shown = { readonly detail: DisputeDetail };

/** One dispute: its route, what was said, what was decided. */
export default recordPage<DisputeDetail["state"], DisputeDetail, DisputeAsked>(dispute, {
  path: "/data/disputes",
  route: "GET /api/data/disputes",
  open: (id) => api("GET /api/data/disputes/:dispute", { params: { dispute: id } }),
  act: (id, body) => api("POST /api/data/disputes/:dispute/acts", { params: { dispute: id }, body }),
  title: ({ title }) => title,
  Before: Route,
  Facts: About,
  After: Said,
});

function Route({ detail: { state } }: Shown) {
  const t = useText(text);
  const sentence = useSentence();
  const closed = state.status === "closed";
  return (
    <Section title={t.route}>
      <ol className="ov-route">
        {state.route.map((step, at) => (
          <li
            key={step.by}
            className={at < state.step || closed ? "ov-passed" : undefined}
            aria-current={at === state.step && !closed ? "step" : undefined}
          >
            {sentence(stepWords(step))}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function About({ detail: { state, names } }: Shown) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  return (
    <Facts>
      <Fact name={t.opener}>
        <Chinese>{names[state.opener.unitId]}</Chinese>
      </Fact>
      <Fact name={t.other}>
        <Chinese>{names[state.other.unitId]}</Chinese>
      </Fact>
      <Fact name={t.opened}>{formatDay(state.openedOn, language)}</Fact>
      <Fact name={t.about}>
        <Link to={`${PLACES[state.about.kind]}/${state.about.id}`}>
          {sentence(DISPUTED_NAMES[state.about.kind])}
        </Link>
      </Fact>
      {state.closedOn !== null && <Fact name={t.closed}>{formatDay(state.closedOn, language)}</Fact>}
      <Fact name={t.claim} whole>
        <Written>{state.claim}</Written>
      </Fact>
    </Facts>
  );
}

function Said({ detail: { state, names } }: Shown) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  return (
    <>
      {state.notes.length > 0 && (
        <Section title={t.notes}>
          {state.notes.map(({ on, unitId, text: words }, at) => (
            <div className="ov-entry" key={at}>
              <div className="ui-quiet">
                {formatDay(on, language)} · <Chinese>{names[unitId]}</Chinese>
              </div>
              <Written>{words}</Written>
            </div>
          ))}
        </Section>
      )}
      {state.decisions.length > 0 && (
        <Section title={t.decisions}>
          {state.decisions.map(({ on, step, text: words, reference }, at) => {
            const by = state.route[step];
            return (
              <div className="ov-entry" key={at}>
                <div className="ui-quiet">
                  {formatDay(on, language)}
                  {by !== undefined && <> · {sentence(stepWords(by))}</>}
                  {reference !== "" && (
                    <>
                      {" · "}
                      <Chinese>{reference}</Chinese>
                    </>
                  )}
                </div>
                <Written>{words}</Written>
              </div>
            );
          })}
        </Section>
      )}
    </>
  );
}
