import { useMutation, useQueryClient } from "@tanstack/react-query";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { MeetingAct } from "../../domain/meetings/meeting.ts";
import type { MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { api } from "../client.ts";

export const MEETINGS = "GET /api/meetings";
export const MEETING = "GET /api/meetings/:meeting";
export const SOURCES = "GET /api/meetings/:meeting/agenda-sources";
const ACT = "POST /api/meetings/:meeting/acts";

export const keyOf = (meeting: string) => [MEETING, { params: { meeting } }] as const;

type Asked = NonNullable<Parameters<typeof api<typeof ACT>>[1]>["body"]["act"];

/** Whether the person at the desk may do an act with a meeting today, by the rules that the server asks too. */
export const mayDo =
  ({ state, actor, asOf }: MeetingDetail) =>
  (act: MeetingAct): boolean =>
    meetingShape.permit(state, act, { accountId: null, ...actor }, asOf) === null;

/** Does acts on a meeting; what shows it follows, also after a refusal, as it may be older than what refused it. */
export function useMeetingAct({ id, version }: Pick<MeetingDetail, "id" | "version">) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: Asked) =>
      api(ACT, { params: { meeting: id }, body: { version, key: newRequestKey(), act } }),
    onSuccess: (detail) => queries.setQueryData(keyOf(id), detail),
    onError: () => queries.invalidateQueries({ queryKey: keyOf(id) }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [SOURCES] });
      return queries.invalidateQueries({ queryKey: [MEETINGS] });
    },
  });
}
