import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { formatDay, formatInstant } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { settingWords } from "../../domain/tasks/setting-words.ts";
import type { DatedSetting } from "../../domain/tasks/settings.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PlanLabels } from "../plan-labels.tsx";
import { text as words } from "../text.ts";
import { AdoptionPanel } from "./adoption-panel.tsx";
import { LimitsPanel } from "./limits-panel.tsx";
import { OptionsPanel } from "./options-panel.tsx";
import { RulesPanel } from "./rules-panel.tsx";
import { SchedulePanel } from "./schedule-panel.tsx";
import { text } from "./settings-text.ts";
import "./settings.css";
import { useSettings } from "./use-settings.ts";

const PLANS = "GET /api/plans";

/** By which dates, periods and rules a plan is supervised, since when, and who set them. */
export default function SettingsPage() {
  const { plan = "" } = useParams();
  const t = useText(text);
  const w = useText(words);
  const mayChange = useAllows()(["office"]);
  const settings = useSettings(plan);
  const plans = useQuery({ queryKey: [PLANS], queryFn: () => api(PLANS) });
  const summary = plans.data?.rows.find(({ id }) => id === plan);
  return (
    <Loaded query={settings}>
      {(data) => {
        const given = { plan, settings: data, mayChange };
        return (
          <PageFrame
            title={t.title}
            lead={
              <>
                {mayChange ? t.lead : t.leadReader} {summary !== undefined && <PlanLabels plan={summary} />}
              </>
            }
            breadcrumb={[
              { title: w.plansTitle, path: "/plans" },
              { title: summary?.title ?? "…", path: `/plans/${plan}` },
              { title: t.title },
            ]}
          >
            <AdoptionPanel {...given} />
            <SchedulePanel {...given} />
            <RulesPanel {...given} />
            <LimitsPanel {...given} />
            <OptionsPanel {...given} />
            <History history={data.history} />
          </PageFrame>
        );
      }}
    </Loaded>
  );
}

function History({ history }: { readonly history: readonly DatedSetting[] }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const columns: readonly Column<DatedSetting>[] = [
    { key: "what", title: t.what, card: "title", render: ({ kind }) => t.kinds[kind] },
    { key: "from", title: t.from, render: ({ from }) => formatDay(from, language) },
    { key: "content", title: t.content, render: (setting) => sentence(settingWords(setting)) },
    {
      key: "recorded",
      title: t.recorded,
      render: ({ at, by }) => (
        <span className="ui-column">
          {formatInstant(at)}
          <span className="ui-quiet">{by}</span>
        </span>
      ),
    },
  ];
  return (
    <section className="ui-panel" aria-label={t.history}>
      <h2 className="ui-h2">{t.history}</h2>
      <DataTable
        label={t.history}
        columns={columns}
        rows={history.toReversed()}
        rowKey={({ kind, from, at }) => `${kind} ${from} ${at}`}
        empty={<EmptyState title={t.historyEmpty} />}
      />
    </section>
  );
}
