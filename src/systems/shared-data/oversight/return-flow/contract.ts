import { valuesOf } from "../../../../contract/fields.ts";
import { kindContract } from "../../../../contract/kind.ts";
import { typed } from "../../../../contract/parts.ts";
import { PARTIES, WORKERS } from "../../domain/roles.ts";
import { FLOW_ASKING, type FlowAsked, type FlowDetail, type FlowRow, returnFlow } from "./kind.ts";

export const returnFlowContract = {
  ...kindContract<FlowAsked>()("/api/data/return-flows", "flow", returnFlow, {
    readers: PARTIES,
    actors: WORKERS,
    begin: valuesOf(FLOW_ASKING),
    summaries: {
      list: "Return-flows of the caller's unit or city with what is overdue",
      begin: "Ask the level above for data collected in one's own area",
      open: "A return-flow with its deliveries and the cycles that were missed",
      act: "Agree to a return-flow, enter a delivery, pause, resume or end it",
    },
    row: typed<FlowRow>(),
    detail: typed<FlowDetail>(),
  }),
} as const;
