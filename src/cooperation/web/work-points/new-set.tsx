import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { CITIES, WHOLE_REGION } from "../../../kernel/region.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { WorkPointChoices } from "../../domain/work-points/replies.ts";
import { SET_ISSUERS, type SetIssuer } from "../../domain/work-points/set.ts";
import { api } from "../client.ts";
import { Field } from "./field.tsx";
import { text } from "./work-points-text.ts";

/** A special group's set of a year is begun: its name, title, who issues it, until when units contribute. */
export function NewSet(props: {
  readonly choices: WorkPointChoices;
  readonly year: number;
  readonly plan: string;
  readonly onClose: () => void;
}) {
  const { choices, plan, onClose } = props;
  const t = useText(text);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const groups = useId();
  const key = useRef(newRequestKey());
  const [group, setGroup] = useState("");
  const [year, setYear] = useState(props.year);
  const [title, setTitle] = useState<string | null>(null);
  const [issuer, setIssuer] = useState<SetIssuer>("region");
  const [collectBy, setCollectBy] = useState("");
  const [note, setNote] = useState("");
  const region = choices.plans.find(({ id }) => id === plan)?.regionCode;
  const regionCode = region ?? CITIES[1]?.code ?? WHOLE_REGION;
  const shownTitle = title ?? (group === "" ? "" : t.form.titleOf(group, year));
  const begin = useMutation({
    mutationFn: () =>
      api("POST /api/work-points", {
        body: {
          key: key.current,
          group: group.trim(),
          year,
          planId: plan,
          regionCode,
          title: shownTitle,
          issuer,
          collectBy: collectBy === "" ? null : collectBy,
          note,
        },
      }),
    onSuccess: async ({ set }) => {
      await queries.invalidateQueries();
      await navigate(`/work-points/${set.id}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate();
  };
  return (
    <form className="ui-panel wp-form no-print" aria-label={t.create} onSubmit={submit}>
      <div className="wp-fields">
        <Field label={t.form.group} hint={t.form.groupHint}>
          <input
            className="ui-input"
            lang="zh-CN"
            required
            autoFocus
            maxLength={200}
            list={groups}
            value={group}
            onChange={({ target }) => setGroup(target.value)}
          />
          <datalist id={groups}>
            {choices.groups.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </Field>
        <Field label={t.year}>
          <input
            className="ui-input"
            type="number"
            required
            min={2000}
            max={2100}
            value={year}
            onChange={({ target }) => setYear(Number(target.value))}
          />
        </Field>
        <Field label={t.form.collectBy} hint={t.form.optional}>
          <input
            className="ui-input"
            type="date"
            value={collectBy}
            onChange={({ target }) => setCollectBy(target.value)}
          />
        </Field>
        <Field label={t.form.issuer} hint={t.form.issuerHint}>
          <select
            className="ui-select"
            value={issuer}
            onChange={({ target }) => setIssuer(SET_ISSUERS.find((each) => each === target.value) ?? issuer)}
          >
            {SET_ISSUERS.map((each) => (
              <option key={each} value={each}>
                {t.issuers[each]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t.form.title} isWide>
          <input
            className="ui-input"
            lang="zh-CN"
            required
            maxLength={300}
            value={shownTitle}
            onChange={({ target }) => setTitle(target.value)}
          />
        </Field>
        <Field label={t.form.note} hint={t.form.optional} isWide>
          <textarea
            className="ui-textarea"
            lang="zh-CN"
            rows={2}
            maxLength={2000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </Field>
      </div>
      <FailureNotice error={begin.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          {t.form.save}
        </Button>
        <Button onClick={onClose}>{t.form.close}</Button>
      </span>
    </form>
  );
}
