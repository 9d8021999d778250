import type { ActingFor } from "../../../../kernel/actor.ts";
import type { RecordShape } from "../../../../kernel/record.ts";
import { caseAfter } from "./case-fold.ts";
import { caseRefused } from "./case-permit.ts";
import { caseSentence } from "./case-sentence.ts";
import type { CaseAct, CaseState } from "./case.ts";

/** A case as the fold of what people of several places did with it; the one set of rules for server and web. */
export const caseShape: RecordShape<CaseState, CaseAct, ActingFor> = {
  kind: "case",
  fold: caseAfter,
  permit: (state, act, actor) => caseRefused(state, act, actor),
  head: ({ number, item, stage, deciding, receiving, begunOn }) => ({
    title: `${number} ${item.name}`,
    status: stage,
    regionCode: deciding.regionCode,
    day: begunOn,
    until: null,
    unitIds: [receiving.unitId, deciding.unitId],
    measureIds: [],
    words: [number, item.name],
  }),
  sentence: (act) => caseSentence(act),
};
