import type { Result } from "../../kernel/result.ts";
import { threadFor } from "../documents/in-worker.ts";
import { type PackedSurvey, packedSurvey } from "./packed-survey.ts";
import type { SurveyTask } from "./survey.ts";

/** {@link packedSurvey} in a thread of its own, in turn with documents: a server answers others meanwhile. */
export const surveyInWorker = (task: SurveyTask): Promise<Result<PackedSurvey, string>> =>
  threadFor<PackedSurvey, string>({ wanted: "survey", task }, () => packedSurvey(task));
