import { useParams } from "react-router";
import "../../../../web/frame/desk.css";
import { formatInstant } from "../../../../web/frame/format.ts";
import { useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { CaseDetail } from "../../domain/cases/case-view.ts";
import { CaseBody } from "./case-body.tsx";
import { ModeWords, SampleLabel, StageLabel } from "./case-labels.tsx";
import { text } from "./cases-text.ts";
import "./cases.css";
import { MyActs } from "./my-acts.tsx";
import { useCase } from "./use-case.ts";

/** One's own case: how far it is, who holds it, what comes next and by when. */
export default function MyCasePage() {
  const { case: id = "" } = useParams();
  const t = useText(text);
  const query = useCase(id);
  return (
    <Loaded query={query} back={{ path: "/my-cases", label: t.back }}>
      {(detail) => <Opened key={detail.id} detail={detail} />}
    </Loaded>
  );
}

function Opened({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  const { state, sample } = detail;
  return (
    <PageFrame
      title={state.item.name}
      breadcrumb={[{ title: t.mine, path: "/my-cases" }, { title: state.number }]}
      lead={
        <span className="ui-row">
          <StageLabel stage={state.stage} />
          <span className="ui-quiet">
            <ModeWords mode={state.mode} />
          </span>
          <SampleLabel sample={sample} />
        </span>
      }
    >
      <CaseBody detail={detail} own acts={<MyActs detail={detail} />} end={<Readings detail={detail} />} />
    </PageFrame>
  );
}

function Readings({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  return (
    <section className="ui-panel" aria-labelledby="case-readings">
      <h2 id="case-readings">{t.readings}</h2>
      {detail.readings.length === 0 ? (
        <p className="ui-quiet">{t.readingsNone}</p>
      ) : (
        <ul className="cs-plain">
          {detail.readings.map(({ at, unitName, purpose }, turn) => (
            <li key={`${at} ${turn}`}>
              {formatInstant(at)}{" "}
              <span lang="zh-CN">
                {unitName} · {purpose}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
