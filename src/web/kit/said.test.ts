import { expect, test } from "vitest";
import { say } from "../../kernel/fields.ts";
import { saidIn } from "./said.ts";

const words = {
  late: say("逾期", "late"),
  kept: (count: number, unit: string) => say(`${unit}留存 ${count} 行`, `${unit} keeps ${count} rows`),
  figures: { calls: say("调用", "Calls") },
};

test("words are said in one language, those that are made of something and those within others too", () => {
  const [zh, en] = [saidIn(words, ({ zh: said }) => said), saidIn(words, ({ en: said }) => said)];
  expect([zh.late, zh.kept(2, "甲局"), zh.figures.calls]).toEqual(["逾期", "甲局留存 2 行", "调用"]);
  expect([en.late, en.kept(2, "A"), en.figures.calls]).toEqual(["late", "A keeps 2 rows", "Calls"]);
});
