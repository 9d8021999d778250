import { useState } from "react";
import { say } from "../../../kernel/fields.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import type { OwnInputProps } from "../../../web/kit/field-input.tsx";
import { type Mask, MASK_WORDS, type RowCondition } from "../exchange/grant/grant.ts";
import { firstMask } from "./scope.ts";

/** Row conditions as lines `item=value`, several values parted by 、; null where a line is none. */
function rowsOfLines(lines: string): RowCondition[] | null {
  const rows: RowCondition[] = [];
  for (const line of lines.split("\n")) {
    if (line.trim() === "") continue;
    const [, item, value = ""] = /^([^=＝]+)[=＝](.+)$/u.exec(line.trim()) ?? [];
    const values = value.split("、").flatMap((each) => (each.trim() === "" ? [] : [each.trim()]));
    if (item === undefined || values.length === 0) return null;
    rows.push({ item: item.trim(), is: values.length === 1 ? "equal" : "one-of", values });
  }
  return rows;
}

const rowsIn = (value: string): readonly RowCondition[] => JSON.parse(value || "[]");
const lineOf = ({ item, values }: RowCondition): string => `${item}=${values.join("、")}`;
const linesOf = (value: string): string => rowsIn(value).map(lineOf).join("\n");

const BAD = say(
  "行条件每行写成“数据项=值”，多个值用顿号分开。",
  "Write each row condition as item=value; several values parted by 、.",
);

/** Lines that are no conditions keep the form from being sent; a condition whose line stays stays as it was. */
function RowsInput({ value, onChange }: OwnInputProps) {
  const sentence = useSentence();
  const [typed, setTyped] = useState({ value, lines: linesOf(value) });
  // What was typed goes when the form takes it back.
  const lines = typed.value === value ? typed.lines : linesOf(value);
  const bad = rowsOfLines(lines) === null;
  const change = (next: string) => {
    const before = new Map(rowsIn(value).map((row) => [lineOf(row), row]));
    const rows = rowsOfLines(next)?.map((row) => before.get(lineOf(row)) ?? row);
    const now = rows === undefined ? value : JSON.stringify(rows);
    setTyped({ value: now, lines: next });
    if (now !== value) onChange(now);
  };
  return (
    <>
      <textarea
        className="ui-textarea"
        lang="zh-CN"
        rows={2}
        aria-label={sentence(say("行条件", "Row conditions"))}
        aria-invalid={bad}
        ref={(area) => area?.setCustomValidity(bad ? sentence(BAD) : "")}
        value={lines}
        onChange={({ target }) => change(target.value)}
      />
      {bad && (
        <span className="kit-refused" role="alert">
          {sentence(BAD)}
        </span>
      )}
    </>
  );
}

type Masked = { readonly name: string; readonly mask: Mask };

/** Which of the items asked for are granted, and how each is given out. */
function MasksInput({ value, options, onChange }: OwnInputProps) {
  const sentence = useSentence();
  const masks = new Map((JSON.parse(value || "[]") as Masked[]).map(({ name, mask }) => [name, mask]));
  const set = (item: string, mask: Mask | undefined) => {
    const next = options.flatMap(({ value: name }): Masked[] => {
      const given = name === item ? mask : masks.get(name);
      return given === undefined ? [] : [{ name, mask: given }];
    });
    onChange(JSON.stringify(next));
  };
  return (
    <span className="kit-picks">
      {options.map(({ value: item }) => {
        const mask = masks.get(item);
        return (
          <span key={item} className="ui-row">
            <label lang="zh-CN">
              <input
                type="checkbox"
                checked={mask !== undefined}
                onChange={({ target }) => set(item, target.checked ? firstMask(item) : undefined)}
              />
              {item}
            </label>
            {mask !== undefined && (
              <select
                className="ui-select"
                aria-label={sentence(say(`${item}的脱敏方式`, `How ${item} is masked`))}
                value={mask}
                onChange={({ target }) => set(item, target.value as Mask)}
              >
                {Object.entries(MASK_WORDS).map(([each, name]) => (
                  <option key={each} value={each}>
                    {sentence(name)}
                  </option>
                ))}
              </select>
            )}
          </span>
        );
      })}
    </span>
  );
}

/** What the kit has no input for, by the places of the fields: of a new request, of its change, of an answer. */
export const INPUTS = {
  rows: RowsInput,
  "asked.rows": RowsInput,
  "answer.rows": RowsInput,
  "answer.items": MasksInput,
};
