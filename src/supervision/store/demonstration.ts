import type { Day } from "../../kernel/calendar.ts";
import { samplePlans, type SampleDocument } from "../domain/sample-plan.ts";
import { nobody, publishAsRead } from "./first-run.ts";
import { receiveDocument, type Upload } from "./intake.ts";
import { readingJob } from "./reading-job.ts";
import type { Desk } from "./review.ts";

const BY = "示例 sample";

const NOTE = {
  zh: "示例文件：其中的地方、单位和任务都是虚构的。",
  en: "A sample: its places, bodies and tasks are invented.",
};

const uploadOf = ({ name, text }: SampleDocument): Upload => ({
  name,
  bytes: new TextEncoder().encode(text),
  note: NOTE,
});

/** Fills the demonstration database: an invented plan, its revision, and a document that waits for review. */
export async function fillDemonstration(desk: Desk, asOf: Day): Promise<void> {
  const { plan, revision, draft } = samplePlans(asOf);
  const sample = { superior: null, sample: true } as const;
  const first = await publishAsRead(desk, uploadOf(plan), { ...sample, predecessor: null }, BY);
  await publishAsRead(desk, uploadOf(revision), { ...sample, predecessor: first }, BY);
  const waiting = await receiveDocument(desk, uploadOf(draft), { confirmInternal: true, by: BY }, nobody);
  if (waiting.outcome === "accepted")
    await readingJob(desk)({ import: waiting.import.id }, { signal: new AbortController().signal });
}
