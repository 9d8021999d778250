import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import "../../web/frame/desk.css";
import { client } from "../../web/frame/api.ts";
import { tell } from "../../web/frame/told.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useWords } from "../../web/kit/said.ts";
import type { DeskContract } from "../contract.ts";
import "./digest.css";
import { type DigestChoice, USUAL_CHOICE } from "./digest.ts";
import { words } from "./words.ts";

const api = client<DeskContract>();
const CHOICE = "GET /api/preferences/:name";
const call = { params: { name: "digest" } } as const;

/** Whether the day's list comes by mail, and in which language. */
export default function ChoicePanel({ hasMail }: { readonly hasMail: boolean }) {
  const t = useWords(words);
  const queries = useQueryClient();
  const kept = useQuery({ queryKey: [CHOICE, call], queryFn: () => api(CHOICE, call) });
  const keep = useMutation({
    mutationFn: (value: DigestChoice) => api("PUT /api/preferences/:name", { ...call, body: { value } }),
    onSuccess: (next) => {
      queries.setQueryData([CHOICE, call], next);
      tell.done(t.saved);
    },
  });
  if (kept.data === undefined) return null;
  const choice = (kept.data.value as DigestChoice | null) ?? USUAL_CHOICE;
  return (
    <fieldset className="dg-choice" disabled={keep.isPending}>
      <legend>{t.mail}</legend>
      <p className="ui-quiet">{t.help}</p>
      {!hasMail && <p className="ui-quiet">{t.noMail}</p>}
      <label className="ui-row">
        <input
          type="checkbox"
          checked={choice.mailed}
          onChange={({ target }) => keep.mutate({ ...choice, mailed: target.checked })}
        />
        {t.mailed}
      </label>
      <label className="ui-field">
        {t.language}
        <select
          className="ui-input"
          value={choice.language}
          onChange={({ target }) => keep.mutate({ ...choice, language: target.value === "en" ? "en" : "zh" })}
        >
          <option value="zh">{t.zh}</option>
          <option value="en">{t.en}</option>
        </select>
      </label>
      <FailureNotice error={keep.error} />
    </fieldset>
  );
}
