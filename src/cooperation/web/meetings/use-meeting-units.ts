import { useQuery } from "@tanstack/react-query";
import { useAllows } from "../../../web/frame/session.tsx";
import type { MeetingChoices, MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { api } from "../client.ts";

const CHOICES = "GET /api/meeting-choices";

/** Units to choose from, for the office; others only read names. */
export function useMeetingUnits({ units }: Pick<MeetingDetail, "units">): MeetingChoices["units"] {
  const isOffice = useAllows()(["office"]);
  const { data } = useQuery({ queryKey: [CHOICES], queryFn: () => api(CHOICES), enabled: isOffice });
  return data?.units ?? Object.entries(units).map(([id, name]) => ({ id, name }));
}
