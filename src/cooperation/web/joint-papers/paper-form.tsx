import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { CITIES } from "../../../kernel/region.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { JOINT_PAPER_KINDS, type JointPaperSeed, KIND_NAMES } from "../../domain/joint-papers/joint-paper.ts";
import type { JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { api } from "../client.ts";
import { text } from "./joint-papers-text.ts";
import { PAPERS, useAct, useChoices } from "./use-joint-paper.ts";

type Known = Omit<JointPaperSeed, "source">;

const EMPTY: Known = {
  title: "",
  kind: "rules",
  draftingCity: null,
  role: "co-operate",
  planId: null,
  measureIds: [],
  note: "",
};

/** Enters a paper and opens it. */
export function NewPaperForm({ onClose }: { readonly onClose: () => void }) {
  const t = useText(text);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(newRequestKey);
  const saving = useMutation({
    mutationFn: (known: Known) =>
      api("POST /api/joint-papers", { body: { key, seed: { ...known, source: null } } }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: [PAPERS] });
      return navigate(`/joint-papers/${id}?view=versions`);
    },
  });
  return (
    <KnownForm
      label={t.form.new}
      help={t.createHelp}
      known={EMPTY}
      busy={saving.isPending}
      error={saving.error}
      onSave={(known) => saving.mutate(known)}
      onClose={onClose}
    />
  );
}

/** Changes what is known of a paper. */
export function ReviseForm(props: { readonly paper: JointPaperDetail; readonly onClose: () => void }) {
  const { paper, onClose } = props;
  const t = useText(text);
  const act = useAct(paper);
  const saving = useMutation({
    mutationFn: (known: Known) => act({ type: "revise", ...known }),
    onSuccess: onClose,
  });
  const { title, kind, draftingCity, role, planId, measureIds, note } = paper.state;
  return (
    <KnownForm
      label={t.form.edit}
      known={{ title, kind, draftingCity, role, planId, measureIds, note }}
      busy={saving.isPending}
      error={saving.error}
      onSave={(known) => saving.mutate(known)}
      onClose={onClose}
    />
  );
}

function KnownForm(props: {
  readonly label: string;
  readonly help?: string;
  readonly known: Known;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (known: Known) => void;
  readonly onClose: () => void;
}) {
  const { label, help, busy, error, onSave, onClose } = props;
  const { form: t, roles } = useText(text);
  const sentence = useSentence();
  const [known, setKnown] = useState(props.known);
  const change = (part: Partial<Known>) => setKnown({ ...known, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ ...known, title: known.title.trim(), note: known.note.trim() });
  };
  return (
    <form className="ui-panel jp-form no-print" aria-label={label} onSubmit={submit}>
      <h2 className="ui-h2">{label}</h2>
      {help !== undefined && <p className="ui-quiet">{help}</p>}
      <label className="jp-field">
        <span>{t.title}</span>
        <input
          className="ui-input"
          lang="zh-CN"
          required
          autoFocus
          maxLength={300}
          value={known.title}
          onChange={({ target }) => change({ title: target.value })}
        />
      </label>
      <div className="jp-fields">
        <label className="jp-field">
          <span>{t.kind}</span>
          <select
            className="ui-select"
            value={known.kind}
            onChange={({ target }) =>
              change({ kind: JOINT_PAPER_KINDS.find((each) => each === target.value) ?? "other" })
            }
          >
            {JOINT_PAPER_KINDS.map((each) => (
              <option key={each} value={each}>
                {sentence(KIND_NAMES[each])}
              </option>
            ))}
          </select>
        </label>
        <label className="jp-field">
          <span>{t.city}</span>
          <select
            className="ui-select"
            value={known.draftingCity ?? ""}
            onChange={({ target }) => change({ draftingCity: target.value === "" ? null : target.value })}
          >
            <option value="">{t.anyCity}</option>
            {CITIES.map(({ code, name }) => (
              <option key={code} value={code}>
                {sentence(name)}
              </option>
            ))}
          </select>
        </label>
        <label className="jp-field">
          <span>{t.role}</span>
          <select
            className="ui-select"
            value={known.role ?? ""}
            onChange={({ target }) =>
              change({
                role: target.value === "draft" || target.value === "co-operate" ? target.value : null,
              })
            }
          >
            <option value="draft">{roles.draft}</option>
            <option value="co-operate">{roles["co-operate"]}</option>
            <option value="">{t.roleUnknown}</option>
          </select>
        </label>
      </div>
      <Measures known={known} onChange={change} />
      <label className="jp-field">
        <span>{t.note}</span>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={2}
          maxLength={5_000}
          value={known.note}
          onChange={({ target }) => change({ note: target.value })}
        />
      </label>
      <FailureNotice error={error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </span>
    </form>
  );
}

function Measures(props: { readonly known: Known; readonly onChange: (part: Partial<Known>) => void }) {
  const { known, onChange } = props;
  const { form: t } = useText(text);
  const choices = useChoices().data;
  if (!choices || choices.measures.length === 0) return null;
  const toggle = (id: string, planId: string) => {
    const measureIds = known.measureIds.includes(id)
      ? known.measureIds.filter((each) => each !== id)
      : [...known.measureIds, id];
    onChange({ measureIds, planId: measureIds.length === 0 ? known.planId : planId });
  };
  return (
    <details className="jp-measures">
      <summary>
        {t.measures} <span className="ui-num">{known.measureIds.length}</span>
      </summary>
      <div className="jp-measure-list" lang="zh-CN">
        {choices.measures.map(({ id, planId, ordinal, text: words }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={known.measureIds.includes(id)}
              onChange={() => toggle(id, planId)}
            />
            <span>
              {ordinal}
              {words.slice(0, 48)}
            </span>
          </label>
        ))}
      </div>
    </details>
  );
}
