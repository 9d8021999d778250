import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { usePaged } from "../../../../web/kit/paged.ts";
import { Chinese, SampleLabel, Section, StatusLabel } from "../../../../web/kit/parts.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { useWords } from "../../../../web/kit/said.ts";
import { pollWhile } from "../../runs/run.ts";
import { RunStatus } from "../../runs/status.tsx";
import { api } from "../../web/client.ts";
import { corridor, type CorridorDetail, keepsCorridor } from "../kind.ts";
import { LinePicture } from "../line-picture.tsx";
import { words } from "../words.ts";
import type { Placing, PlacingResult, Placings } from "./placing.ts";

const ROUTE = "GET /api/energy/corridors/:corridor/placings";
/** About so many programs decide a corridor. */
const USUAL_SOLVES = 12;

type Of = { readonly detail: CorridorDetail; readonly of: Placings; readonly may: boolean };

function Computations({ detail, of, may }: Of) {
  const t = useWords(words);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const cancelling = useMutation({
    mutationFn: (placing: string) =>
      api("POST /api/energy/corridors/:corridor/placings/:placing/cancel", {
        params: { corridor: detail.id, placing },
      }),
    onSuccess: (next) => queries.setQueryData([ROUTE, detail.id], next),
  });
  const columns: readonly Column<Placing>[] = [
    { key: "on", title: t.on, card: "title", render: ({ askedOn }) => formatDay(askedOn, language) },
    {
      key: "state",
      title: t.state,
      card: "state",
      render: (run) => (
        <span className="ui-row">
          <RunStatus
            run={run}
            usual={USUAL_SOLVES}
            progress={t.progress(run.solved)}
            onCancel={may ? cancelling.mutate : null}
          />
          {detail.state.adopted?.placing === run.id && <StatusLabel name={t.adopted} tone="river" />}
          {!run.current && <StatusLabel name={t.old} tone="quiet" />}
          <SampleLabel sample={run.sample} />
        </span>
      ),
    },
    {
      key: "stations",
      title: t.stations,
      figure: true,
      render: ({ result }) => result?.stations.length ?? "—",
    },
    {
      key: "served",
      title: t.served,
      figure: true,
      card: "mark",
      render: ({ result }) =>
        result === null
          ? "—"
          : `${formatFigure(result.servedTrucks, language, 1)} / ${formatFigure(result.totalTrucks, language, 1)}`,
    },
    {
      key: "cost",
      title: t.cost,
      figure: true,
      render: ({ result }) => (result === null ? "—" : formatFigure(result.cost, language, 1)),
    },
  ];
  return (
    <Section title={t.computations}>
      {cancelling.error !== null && <FailureNotice error={cancelling.error} />}
      <DataTable
        label={t.computations}
        columns={columns}
        rows={of.rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t.noComputations} />}
      />
    </Section>
  );
}

function Adopt({ detail, placing }: { readonly detail: CorridorDetail; readonly placing: string }) {
  const t = useWords(words);
  const queries = useQueryClient();
  const adopting = useMutation({
    mutationFn: () =>
      api("POST /api/energy/corridors/:corridor/acts", {
        params: { corridor: detail.id },
        body: { version: detail.version, key: newRequestKey(), act: { type: "adopt", placing } },
      }),
    onSuccess: (next) => {
      queries.setQueryData(["GET /api/energy/corridors/:id", detail.id], next);
      void queries.invalidateQueries({ queryKey: ["GET /api/energy/corridors"] });
    },
  });
  if (!corridor.offers(detail.state, detail.actor, detail.day).includes("adopt")) return null;
  return (
    <p className="ui-row">
      <Button type="primary" loading={adopting.isPending} onClick={() => adopting.mutate()}>
        {t.adopt}
      </Button>
      {adopting.error !== null && <FailureNotice error={adopting.error} />}
    </p>
  );
}

type Unserved = PlacingResult["unserved"][number];

function Result({
  detail,
  placing,
  result,
}: {
  readonly detail: CorridorDetail;
  readonly placing: Placing;
  readonly result: PlacingResult;
}) {
  const t = useWords(words);
  const { language } = useLanguage();
  const figure = (value: number) => formatFigure(value, language, 1);
  const { stations, servedTrucks, totalTrucks, cost, proven, unserved } = result;
  const columns: readonly Column<Unserved>[] = [
    { key: "from", title: t.from, card: "title", render: ({ from }) => <Chinese>{from}</Chinese> },
    { key: "to", title: t.to, render: ({ to }) => <Chinese>{to}</Chinese> },
    { key: "trucks", title: t.trucks, figure: true, card: "mark", render: ({ trucks }) => figure(trucks) },
    { key: "why", title: t.why, render: ({ servable }) => (servable ? t.tooFew : t.tooFar) },
  ];
  const { network, adopted } = detail.state;
  const paged = usePaged(unserved);
  return (
    <>
      <Section
        title={t.stations}
        action={<StatusLabel name={proven ? t.proven : t.notProven} tone={proven ? "grass" : "ochre"} />}
      >
        <p>
          <b>{t.answer(stations.length, figure(servedTrucks), figure(totalTrucks), figure(cost))}</b>{" "}
          <Chinese>{stations.join("、")}</Chinese>
        </p>
        {placing.current && adopted?.placing !== placing.id && <Adopt detail={detail} placing={placing.id} />}
        {placing.current && network !== null && <LinePicture network={network} stations={stations} />}
      </Section>
      {unserved.length > 0 && (
        <Section title={t.unserved}>
          <DataTable
            label={t.unserved}
            columns={columns}
            {...paged}
            rowKey={(row) => unserved.indexOf(row)}
          />
        </Section>
      )}
    </>
  );
}

/** Stations of the corridor: computed by a job, with what is not served, and chosen. */
export default function StationsView({ detail }: { readonly detail: CorridorDetail }) {
  const t = useWords(words);
  const sentence = useSentence();
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: [ROUTE, detail.id],
    queryFn: () => api(ROUTE, { params: { corridor: detail.id } }),
    refetchInterval: ({ state }) => pollWhile(state.data?.rows),
  });
  const asking = useMutation({
    mutationFn: () =>
      api("POST /api/energy/corridors/:corridor/placings", { params: { corridor: detail.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [ROUTE, detail.id] }),
  });
  const { network, status } = detail.state;
  const may = keepsCorridor(detail.actor, detail.state) === null && status !== "ended";
  if (network === null) return <EmptyState title={t.noNetwork}>{t.noNetworkHelp}</EmptyState>;
  return (
    <Loaded query={found}>
      {(of) => {
        const [last] = of.rows;
        const shown = of.rows.find(({ state }) => state === "done");
        const idle = of.rows.every(({ state }) => state !== "running");
        return (
          <div className="ui-stack">
            <p className="ui-quiet">{t.stationsLead}</p>
            {may && idle && (
              <p className="ui-row">
                <Button
                  type={shown?.current === true ? "default" : "primary"}
                  loading={asking.isPending}
                  onClick={() => asking.mutate()}
                >
                  {t.compute}
                </Button>
                {asking.error !== null && <FailureNotice error={asking.error} />}
              </p>
            )}
            {last?.failure !== null && last?.failure !== undefined && (
              <p role="alert">{sentence(last.failure)}</p>
            )}
            {shown?.result !== null && shown?.result !== undefined && (
              <Result detail={detail} placing={shown} result={shown.result} />
            )}
            <Computations {...{ detail, of, may }} />
          </div>
        );
      }}
    </Loaded>
  );
}
