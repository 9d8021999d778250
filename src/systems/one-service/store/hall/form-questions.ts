import { FailureError } from "../../../../kernel/error.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { materialsTooMany, refuseQuestions, type TooMuch } from "../../domain/hall/form-check.ts";
import type { QuestionField } from "../../domain/hall/form-field.ts";
import { NOT_YOUR_FORM } from "../../domain/hall/hall-failures.ts";
import { supplyWords } from "../../domain/items/supplied.ts";
import type { Desk } from "../desk.ts";
import { findDecidingUnit, getHallItem, type HallItem, questionsOf } from "./item-parts.ts";

export type QuestionsAsked = readonly Omit<QuestionField, "kind" | "id">[];

async function mayPublish(desk: Desk, { item }: HallItem, caller: Caller): Promise<boolean> {
  const { roles, unitIds, regionCode } = await whoActs(desk, caller);
  if (roles.includes("data-officer") && regionCode === item.city) return true;
  const unit = await findDecidingUnit(desk, item);
  return unit !== undefined && unitIds.some((id) => unit.ids.includes(id));
}

/** Questions of an item's form beyond its materials, and which of its materials ask too much. */
export async function formQuestions(
  desk: Desk,
  id: string,
  caller: Caller,
): Promise<{
  name: string;
  questions: QuestionField[];
  tooMuch: TooMuch[];
  publishedBy: string | null;
  mayPublish: boolean;
}> {
  const hallItem = await getHallItem(desk, id);
  const { item, identity } = hallItem;
  const [row] = await desk.sql<{ publishedBy: string }[]>`
    select published_by from one_service.form_questions where region_code = ${item.city} and identity = ${identity}`;
  return {
    name: item.name,
    questions: await questionsOf(desk.sql, hallItem),
    tooMuch: materialsTooMany(
      item,
      await desk.sharing.suppliers(supplyWords(item.materials.map((material) => material.name))),
    ),
    publishedBy: row?.publishedBy ?? null,
    mayPublish: await mayPublish(desk, hallItem, caller),
  };
}

/** Publishes the questions of an item's form. Throws `asks-too-much` where one is known, shared or without basis. */
export async function publishQuestions(
  desk: Desk,
  id: string,
  asked: QuestionsAsked,
  caller: Caller,
): Promise<{ questions: QuestionField[] }> {
  const hallItem = await getHallItem(desk, id);
  if (!(await mayPublish(desk, hallItem, caller))) throw new FailureError(NOT_YOUR_FORM);
  const refused = refuseQuestions(
    asked,
    await desk.sharing.suppliers(supplyWords(asked.map(({ label }) => label.zh))),
  );
  if (refused) throw new FailureError(refused);
  const questions = asked.map((each, at): QuestionField => ({
    kind: "question",
    id: `question:${at + 1}`,
    ...each,
  }));
  const { item, identity } = hallItem;
  await inTransaction(desk.sql, async (sql) => {
    const row = {
      regionCode: item.city,
      identity,
      questions: json(sql, questions),
      publishedAt: desk.now(),
      publishedBy: nameOf(caller),
    };
    await sql`insert into one_service.form_questions ${sql(row)}
      on conflict (region_code, identity) do update set ${sql(row)}`;
    const after = { item: item.name, questions: questions.map(({ label }) => label.zh) };
    await desk.audit.record(sql, {
      caller,
      action: "one-service.form-publish",
      subject: `item:${id}`,
      after,
    });
  });
  return { questions };
}
