import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { MinutesDetail, ResolutionLine } from "./minutes.ts";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { api } from "../../web/client.ts";
import { keyOf, MEETINGS } from "../../web/meetings/use-meeting-act.ts";

const MINUTES = "GET /api/meetings/:meeting/resolutions";
const SETTLE = "POST /api/meetings/:meeting/resolutions";
const DISPATCH = "POST /api/meetings/:meeting/dispatch";

const minutesKey = (meeting: string) => [MINUTES, { params: { meeting } }] as const;

export const useMinutes = (meeting: string) =>
  useQuery({ queryKey: minutesKey(meeting), queryFn: () => api(MINUTES, { params: { meeting } }) });

/** Sends something that changes minutes or resolutions; what shows the meeting follows, also after a refusal. */
export function useMinutesChange(meeting: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (send: () => Promise<MinutesDetail>) => send(),
    onSuccess: (detail) => queries.setQueryData(minutesKey(meeting), detail),
    onError: () => queries.invalidateQueries({ queryKey: minutesKey(meeting) }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: keyOf(meeting) });
      return queries.invalidateQueries({ queryKey: [MEETINGS] });
    },
  });
}

/** What a person settles of a resolution. */
export type Settling = {
  readonly id: string;
  readonly text: string;
  readonly units: ResolutionLine["resolution"]["units"];
  readonly deadline: Pick<ResolutionLine["resolution"]["deadline"], "kind" | "latest" | "thenContinuous">;
  readonly returns: boolean;
  readonly measureId: string | null;
  readonly undertakingId: string | null;
  readonly problemId: string | null;
};

export function settlingOf({ resolution }: Pick<ResolutionLine, "resolution">): Settling {
  const { id, text, units, deadline, measureId, undertakingId, problemId = null } = resolution;
  const { kind, latest, thenContinuous } = deadline;
  return {
    id,
    text,
    units,
    deadline: { kind, latest, thenContinuous },
    // A person may have said that it does not come back.
    returns: resolution.state === "proposed" || kind !== "continuous" || resolution.recurrence != null,
    measureId,
    undertakingId,
    problemId,
  };
}

export const keepIt = ({ meeting, version }: MinutesDetail, resolution: Settling) =>
  api(SETTLE, {
    params: { meeting },
    body: {
      version,
      key: newRequestKey(),
      act: { type: "keep", resolution: { ...resolution, units: [...resolution.units] } },
    },
  });

export const dropIt = ({ meeting, version }: MinutesDetail, resolution: string) =>
  api(SETTLE, {
    params: { meeting },
    body: { version, key: newRequestKey(), act: { type: "drop", resolution } },
  });

export const dispatchThem = ({ meeting, version }: MinutesDetail, resolutions: readonly string[]) =>
  api(DISPATCH, {
    params: { meeting },
    body: { version, key: newRequestKey(), resolutions: [...resolutions] },
  });

/** Kept, with a unit that leads and a day where it is due by one. */
export const isReady = ({ resolution: { state, units, deadline } }: ResolutionLine): boolean =>
  state === "kept" &&
  units.some(({ role }) => role === "lead") &&
  (deadline.kind !== "date" || deadline.latest !== null);
