import { doAct } from "../records.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { Caller } from "../../../platform/slice.ts";
import { PLACE_UNKNOWN } from "../../meeting-papers/minutes/minutes.ts";
import type { JointPaperAct, JointPaperSeed } from "../../domain/joint-papers/joint-paper.ts";
import type { JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { jointPaperShape } from "../../domain/joint-papers/joint-paper-record.ts";
import type { Desk } from "../desk.ts";
import { checkKnownUnits } from "../known-units.ts";
import { jointPaperDetail } from "./joint-paper-detail.ts";
import { getBrief } from "./list-joint-papers.ts";

/** Throws where a paper would newly hang on a measure that its plan does not have; those of an earlier plan stay. */
async function checkPlaces(
  desk: Desk,
  { planId, measureIds }: Pick<JointPaperSeed, "planId" | "measureIds">,
  before: readonly string[] = [],
): Promise<void> {
  const measures = planId === null ? [] : await desk.plans.measures(planId, desk.sql);
  const known = new Set([...before, ...measures.map(({ id }) => id)]);
  const lost = planId !== null && measures.length === 0;
  if (lost || !measureIds.every((id) => known.has(id))) throw new FailureError(PLACE_UNKNOWN);
}

/** Enters a paper. Throws the refusals of `jointPaperRefused`. */
export async function beginJointPaper(
  desk: Desk,
  { key, seed }: { readonly key: string; readonly seed: JointPaperSeed },
  caller: Caller,
): Promise<{ id: string; version: number }> {
  await checkPlaces(desk, seed);
  const act = { type: "begin", seed } as const;
  const { id, version } = await doAct(desk, jointPaperShape, { id: null, version: null, key, act }, caller);
  return { id, version };
}

export type Acting = { readonly version: number; readonly key: string };

const TRIES = 5;

/** Units answer at the same time, and an opinion overwrites nothing: it is taken on whatever version there is. */
async function giveOpinion(
  desk: Desk,
  id: string,
  key: string,
  act: JointPaperAct,
  caller: Caller,
): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    const { version } = await getBrief(desk.sql, id);
    try {
      await doAct(desk, jointPaperShape, { id, version, key, act }, caller);
      return;
    } catch (error) {
      const overtaken = error instanceof FailureError && error.failure.code === "stale";
      if (!overtaken || turn === TRIES) throw error;
    }
  }
}

/** Does an act on a paper and answers with what it became. */
export async function actOnJointPaper(
  desk: Desk,
  id: string,
  { version, key, act }: Acting & { readonly act: JointPaperAct },
  caller: Caller,
): Promise<JointPaperDetail> {
  if (act.type === "solicit")
    await checkKnownUnits(
      desk,
      act.asked.map(({ unitId }) => unitId),
    );
  if (act.type === "revise") await checkPlaces(desk, act, (await getBrief(desk.sql, id)).state.measureIds);
  if (act.type === "give-opinion") await giveOpinion(desk, id, key, act, caller);
  else await doAct(desk, jointPaperShape, { id, version, key, act }, caller);
  return jointPaperDetail(desk, id, caller);
}
