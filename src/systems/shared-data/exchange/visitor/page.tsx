import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useState } from "react";
import type { Visit } from "../../../../kernel/sharing.ts";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { formatFigure, formatInstant } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { api } from "../../web/client.ts";
import "../exchange.css";
import { text } from "./words.ts";

const VISITS = "GET /api/my-data-visitors";
const AT_ONCE = 8;

/** Who read the reader's own data, in plain words and large type. */
export function Visitors() {
  const t = useText(text);
  const { language } = useLanguage();
  const [shown, setShown] = useState(AT_ONCE);
  const visits = useQuery({ queryKey: [VISITS], queryFn: () => api(VISITS), retry: false });
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <div className="ex-visitors">
        <Loaded query={visits}>
          {({ visits: all, more }) =>
            all.length === 0 ? (
              <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
            ) : (
              <div className="ui-stack">
                <p>{t.count(formatFigure(all.length + more, language))}</p>
                <ul className="ex-list">
                  {all.slice(0, shown).map((visit, at) => (
                    <li key={at} className="ex-visit">
                      <OneVisit visit={visit} />
                    </li>
                  ))}
                </ul>
                {all.length > shown && (
                  <div>
                    <Button onClick={() => setShown(shown + AT_ONCE)}>
                      {t.earlier(formatFigure(all.length - shown, language))}
                    </Button>
                  </div>
                )}
                {all.length <= shown && more > 0 && <p>{t.older(formatFigure(more, language))}</p>}
              </div>
            )
          }
        </Loaded>
        <section className="ui-stack" style={{ marginTop: 24 }}>
          <h2>{t.object}</h2>
          {t.objectSteps.map((step) => (
            <p key={step}>{step}</p>
          ))}
          <p className="ui-quiet">{t.scope}</p>
        </section>
      </div>
    </PageFrame>
  );
}

function OneVisit({ visit }: { readonly visit: Visit }) {
  const t = useText(text);
  const sentence = useSentence();
  const { at, unit, resource, outcome, items, purpose, caseNumber, basis, why } = visit;
  return (
    <div className="ui-stack">
      <p>
        <time dateTime={at}>{formatInstant(at)}</time>
      </p>
      <p>
        <b lang="zh-CN">{unit}</b> {t.asked} <b lang="zh-CN">{resource}</b>
      </p>
      <p className={outcome === "denied" ? "ui-state ui-state-pending" : "ui-state ui-state-dated"}>
        {t.outcomes[outcome]}
      </p>
      {why !== null && <p className="ui-quiet">{sentence(why)}</p>}
      {items.length > 0 && (
        <p>
          {t.what} <span lang="zh-CN">{items.join("、")}</span>
        </p>
      )}
      <p>
        {t.why} {purpose === "" ? t.whyUnknown : <span lang="zh-CN">{purpose}</span>}
      </p>
      {caseNumber !== "" && (
        <p>
          {t.caseNumber} <span lang="zh-CN">{caseNumber}</span>
        </p>
      )}
      <p>
        {t.basis} <span lang="zh-CN">{basis}</span>
      </p>
      <Aloud visit={visit} />
    </div>
  );
}

/** The browser reads one visit aloud; nothing is shown where it cannot. */
function Aloud({ visit: { unit, resource, purpose, outcome } }: { readonly visit: Visit }) {
  const t = useText(text);
  const [speaking, setSpeaking] = useState(false);
  useEffect(
    () => () => {
      if ("speechSynthesis" in window) window.speechSynthesis.cancel();
    },
    [],
  );
  if (!("speechSynthesis" in window)) return null;
  const toggle = (): void => {
    window.speechSynthesis.cancel();
    if (speaking) return setSpeaking(false);
    const words = [unit, t.asked, resource, t.outcomes[outcome], `${t.why} ${purpose || t.whyUnknown}`];
    const said = new SpeechSynthesisUtterance(words.join("，"));
    said.lang = "zh-CN";
    said.onend = () => setSpeaking(false);
    window.speechSynthesis.speak(said);
    setSpeaking(true);
  };
  return (
    <div className="no-print">
      <Button aria-pressed={speaking} onClick={toggle}>
        {speaking ? t.stop : t.readAloud}
      </Button>
    </div>
  );
}
