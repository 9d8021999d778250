import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { api } from "../client.ts";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { newestPlan } from "../plans/newest-plan.ts";
import { text } from "./board-text.ts";

const PLANS = "GET /api/plans";

/** The start: straight to the newest real plan. */
export default function HomePage() {
  const t = useText(text);
  const allowed = useAllows();
  const query = useQuery({ queryKey: [PLANS], queryFn: () => api(PLANS) });
  return (
    <Loaded query={query}>
      {({ rows }) => {
        const newest = newestPlan(rows);
        if (newest !== undefined) return <Navigate to={`/plans/${newest.id}`} replace />;
        return (
          <PageFrame title={t.home}>
            <EmptyState
              title={t.noPlans}
              action={allowed(["office"]) ? <Link to="/imports">{t.import}</Link> : t.askOffice}
            >
              {t.noPlansHelp}
            </EmptyState>
          </PageFrame>
        );
      }}
    </Loaded>
  );
}
