import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inTransaction, type Sql } from "../../src/platform/database/database.ts";
import type { Caller } from "../../src/platform/slice.ts";
import { readPlan } from "../../src/supervision/domain/plan-reader/read-plan.ts";
import { startDraft } from "../../src/supervision/domain/review-fold.ts";
import type { Draft, DraftMeasure } from "../../src/supervision/domain/review.ts";
import { addImport } from "../../src/supervision/store/imports.ts";
import type { Organisations } from "../../src/supervision/store/bodies.ts";
import { writePlan } from "../../src/supervision/store/publication.ts";

const NOBODY: Caller = { actor: null, address: "", requestId: "bench" };
const PLACES = ["包头", "呼和浩特", "鄂尔多斯", "乌兰察布", "固阳", "达拉特旗", "集宁", "东河"];

/** Measures of the bundled plan over and over, each with its place, number and date of its own and four undertakings. */
function draftOf(model: Draft, plan: number, size: number): Draft {
  const measures = Array.from({ length: size }, (_, index): DraftMeasure => {
    const seed = plan * size + index;
    const base = model.measures[seed % model.measures.length] as DraftMeasure;
    const place = PLACES[seed % PLACES.length] ?? "";
    const text = `${place}第${seed}项：${base.text.value}`;
    const latest = `${2024 + (seed % 5)}-${String(1 + (seed % 12)).padStart(2, "0")}-28`;
    const deadline =
      seed % 3 === 0 ? { ...base.deadline.value, kind: "date" as const, latest } : base.deadline.value;
    const tasks = Array.from({ length: 4 }, (__, at) => base.undertakings[at % base.undertakings.length]);
    return {
      ...base,
      id: `m${index + 1}`,
      text: { printed: text, value: text },
      deadline: { printed: deadline, value: deadline },
      undertakings: tasks.flatMap((task, at) => (task ? [{ ...task, id: `m${index + 1}-u${at + 1}` }] : [])),
    };
  });
  const title = { ...model.header.title, value: `示例方案第${plan + 1}号` };
  return { ...model, header: { ...model.header, title }, measures, questions: [] };
}

/** Publishes plans until there are `count` measures; returns how many seconds it took. */
export async function publishMeasures(
  sql: Sql,
  root: string,
  organisations: Organisations,
  { from, count, size }: { readonly from: number; readonly count: number; readonly size: number },
): Promise<number> {
  const text = readFileSync(join(root, "plans/baotou-2024.txt"), "utf8");
  const model = startDraft(readPlan(text));
  const begun = performance.now();
  for (let plan = from / size; plan < count / size; plan += 1) {
    const id = randomUUID();
    await inTransaction(sql, async (transaction) => {
      await addImport(transaction, {
        id,
        regionCode: "150200",
        fileName: `${plan}.txt`,
        size: 1,
        mediaType: "text/plain",
        digest: id,
        textDigest: id,
        document: { text: "示例", tables: [], format: "txt", margin: "", notes: [] },
        uploadedAt: new Date(),
        uploadedBy: "bench",
      });
      const draft = draftOf(model, plan, size);
      const how = {
        importId: id,
        draft,
        incomplete: false,
        sample: true,
        publishedAt: new Date(),
        publishedBy: "bench",
      };
      await writePlan(transaction, how, organisations, NOBODY);
    });
  }
  return (performance.now() - begun) / 1000;
}

/** The id of a copy follows from the copied one's, so that the parts find their measures. */
const copied = (column: string): string => `md5(${column}::text || copy)::uuid`;

/** Copies every plan with its measures until each is there `copies` times: publishing so many would take minutes. */
export async function multiplyMeasures(owner: Sql, copies: number): Promise<void> {
  await owner`drop index supervision.measure_tokens_search`;
  const times = `generate_series(2, ${copies}) as copy`;
  await owner.unsafe(`
    insert into supervision.import select ${copied("id")}, region_code, file_name, size, media_type,
      digest || copy, text_digest || copy, text, tables, margin, format, notes, 'published', progress, problem, null,
      title, measures, open_questions, version, ${copied("plan_id")}, uploaded_at, uploaded_by
      from supervision.import, ${times};
    insert into supervision.plan select ${copied("id")}, ${copied("import_id")}, region_code, title, issuer, doc_number,
      date, superior_cited, place, incomplete, sample, published_at, published_by, questions, measures, undertakings,
      open_questions from supervision.plan, ${times};
    insert into supervision.measure select ${copied("id")}, ${copied("plan_id")}, region_code, draft_id, number, ordinal,
      section, parent, text, open, deadline_kind, deadline_raw, deadline_latest, deadline_then_continuous, printed,
      spans, confirmed, search_text from supervision.measure, ${times};
    insert into supervision.measure_tokens select ${copied("measure_id")}, ${copied("plan_id")}, number, region_code, tokens
      from supervision.measure_tokens, ${times};
    insert into supervision.responsibility select ${copied("measure_id")}, position, ${copied("plan_id")}, region_code,
      role, printed, name, organisation_id, collective, rule, span_start, span_end from supervision.responsibility, ${times};
    insert into supervision.undertaking select ${copied("id")}, ${copied("measure_id")}, position, ${copied("plan_id")},
      region_code, text, verb, object, kind, span_start, span_end, confirmed from supervision.undertaking, ${times}`);
  await owner`
    create index measure_tokens_search on supervision.measure_tokens using gin (tokens) with (fastupdate = off)`;
}
