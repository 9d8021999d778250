import { expect, it, test } from "vitest";
import { context, measures } from "../../../../test/support/baotou-context.ts";
import { matchRows, ordinalIn } from "./matching.ts";

const undertakings = measures.flatMap((measure) =>
  measure.undertakings.map(({ id, text }) => ({ id, text })),
);

it("finds every undertaking of the plan （一）–（二十二） by its own words, each once", () => {
  const rows = undertakings.map(({ text }) => ({ text, place: "" }));
  const found = matchRows(rows, context.measures, []).map(({ undertakingId }) => undertakingId);
  const texts = new Map(undertakings.map(({ id, text }) => [id, text]));
  // A measure of one undertaking is quoted whole where that says all of it.
  expect(found.filter((id) => id !== null).length).toBeGreaterThanOrEqual(undertakings.length - 2);
  expect(new Set(found.filter((id) => id !== null)).size).toBe(found.filter((id) => id !== null).length);
  found.forEach((id, index) => expect(id === null || texts.get(id) === undertakings[index]?.text).toBe(true));
});

it("finds each of many alike tasks again", () => {
  const texts = Array.from(
    { length: 600 },
    (_, index) =>
      `${undertakings[index % undertakings.length]?.text}${undertakings[(index * 7 + 3) % undertakings.length]?.text}第${index}号`,
  );
  const tasks = texts.map((text, index) => ({
    id: String(index),
    measureId: null,
    undertakingId: null,
    text,
    open: true,
  }));
  const rows = texts.map((text) => ({ text, place: "" }));
  expect(matchRows(rows, context.measures, tasks).map(({ taskId }) => taskId)).toEqual(
    tasks.map(({ id }) => id),
  );
});

it("gives a task that both rows resemble to the one that resembles it more, and a row's measure decides between alike ones", () => {
  const [first] = undertakings;
  const rows = [
    { text: `${first?.text}的前期`, place: "" },
    { text: first?.text ?? "", place: "" },
    { text: "完善政务数据共享主题库", place: "（四）建设一体化智慧城市" },
  ];
  expect(matchRows(rows, context.measures, []).map(({ undertakingId }) => undertakingId)).toEqual([
    null,
    first?.id,
    "undertaking-4-2",
  ]);
});

test.each([
  ["（三）构建", "三"],
  ["三、构建", "三"],
  ["12", "12"],
  ["3.5公里", null],
  ["构建", null],
])("the ordinal of “%s” is %s", (text, ordinal) => {
  expect(ordinalIn(text)).toBe(ordinal);
});
