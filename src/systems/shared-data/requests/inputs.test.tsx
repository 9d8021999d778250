// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { openPage, press, type } from "../../../../test/support/page.tsx";
import { own, say, typedOf } from "../../../kernel/fields.ts";
import { Form } from "../../../web/kit/form.tsx";
import type { RowCondition } from "../exchange/grant/grant.ts";
import { INPUTS } from "./inputs.tsx";

const FIELDS = { rows: own<readonly RowCondition[]>(say("行条件", "Row conditions"), { initial: "[]" }) };
const SINCE: RowCondition = { item: "年份", is: "from", values: ["2020"] };
const BANNER: RowCondition = { item: "旗县区", is: "equal", values: ["东河区"] };

const show = async (rows: readonly RowCondition[] = []) => {
  const sent: (readonly RowCondition[])[] = [];
  await openPage("/form", () => (
    <Form
      name="申请"
      day="2026-11-23"
      fields={FIELDS}
      inputs={INPUTS}
      initial={typedOf(FIELDS, { rows })}
      draft="rows"
      onClose={() => {}}
      onSend={(values) => Promise.resolve(sent.push(values.rows))}
    />
  ));
  return sent;
};
const lines = () => screen.getByRole<HTMLTextAreaElement>("textbox").value;

afterEach(() => sessionStorage.clear());

describe("row conditions in a form", () => {
  it("go from sight with what the form takes back: what is sent is what is shown", async () => {
    await show();
    type("行条件", "旗县区=东河区");
    const sent = await show();
    expect(lines()).toBe("旗县区=东河区");
    await press("清空重填");
    expect(lines()).toBe("");
    await press("提交");
    expect(sent).toEqual([[]]);
  });

  it("stay what they were as long as their line stays, though lines only say equal", async () => {
    const sent = await show([SINCE]);
    type("行条件", `${lines()}\n旗县区=东河区`);
    await press("提交");
    expect(sent).toEqual([[SINCE, BANNER]]);
  });

  it("are what their line says once it was changed", async () => {
    const sent = await show([SINCE]);
    type("行条件", "年份=2021、2022");
    await press("提交");
    expect(sent).toEqual([[{ item: "年份", is: "one-of", values: ["2021", "2022"] }]]);
  });
});
