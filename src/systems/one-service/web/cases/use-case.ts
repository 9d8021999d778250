import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import type { AskedAct } from "../../contract/cases.ts";
import { orderRefused } from "../../domain/cases/case-order.ts";
import { caseRefused } from "../../domain/cases/case-permit.ts";
import type { CaseDetail } from "../../domain/cases/case-view.ts";
import type { CaseAct } from "../../domain/cases/case.ts";
import { api } from "../client.ts";

const CASE = "GET /api/cases/:case";

export const useCase = (id: string) =>
  useQuery({
    queryKey: [CASE, { params: { case: id } }],
    queryFn: () => api(CASE, { params: { case: id } }),
    // What is being typed is not to be exchanged below the hands.
    refetchOnWindowFocus: false,
  });

/** Does an act on the version that is shown, and shows what came of it. */
export function useAct({ id, version }: CaseDetail, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: AskedAct) =>
      api("POST /api/cases/:case/acts", {
        params: { case: id },
        body: { version, key: newRequestKey(), act },
      }),
    onSuccess: (next) => {
      queries.setQueryData([CASE, { params: { case: id } }], next);
      for (const key of ["GET /api/my-cases", "GET /api/window-cases", "GET /api/unit-cases"])
        void queries.invalidateQueries({ queryKey: [key] });
      onDone?.();
    },
  });
}

/** What each act would at least be, to ask the rules whether it could be done at all. */
const probes = ({ state }: CaseDetail): Readonly<Record<string, CaseAct>> => ({
  "hand-over": {
    type: "hand-over",
    papers: [],
    sent: { kind: "online" },
    identityChecked: true,
    formallyComplete: true,
    proof: "",
  },
  accept: { type: "accept", proof: state.handedOver?.proof ?? "" },
  take: { type: "take" },
  supplement: { type: "supplement", papers: ["·"], text: "·" },
  supplemented: {
    type: "supplemented",
    papers: (state.supplement?.papers ?? []).map((name) => ({
      name,
      way: "upload",
      digests: ["·"],
      receipt: null,
    })),
    form: "",
  },
  "not-accept": { type: "not-accept", text: "·" },
  "begin-special": { type: "begin-special", procedure: "other" },
  "end-special": { type: "end-special" },
  decide: { type: "decide", outcome: "approved", text: "·" },
  deliver: { type: "deliver", how: { kind: "online" } },
  "confirm-delivery": { type: "confirm-delivery" },
  withdraw: { type: "withdraw" },
  appraise: { type: "appraise", grade: 5, text: null },
  "answer-appraisal": { type: "answer-appraisal", text: "·" },
});

/** Whether the reader may do an act now: asked of the same rules as the server. */
export function mayDo(detail: CaseDetail, type: AskedAct["type"]): boolean {
  const act = probes(detail)[type];
  return (
    act !== undefined &&
    caseRefused(detail.state, act, detail.actor) === null &&
    orderRefused(act.type, detail.before) === null
  );
}
