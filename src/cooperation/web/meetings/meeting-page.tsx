import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense } from "react";
import { useParams } from "react-router";
import "../../../web/frame/desk.css";
import { History } from "../../../web/kit/history.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { PanelsOf } from "../../../web/frame/panels.tsx";
import type { MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { SERIES_RULES } from "../../domain/meetings/series-rules.ts";
import { api } from "../client.ts";
import { OpinionsPanel } from "../opinions/opinions-panel.tsx";
import { AgendaPanel } from "./agenda-panel.tsx";
import { AgreementsPanel } from "./agreements-panel.tsx";
import { AttendancePanel } from "./attendance-panel.tsx";
import { ConflictList } from "./conflict-list.tsx";
import { KeptPapersPanel } from "../../meeting-papers/kept-panel.tsx";
import { MeetingStatusLabel, OriginLabel } from "./meeting-labels.tsx";
import { text } from "./meeting-text.ts";
import "./meetings.css";
import { PreparationPanel } from "./preparation-panel.tsx";
import { StandingPanel } from "./standing-panel.tsx";
import { keyOf, mayDo, MEETING, useMeetingAct } from "./use-meeting-act.ts";
import { useMeetingUnits } from "./use-meeting-units.ts";

// The page of a meeting shows much at once; what is not needed at first may come a moment later.
const DraftedPanel = lazy(() => import("../../meeting-papers/drafted-panel.tsx"));
const ResolutionsPanel = lazy(() => import("../../meeting-papers/minutes/resolutions-panel.tsx"));
const later = (shown: ReactNode, rows: number) => (
  <Suspense fallback={<RowsSkeleton rows={rows} />}>{shown}</Suspense>
);

/** One meeting from its preparation to what it resolved, on one desk. */
export default function MeetingPage() {
  const { meeting = "" } = useParams();
  const t = useText(text);
  const query = useQuery({
    queryKey: keyOf(meeting),
    queryFn: () => api(MEETING, { params: { meeting } }),
  });
  return (
    <Loaded query={query} back={{ path: "/meetings", label: t.toMeetings }}>
      {(detail) => <Desk detail={detail} />}
    </Loaded>
  );
}

function Desk({ detail }: { readonly detail: MeetingDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { state, conflicts, titles, units } = detail;
  const after = state.status === "held" || state.status === "minuted" || state.status === "closed";
  return (
    <PageFrame
      title={state.title}
      lead={
        <span className="ui-row">
          <span>{sentence(SERIES_RULES[state.series].name)}</span>
          <MeetingStatusLabel status={state.status} />
          <OriginLabel {...detail} />
        </span>
      }
      breadcrumb={[{ title: t.toMeetings, path: `/meetings?year=${state.year}` }, { title: state.title }]}
    >
      <StandingPanel detail={detail} />
      {conflicts.length > 0 && (
        <ConflictList conflicts={conflicts} titles={titles} units={units} own={detail.id} />
      )}
      <div className="mt-desk">
        <div className="ui-stack">
          {after ? later(<ResolutionsPanel meeting={detail.id} />, 3) : <PreparationPanel detail={detail} />}
          <AgendaPanel detail={detail} />
          <KeptPapersPanel detail={detail} />
          {after && state.preparation.length > 0 && <PreparationPanel detail={detail} />}
          <Circulation detail={detail} />
          <PanelsOf place="record" about={{ kind: "meeting", id: detail.id }} />
          <History history={detail.history} />
        </div>
        <div className="ui-stack">
          {later(<DraftedPanel meeting={detail.id} />, 6)}
          <AttendancePanel detail={detail} />
          <AgreementsPanel detail={detail} />
        </div>
      </div>
    </PageFrame>
  );
}

function Circulation({ detail }: { readonly detail: MeetingDetail }) {
  const t = useText(text);
  const act = useMeetingAct(detail);
  const units = useMeetingUnits(detail);
  return (
    <OpinionsPanel
      rounds={detail.state.rounds}
      units={Object.fromEntries(units.map(({ id, name }) => [id, name]))}
      may={mayDo(detail)}
      day={detail.asOf}
      onAct={(asked) => act.mutateAsync(asked as Parameters<typeof act.mutateAsync>[0])}
      busy={act.isPending}
      places={detail.state.agenda.map(({ title }) => title)}
      about={t.circulated}
    />
  );
}
