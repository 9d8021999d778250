import { useQuery } from "@tanstack/react-query";
import { lazy } from "react";
import { Link } from "react-router";
import { type GivenFile, say } from "../../../kernel/fields.ts";
import { regionWords } from "../../../kernel/region.ts";
import { urlOf } from "../../../web/frame/api.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { chinese, dayOf, factsOf as facts, shown } from "../../../web/kit/columns.tsx";
import { DownloadButton } from "../../../web/kit/download-button.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { Section } from "../../../web/kit/parts.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { recordPage } from "../../../web/kit/record-page.tsx";
import { rowsOf } from "../../../web/kit/record-rows.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { useWords } from "../../../web/kit/said.ts";
import { api, upload } from "../web/client.ts";
import { FILLING } from "./haulage/haulage.ts";
import { CORRIDOR, corridor, type CorridorAsked, type CorridorDetail, type CorridorState } from "./kind.ts";
import { LinePicture } from "./line-picture.tsx";
import { words } from "./words.ts";

const Stations = lazy(() => import("./placing/view.tsx"));
const Haulage = lazy(() => import("./haulage/view.tsx"));

const WORKABLE = "GET /api/energy/workable-hours";
type Detail = { readonly detail: CorridorDetail };
type Flow = NonNullable<CorridorState["network"]>["flows"][number];
type Handed = CorridorState["handed"][number];

const About = facts<CorridorDetail>([
  shown(CORRIDOR.filling.name, ({ state }, { sentence }) => sentence(FILLING[state.filling])),
  shown(CORRIDOR.rangeKm.name, ({ state }, { sentence, language }) =>
    sentence(
      say(
        `${formatFigure(state.rangeKm, language, 1)} 公里，保留 ${state.reservePercent}%`,
        `${formatFigure(state.rangeKm, language, 1)} km, ${state.reservePercent} % kept back`,
      ),
    ),
  ),
  shown(CORRIDOR.maxStations.name, ({ state }, { sentence }) =>
    state.maxStations === null ? sentence(say("不限", "no limit")) : String(state.maxStations),
  ),
  shown(say("城市", "City"), ({ state }, { sentence }) => sentence(regionWords(state.unit.regionCode))),
  chinese(say("登记单位", "Entered by"), ({ state, names }) => names[state.unit.unitId]),
  dayOf(say("登记日期", "Entered on"), ({ state }) => state.registeredOn),
  chinese(CORRIDOR.source.name, ({ state }) => state.source),
  chinese(say("走廊文件", "File"), ({ state }) => state.broughtFrom),
]);

const Flows = rowsOf<CorridorDetail, Flow>({
  title: words.flows,
  rows: ({ state }) => state.network?.flows ?? [],
  columns: [
    { ...chinese(words.from, ({ from }) => String(from)), card: "title" },
    chinese(words.to, ({ to }) => String(to)),
    {
      ...shown(words.trucks, ({ trucks }, { language }) => formatFigure(trucks, language, 1)),
      figure: true,
      card: "mark",
    },
  ],
});

const Handed = rowsOf<CorridorDetail, Handed>({
  title: words.handed,
  rows: ({ state }) => state.handed,
  columns: [
    {
      ...shown(words.project, ({ projectId, projectName, hoursId }) => (
        <Link lang="zh-CN" to={`/energy/projects/${projectId}?view=sizing&hours=${hoursId}`}>
          {projectName}
        </Link>
      )),
      card: "title",
    },
    {
      ...shown(words.daily, ({ dailyMwh }, { language }) => formatFigure(dailyMwh, language, 1)),
      figure: true,
    },
    {
      ...shown(words.power, ({ depotMw }, { language }) => formatFigure(depotMw, language, 1)),
      figure: true,
    },
    {
      ...shown(words.hydrogen, ({ kgPerWeek }, { language }) => formatFigure(kgPerWeek, language, 1)),
      figure: true,
    },
    dayOf(words.on, ({ on }) => on),
  ],
});

function Overview({ detail }: Detail) {
  const t = useWords(words);
  const { network, adopted } = detail.state;
  return (
    <div className="ui-stack">
      <About detail={detail} />
      <Section title={t.network}>
        {network === null ? (
          <EmptyState title={t.noNetwork}>{t.noNetworkHelp}</EmptyState>
        ) : (
          <LinePicture network={network} stations={adopted?.stations ?? []} />
        )}
      </Section>
      <Handed detail={detail} />
      <Flows detail={detail} />
    </div>
  );
}

function Files({ detail: { id, state } }: Detail) {
  const t = useWords(words);
  if (state.network === null) return null;
  const params = { corridor: id };
  return (
    <>
      <DownloadButton
        label={t.workbook}
        title={t.workbookHelp}
        url={urlOf("GET /api/energy/corridors/:corridor/workbook", { params })}
      />
      <DownloadButton
        label={t.file}
        title={t.fileHelp}
        url={urlOf("GET /api/energy/corridors/:corridor/file", { params })}
      />
    </>
  );
}

/** One corridor: its line with stations, what trucks cost on it, whom its depot is handed to. */
export default recordPage<CorridorState, CorridorDetail, CorridorAsked>(corridor, {
  path: "/energy/corridors",
  route: "GET /api/energy/corridors",
  open: (id) => api("GET /api/energy/corridors/:corridor", { params: { corridor: id } }),
  act: (id, body) => api("POST /api/energy/corridors/:corridor/acts", { params: { corridor: id }, body }),
  sends: {
    bring: ({ id, version }, { file: { file, confirmInternal } }: { readonly file: GivenFile }) =>
      upload(
        "POST /api/energy/corridors/:corridor/network",
        { params: { corridor: id }, query: { version, key: newRequestKey(), confirmInternal } },
        file,
      ),
  },
  title: ({ name }) => name,
  touches: ["GET /api/energy/corridors/:corridor/placings", WORKABLE],
  tones: { draft: "ochre", placed: "grass", ended: "quiet" },
  useChoices: () => {
    const enabled = useAllows()(["liaison", "unit-head"]);
    const { data } = useQuery({ queryKey: [WORKABLE], queryFn: () => api(WORKABLE), enabled });
    return {
      hours: (data?.rows ?? []).map(({ id, name, project }) => ({
        value: id,
        label: `${project} · ${name}`,
        lang: "zh-CN" as const,
      })),
    };
  },
  // Chosen from what a computation came to, where its figures stand.
  withholds: () => ["adopt"],
  Actions: Files,
  Facts: Overview,
  views: {
    stations: { name: say("选站", "Stations"), View: Stations },
    haulage: { name: say("车型比较", "Trucks compared"), View: Haulage },
  },
});
