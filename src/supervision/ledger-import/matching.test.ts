import { expect, it, test } from "vitest";
import { context, measures } from "../../../test/support/baotou-context.ts";
import { matchRows, ordinalIn } from "./matching.ts";

const undertakings = measures.flatMap((measure) =>
  measure.undertakings.map(({ id, text }) => ({ id, text })),
);

it("finds every undertaking of the plan （一）–（二十二） by its own words, each once", () => {
  const rows = undertakings.map(({ text }) => ({ text, place: "", elsewhere: false }));
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
  const rows = texts.map((text) => ({ text, place: "", elsewhere: false }));
  expect(matchRows(rows, context.measures, tasks).map(({ taskId }) => taskId)).toEqual(
    tasks.map(({ id }) => id),
  );
});

it("gives an undertaking to the row that shows its words, asks about those that merely resemble one, in the measure that they name", () => {
  const [first] = undertakings;
  const rows = [
    { text: `${first?.text}的前期`, place: "", elsewhere: false },
    { text: first?.text ?? "", place: "", elsewhere: false },
    { text: "完善政务数据共享主题库", place: "（四）建设一体化智慧城市", elsewhere: false },
  ];
  const found = matchRows(rows, context.measures, []);
  expect(found.map(({ undertakingId }) => undertakingId)).toEqual([null, first?.id, null]);
  expect(found[2]).toMatchObject({ doubt: "planned", planned: [{ id: "undertaking-4-2" }] });
});

test.each([
  ["完成会议纪要明确的事项", "领导小组会议议定事项"],
  ["修一条路", "市推动一体化发展领导小组会议议定事项"],
  ["修一条路", "领导小组交办事项"],
  ["修一条路", "领导小组全体会议\n\n"],
  ["修一条路", "（三）会议议定事项"],
])("no measure is guessed for “%s” under “%s”, which states another source", (text, place) => {
  const [match] = matchRows([{ text, place, elsewhere: false }], context.measures, []);
  expect(match).toMatchObject({ measure: null, undertakingId: null, taskId: null });
});

test.each([
  ["（二十）完成领导小组交办的任务", "(二十)"],
  ["组织召开四市党政联席会议", "(二十二)"],
])("a place that names its measure by words or ordinal is believed: “%s”", (place, ordinal) => {
  const [match] = matchRows([{ text: "修一条路", place, elsewhere: false }], context.measures, []);
  expect(match?.measure?.ordinal).toBe(ordinal);
});

it("asks about a row that comes from elsewhere only where it says nearly the same as an undertaking, and takes it where it says the same", () => {
  const { id, text } = undertakings.find((each) => each.text.length > 20) ?? { id: "", text: "" };
  const near = { text: `进一步${text.slice(0, -5)}`, place: "" };
  const of = (row: Pick<typeof near, "text" | "place">, elsewhere: boolean) =>
    matchRows([{ ...row, elsewhere }], context.measures, [])[0];
  expect(of(near, false)).toMatchObject({ undertakingId: null, doubt: "planned", planned: [{ id }] });
  expect(of(near, true)).toMatchObject({ undertakingId: null, doubt: null, planned: [] });
  expect(of({ text, place: "" }, true)).toMatchObject({ undertakingId: id, doubt: null });
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
