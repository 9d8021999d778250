import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import "../../../../web/frame/desk.css";
import { useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { api } from "../client.ts";
import { CaseList } from "./case-list.tsx";
import { SampleLabel } from "./case-labels.tsx";
import { text } from "./cases-text.ts";
import { useSaid } from "./use-said.ts";
import "./cases.css";

const JOINT = "GET /api/joint-cases/:case";

/** A case of several places: its parts, and what is open where one came to nothing. */
export default function JointPage() {
  const { case: id = "" } = useParams();
  const t = useText(text);
  const sentence = useSaid();
  const own = useAllows()(["applicant"]);
  const [back, place] = own ? ["/my-cases", "/my-cases"] : ["/cases", "/cases"];
  const query = useQuery({ queryKey: [JOINT, id], queryFn: () => api(JOINT, { params: { case: id } }) });
  return (
    <Loaded query={query} back={{ path: back, label: t.back }}>
      {({ state, sample, children, compensations }) => (
        <PageFrame
          title={t.joint}
          breadcrumb={[{ title: own ? t.mine : t.unit, path: back }, { title: state.number }]}
          lead={
            <span className="ui-row">
              <span lang="zh-CN">{state.title}</span> {t.jointLead} <SampleLabel sample={sample} />
            </span>
          }
        >
          <div className="ui-stack">
            {compensations.length > 0 && (
              <section className="ui-banner" aria-labelledby="joint-open">
                <h2 id="joint-open" className="ui-h2">
                  {t.compensations}
                </h2>
                <p>{t.compensationsNote}</p>
                <ul className="cs-plain">
                  {compensations.map(({ caseId, number, sentence: words }) => (
                    <li key={caseId}>
                      <span className="ui-quiet cs-number">{number}</span> {sentence(words)}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <CaseList
              label={t.parts}
              rows={children}
              loading={false}
              error={null}
              onRetry={() => void query.refetch()}
              to={(line) => `${place}/${line.id}`}
              empty={t.empty}
            />
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}
