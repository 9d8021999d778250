import { FailureError } from "../../../kernel/error.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { JointPaperAct, JointPaperSeed } from "../../domain/joint-papers/joint-paper.ts";
import type { JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { jointPaperShape } from "../../domain/joint-papers/joint-paper-record.ts";
import type { Desk } from "../desk.ts";
import { doAct } from "../records.ts";
import { jointPaperDetail } from "./joint-paper-detail.ts";
import { getBrief } from "./list-joint-papers.ts";

/** Enters a paper. Throws the refusals of `jointPaperRefused`. */
export async function beginJointPaper(
  desk: Desk,
  { key, seed }: { readonly key: string; readonly seed: JointPaperSeed },
  caller: Caller,
): Promise<{ id: string; version: number }> {
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
  if (act.type === "give-opinion") await giveOpinion(desk, id, key, act, caller);
  else await doAct(desk, jointPaperShape, { id, version, key, act }, caller);
  return jointPaperDetail(desk, id, caller);
}
