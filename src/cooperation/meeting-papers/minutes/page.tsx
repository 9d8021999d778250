import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { useText } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import type { MinutesDetail } from "./minutes.ts";
import "../../../web/frame/desk.css";
import "../../web/meetings/meetings.css";
import { MinutesIntake } from "./minutes-intake.tsx";
import { MinutesSource } from "./minutes-source.tsx";
import { text } from "./words.ts";
import "./minutes.css";
import { ResolutionList } from "./resolution-list.tsx";
import { useMinutes } from "./use-minutes.ts";

/** What did this meeting resolve, and which of it is a task by now? */
export default function MinutesPage() {
  const { meeting = "" } = useParams();
  const t = useText(text);
  const query = useMinutes(meeting);
  return (
    <Loaded query={query} back={{ path: "/meetings", label: t.meetings }}>
      {(detail) => (
        <PageFrame
          title={t.title}
          lead={
            <>
              <Link to={`/meetings/${detail.meeting}`} lang="zh-CN">
                {detail.title}
              </Link>
              {detail.sample && <span className="ui-label ui-label-ochre mn-sample">{t.sample}</span>}
              <br />
              {detail.office && detail.minutes !== null ? t.lead : ""}
            </>
          }
          breadcrumb={[
            { title: t.meetings, path: "/meetings" },
            { title: t.thisMeeting, path: `/meetings/${detail.meeting}` },
            { title: t.title },
          ]}
        >
          <Desk key={detail.meeting} detail={detail} />
        </PageFrame>
      )}
    </Loaded>
  );
}

const BEFORE: readonly MinutesDetail["status"][] = ["planned", "scheduled"];

function Desk({ detail }: { readonly detail: MinutesDetail }) {
  const t = useText(text);
  const [filters, change] = useFilters(["at"]);
  const chosen = filters.at ?? null;
  const setChosen = (at: string) => change({ at });
  const [replacing, setReplacing] = useState(false);
  if (BEFORE.includes(detail.status))
    return (
      <EmptyState title={t.notHeld} action={<Link to={`/meetings/${detail.meeting}`}>{t.toMeeting}</Link>}>
        {t.notHeldHelp}
      </EmptyState>
    );
  const mayRecord = detail.office && (detail.status === "held" || detail.status === "minuted");
  if (detail.minutes === null && detail.lines.length === 0)
    return mayRecord ? (
      <MinutesIntake detail={detail} />
    ) : (
      <EmptyState title={t.noMinutes}>{t.noMinutesReader}</EmptyState>
    );
  return (
    <>
      {mayRecord && (
        <div className="ui-row no-print">
          <Button onClick={() => setReplacing((now) => !now)}>{replacing ? t.cancel : t.replace}</Button>
        </div>
      )}
      {replacing && <MinutesIntake detail={detail} onDone={() => setReplacing(false)} />}
      {detail.minutes === null && <p className="ui-quiet">{t.readerMinutes}</p>}
      <div className={detail.minutes === null ? "mn-desk mn-desk-one" : "mn-desk"}>
        <MinutesSource detail={detail} chosen={chosen} onChoose={setChosen} />
        <ResolutionList detail={detail} chosen={chosen} onChoose={setChosen} />
      </div>
    </>
  );
}
