import type { Sentence } from "../../kernel/error.ts";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { readBundled } from "../../platform/bundled.ts";
import type { Caller } from "../../platform/slice.ts";
import { figuresOf } from "../domain/board.ts";
import type { PlanSummary } from "../domain/plan.ts";
import { findImport } from "./imports.ts";
import { receiveDocument, type Upload } from "./intake.ts";
import { measuresOfPlan } from "./measures.ts";
import { findPlan } from "./plans.ts";
import { readingJob } from "./reading-job.ts";
import { type Desk, loadReview, nameOf, publishImport, type PublishRequest } from "./review.ts";

/** Whoever runs the program: nobody is signed in at the first start. */
export const nobody: Caller = { actor: null, address: "", requestId: "first-run" };

type Way = Omit<PublishRequest, "version">;

/** Reads a document and publishes it as it was read, its open questions left open: nobody decides for the office. */
export async function publishAsRead(
  desk: Desk,
  upload: Upload,
  way: Way,
  by = nameOf(nobody),
): Promise<string> {
  const intake = await receiveDocument(desk, upload, { confirmInternal: true, by }, nobody);
  if (intake.outcome === "ask-internal") throw new Error("an internal document was not confirmed");
  const { id } = intake.import;
  // The queue has this job too; whoever comes second finds it done.
  await readingJob(desk)({ import: id }, { signal: new AbortController().signal });
  const status = await findImport(desk.sql, id);
  if (status?.planId) return status.planId;
  if (status?.problem) throw new Error(`${upload.name}: ${status.problem.en}`);
  const { version } = await loadReview(desk.sql, id);
  return publishImport(desk, id, { ...way, version }, nobody);
}

/** What was read, in one sentence for the start block. */
export async function sayRead(desk: Desk, planId: string): Promise<Sentence> {
  const plan = (await findPlan(desk.sql, planId)) as PlanSummary;
  const figures = figuresOf(await measuresOfPlan(desk.sql, planId, dayInShanghai(desk.now())));
  const { measures, undertakings, units } = figures;
  const [zh, en] = plan.incomplete ? ["（节选）", " (an excerpt)"] : ["", ""];
  return {
    zh: `已读入《${plan.title}》${zh}：${measures} 项举措、${undertakings} 项具体任务、${units} 个单位`,
    en: `Read 《${plan.title}》${en}: ${measures} measures, ${undertakings} undertakings, ${units} units`,
  };
}

/** One entry of plans/index.json. */
type Bundled = {
  readonly file: string;
  readonly incomplete: boolean;
  readonly source: Sentence;
  /** File of the document that this one descends from. */
  readonly superior: string | null;
};

const FOLDER = "plans";

/** Reads and publishes the bundled plans, each after the document it descends from; again, it changes nothing. */
export async function readBundledPlans(desk: Desk): Promise<Sentence[]> {
  const bytesOf = (file: string) => readBundled(desk.config, `${FOLDER}/${file}`);
  const index = JSON.parse(new TextDecoder().decode(await bytesOf("index.json"))) as readonly Bundled[];
  const published = new Map<string, string>();
  const publish = async ({ file, incomplete, source, superior }: Bundled): Promise<string> => {
    const above = index.find((entry) => entry.file === superior);
    const superiorId = above ? (published.get(above.file) ?? (await publish(above))) : null;
    const upload = { name: file, bytes: await bytesOf(file), note: source };
    const id = await publishAsRead(desk, upload, { predecessor: null, superior: superiorId, incomplete });
    published.set(file, id);
    return id;
  };
  const sentences: Sentence[] = [];
  for (const entry of index)
    sentences.push(await sayRead(desk, published.get(entry.file) ?? (await publish(entry))));
  return sentences;
}
