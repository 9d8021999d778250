import { afterAll, beforeAll, expect, it } from "vitest";
import { type Inject, openTestApp, type TestApp } from "../../../test/support/app.ts";
import type { Draft } from "../domain/review.ts";
import type { PlanSummary } from "../domain/plan.ts";

let app: TestApp;
let office: Inject;
beforeAll(async () => {
  app = await openTestApp({ begin: true });
  office = await app.as("office");
});
afterAll(() => app.close());

const lastAct = async () => {
  const [row] = await app.database.app`
    select action, before, after from platform.audit order by number desc limit 1`;
  return row;
};

it("the trail says what answer stood before another one replaced it", async () => {
  const { rows } = (await office({ url: "/api/plans" })).json<{ rows: PlanSummary[] }>();
  const plan = rows.find(({ openQuestions }) => openQuestions > 0);
  const url = `/api/plans/${plan?.id}/questions`;
  const { rows: questions } = (await office({ url })).json<{ rows: Draft["questions"] }>();
  const question = questions.find(({ options }) => options.length > 1);
  const [first, second] = question?.options ?? [];
  const answer = (option: string | undefined) =>
    office({ method: "POST", url: `${url}/${question?.id}`, payload: { option } });
  expect((await answer(first?.id)).statusCode).toBe(200);
  expect(await lastAct()).toMatchObject({ action: "supervision.answer", before: null });
  expect((await answer(second?.id)).statusCode).toBe(200);
  expect(await lastAct()).toMatchObject({ before: { option: first?.id }, after: { option: second?.id } });
});

it("the trail says in what state an import was when it was cancelled", async () => {
  const boundary = "x".repeat(20);
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n`;
  const uploaded = await office({
    method: "POST",
    url: "/api/imports",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: `${head}床前明月光，疑是地上霜。\r\n--${boundary}--\r\n`,
  });
  const { id } = uploaded.json<{ import: { id: string } }>().import;
  await app.database.app`update supervision.import set state = 'review' where id = ${id}`;
  await office({ method: "DELETE", url: `/api/imports/${id}` });
  expect(await lastAct()).toMatchObject({
    action: "supervision.cancel-import",
    before: { state: "review" },
    after: { state: "cancelled" },
  });
});
