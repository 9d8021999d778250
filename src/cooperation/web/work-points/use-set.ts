import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { SetDetail, WorkPointChoices } from "../../domain/work-points/replies.ts";
import type { SetAct } from "../../domain/work-points/set.ts";
import { workPointsShape } from "../../domain/work-points/shape.ts";
import { api } from "../client.ts";

const SET = "GET /api/work-points/:set";
const CHOICES = "GET /api/work-point-choices";

/** Acts that have no route of their own. */
export type AskedAct = Exclude<SetAct, { type: "begin" | "dispatch" | "take-stock" }>;

/** A set as a page works with it. */
export type SetDesk = {
  readonly detail: SetDetail;
  readonly choices: WorkPointChoices;
  readonly unitName: (id: string) => string;
  /** The set's own `permit`. */
  readonly may: (act: SetAct) => boolean;
  /** Does an act; a refusal is thrown. */
  readonly act: (act: AskedAct) => Promise<SetDetail>;
  readonly busy: boolean;
  readonly dispatch: (
    points: readonly { readonly point: string; readonly task: string | null }[],
    now: boolean,
  ) => Promise<SetDetail>;
  readonly takeStock: () => Promise<SetDetail>;
};

export function useSetQuery(id: string) {
  const call = { params: { set: id } };
  return useQuery({ queryKey: [SET, call], queryFn: () => api(SET, call) });
}

export function useChoices(plan: string) {
  const call = { query: { plan } };
  return useQuery({ queryKey: [CHOICES, call], queryFn: () => api(CHOICES, call), staleTime: 300_000 });
}

/** What the person at the desk can do with a set; its page follows each act. */
export function useSetDesk(detail: SetDetail, choices: WorkPointChoices): SetDesk {
  const queries = useQueryClient();
  const { set, office, unitIds, day } = detail;
  const params = { set: set.id };
  const follow = async (next: SetDetail): Promise<void> => {
    queries.setQueryData([SET, { params }], next);
    await queries.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).includes("work-point") && queryKey[0] !== SET,
    });
  };
  const acting = useMutation({
    mutationFn: (act: AskedAct) =>
      api("POST /api/work-points/:set/acts", {
        params,
        // Written by hand where the contract allows lists that may be changed.
        body: { version: set.version, key: newRequestKey(), act: structuredClone(act) as never },
      }),
    onSuccess: follow,
  });
  const dispatching = useMutation({
    mutationFn: (asked: { points: readonly { point: string; task: string | null }[]; now: boolean }) =>
      api("POST /api/work-points/:set/dispatch", {
        params,
        body: { version: set.version, key: newRequestKey(), dispatch: asked.now, points: asked.points },
      }),
    onSuccess: follow,
  });
  const stock = useMutation({
    mutationFn: () =>
      api("POST /api/work-points/:set/stock", {
        params,
        body: { version: set.version, key: newRequestKey() },
      }),
    onSuccess: follow,
  });
  const names = new Map(choices.units.map(({ id, name }) => [id, name]));
  return {
    detail,
    choices,
    unitName: (id) => names.get(id) ?? "",
    may: (act) => workPointsShape.permit(set.state, act, { accountId: null, office, unitIds }, day) === null,
    act: acting.mutateAsync,
    busy: acting.isPending || dispatching.isPending || stock.isPending,
    dispatch: (points, now) => dispatching.mutateAsync({ points, now }),
    takeStock: () => stock.mutateAsync(),
  };
}
