import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { say } from "../../../../kernel/fields.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import type { OwnInputProps } from "../../../../web/kit/field-input.tsx";
import { rowsInput } from "../../../../web/kit/rows-input.tsx";
import { api } from "../../web/client.ts";
import { classOf } from "./codes.ts";
import { CONTENT, type DataItem, ITEM } from "./content.ts";
import { ADD_ITEM } from "./words.ts";

const readText = (value: string): string => (value === "" ? "" : (JSON.parse(value) as string));
const writeText = (typed: string): string => (typed === "" ? "" : JSON.stringify(typed));

/** The code, or the next free one of the class that was typed. */
export function CodeInput({ value, onChange }: OwnInputProps) {
  const sentence = useSentence();
  const code = readText(value);
  const proposing = useMutation({
    mutationFn: () => api("GET /api/resource-codes/:class", { params: { class: classOf(code) } }),
    onSuccess: (next) => onChange(writeText(next.code)),
  });
  return (
    <span className="ui-row">
      <input
        className="ui-input"
        aria-label={sentence(CONTENT.code.name)}
        maxLength={40}
        required
        value={code}
        onChange={({ target }) => onChange(writeText(target.value.trim()))}
      />
      <Button
        size="small"
        disabled={!/^[123]\d{5,11}$/.test(classOf(code))}
        loading={proposing.isPending}
        onClick={() => proposing.mutate()}
      >
        {sentence(say("取下一个可用代码", "Take the next free code"))}
      </Button>
      <FailureNotice error={proposing.error} />
    </span>
  );
}

const itemsOf = (value: string): readonly DataItem[] => (value === "" ? [] : JSON.parse(value));

/** One of the data items that stand in the form. */
export function SubjectInput({ value, beside, onChange }: OwnInputProps) {
  const sentence = useSentence();
  const names = itemsOf(beside("items")).map(({ name }) => name);
  return (
    <select
      className="ui-select"
      aria-label={sentence(CONTENT.subjectItem.name)}
      value={readText(value)}
      onChange={({ target }) => onChange(writeText(target.value))}
    >
      <option value="">{sentence(say("无", "None"))}</option>
      {[...new Set(names)]
        .filter((name) => name !== "")
        .map((name) => (
          <option key={name} value={name} lang="zh-CN">
            {name}
          </option>
        ))}
    </select>
  );
}

export const ItemsInput = rowsInput(CONTENT.items.name, ITEM, ADD_ITEM);
