import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { Link, useParams } from "react-router";
import { useFilters } from "../../../web/kit/filters.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useColon, useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { PanelsOf } from "../../../web/frame/panels.tsx";
import type { MeasureDetail } from "../../domain/plan.ts";
import { subjectOf } from "../../domain/subject.ts";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PlanLabels } from "../plan-labels.tsx";
import { SourcePane } from "../source-pane.tsx";
import { SpotlightContext, useNewSpotlight } from "../spotlight.ts";
import { text as words } from "../text.ts";
import { type PaneName, TwoPanes } from "../two-panes.tsx";
import "./measure.css";
import { fieldOf, marksOf } from "./measure-marks.ts";
import { MeasureStanding } from "./measure-standing.tsx";
import { MeasureStructure } from "./measure-structure.tsx";
import { MeasureTasks } from "./measure-tasks.tsx";
import { text } from "./measure-text.ts";

const MEASURE = "GET /api/measures/:measure";
const SOURCE = "GET /api/plans/:plan/source";

/** How one measure stands, what is done about it, and where the document promises it. */
export default function MeasurePage() {
  const { measure = "" } = useParams();
  const { query: day } = useAsOf();
  const query = useQuery({
    queryKey: [MEASURE, { params: { measure }, query: day }],
    queryFn: () => api(MEASURE, { params: { measure }, query: day }),
  });
  return <Loaded query={query}>{(detail) => <MeasureOf key={detail.id} measure={detail} />}</Loaded>;
}

function MeasureOf({ measure }: { readonly measure: MeasureDetail }) {
  const t = useText(text);
  const w = useText(words);
  const colon = useColon();
  const { language } = useLanguage();
  const { query: day, at } = useAsOf();
  // Whoever comes from a task wants the sentence that gives it.
  const [{ undertaking }] = useFilters(["undertaking"]);
  const given = measure.undertakings.find(({ id }) => id === undertaking);
  const first = given === undefined ? fieldOf.text : fieldOf.undertaking(given.id);
  const spotlight = useNewSpotlight(first);
  const [pane, setPane] = useState<PaneName>(given === undefined ? "structure" : "source");
  const [shown, setShown] = useState({ field: first });
  const params = { plan: measure.planId };
  const source = useQuery({
    queryKey: [SOURCE, { params }],
    queryFn: () => api(SOURCE, { params }),
    // A published text never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const marks = useMemo(() => marksOf(measure), [measure]);
  // The document stands below how the measure stands: whoever asks for words of it is taken there.
  const [sought, setSought] = useState(given === undefined ? null : { field: first });
  useEffect(() => {
    if (sought !== null) document.getElementById("pane-source")?.scrollIntoView({ block: "nearest" });
  }, [sought]);
  const [reached, setReached] = useState<{ readonly field: string } | null>(null);
  // Where one pane has room the field's box shows only after the click, hence an effect.
  useEffect(() => {
    if (reached === null) return;
    document.querySelector(`[data-box="${CSS.escape(reached.field)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [reached]);
  const choose = (field: string) => {
    spotlight.choose(field);
    setShown({ field });
    setPane("source");
    setSought({ field });
  };
  const sentence = useSentence();
  const ordinal = measure.ordinal ?? String(measure.number);
  const title = `${subjectOf(measure.text)} ${ordinal}`;
  const turn = (
    <nav className="ui-row no-print" aria-label={w.measures}>
      {measure.previous !== null && (
        <Link to={at(`/measures/${measure.previous}`)} rel="prev">
          ← {t.previous}
        </Link>
      )}
      {measure.next !== null && (
        <Link to={at(`/measures/${measure.next}`)} rel="next">
          {t.next} →
        </Link>
      )}
    </nav>
  );
  return (
    <SpotlightContext.Provider value={spotlight}>
      <PageFrame
        title={sentence({ zh: title, en: title })}
        titleLanguage="zh-CN"
        lead={
          <span className="ui-row">
            <span lang="zh-CN">{[measure.section, measure.parent].filter(Boolean).join(" · ")}</span>
            <PlanLabels plan={measure.plan} />
            {day.asOf !== undefined && <span>{w.asOf(formatDay(day.asOf, language))}</span>}
          </span>
        }
        breadcrumb={[
          { title: w.plansTitle, path: "/plans" },
          { title: measure.plan.title, path: at(`/plans/${measure.planId}`) },
          { title: t.title(ordinal) },
        ]}
        actions={turn}
      >
        <MeasureStanding measure={measure} onChoose={choose} />
        <div className="sv-measure-beside">
          <MeasureTasks measure={measure} />
          <PanelsOf
            place="measure"
            about={{ measureId: measure.id, planId: measure.planId, number: measure.number }}
          />
        </div>
        <TwoPanes
          shown={pane}
          onShow={setPane}
          first="structure"
          structure={<MeasureStructure measure={measure} onChoose={choose} />}
          source={
            <Loaded query={source}>
              {(document) => (
                <section className="ui-panel ui-fill">
                  <SourcePane
                    text={document.text}
                    marks={marks}
                    shown={shown}
                    visible={pane === "source"}
                    label={w.source + colon + document.fileName}
                    onChoose={(field) => {
                      spotlight.choose(field);
                      setPane("structure");
                      setReached({ field });
                    }}
                  />
                </section>
              )}
            </Loaded>
          }
        />
      </PageFrame>
    </SpotlightContext.Provider>
  );
}
