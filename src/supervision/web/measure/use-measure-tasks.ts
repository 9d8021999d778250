import { useQuery } from "@tanstack/react-query";
import { useAsOf } from "../../../web/kit/as-of.ts";
import type { MeasureDetail } from "../../domain/plan.ts";
import { api } from "../client.ts";

const TASKS = "GET /api/tasks";
const SHOWN = 50;

/** The tasks that carry a measure out, asked for once for all parts of its page. */
export function useMeasureTasks(measure: Pick<MeasureDetail, "id" | "planId">) {
  const { query: day } = useAsOf();
  const query = { plan: measure.planId, measure: measure.id, size: SHOWN, ...day };
  return useQuery({ queryKey: [TASKS, { query }], queryFn: () => api(TASKS, { query }) }).data;
}
