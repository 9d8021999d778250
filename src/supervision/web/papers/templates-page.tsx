import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useCallback, useRef, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import { formatInstant } from "../../../web/frame/format.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { PAPER_FORMS, PAPER_KINDS, type PaperKind } from "../../domain/papers/kinds.ts";
import type { PaperTemplate } from "../../domain/papers/paper.ts";
import { DEFAULT_TEMPLATES, type Template } from "../../domain/papers/templates.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { text as shared } from "./papers-text.ts";
import "./papers.css";
import { text } from "./templates-text.ts";

const TEMPLATES = "GET /api/paper-templates";
const SET = "PUT /api/paper-templates/:kind";

/** What each kind of paper is drafted from, in the office's own words. */
export default function TemplatesPage() {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const [filters, change] = useFilters(["kind"]);
  const kind = oneOf(filters.kind, PAPER_KINDS) ?? "monthly-report";
  const [dirty, setDirty] = useState(false);
  const [wanted, setWanted] = useState<PaperKind | null>(null);
  const query = useQuery({
    queryKey: [TEMPLATES],
    queryFn: () => api(TEMPLATES),
    refetchOnWindowFocus: false,
  });
  const open = (next: PaperKind) => (dirty ? setWanted(next) : change({ kind: next }));
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      breadcrumb={[{ title: s.title, path: "/papers" }, { title: t.title }]}
    >
      <div className="filters">
        <label className="ui-field">
          {t.kind}
          <select
            className="ui-select"
            value={kind}
            onChange={({ target }) => open(oneOf(target.value, PAPER_KINDS) ?? kind)}
          >
            {PAPER_KINDS.map((each) => (
              <option key={each} value={each}>
                {sentence(PAPER_FORMS[each].name)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Loaded query={query} back={{ path: "/papers", label: s.toList }}>
        {({ rows }) => {
          const template = rows.find((each) => each.kind === kind);
          return (
            template && (
              <TemplateEditor
                key={`${kind} ${template.version}`}
                template={template}
                isDirty={dirty}
                onDirty={setDirty}
              />
            )
          );
        }}
      </Loaded>
      {wanted !== null && (
        <Dialog
          title={t.discardTitle}
          okText={t.discard}
          cancelText={t.cancel}
          onOk={() => {
            setDirty(false);
            change({ kind: wanted });
            setWanted(null);
          }}
          onClose={() => setWanted(null)}
        >
          <p>{t.discardHelp}</p>
        </Dialog>
      )}
    </PageFrame>
  );
}

function TemplateEditor(props: {
  readonly template: PaperTemplate;
  readonly isDirty: boolean;
  readonly onDirty: (dirty: boolean) => void;
}) {
  const { template, isDirty, onDirty } = props;
  const { kind, version } = template;
  const t = useText(text);
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Template>({ title: template.title, body: template.body });
  const [asks, setAsks] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const save = useMutation({
    mutationFn: (next: Template) => api(SET, { params: { kind }, body: { version, ...next } }),
    onSuccess: (reply) => {
      onDirty(false);
      setAsks(false);
      queries.setQueryData([TEMPLATES], reply);
    },
  });
  const edit = (part: Partial<Template>) => {
    setDraft({ ...draft, ...part });
    onDirty(true);
  };
  const insert = (name: string) => {
    const [from, to] = [
      area.current?.selectionStart ?? draft.body.length,
      area.current?.selectionEnd ?? draft.body.length,
    ];
    edit({ body: `${draft.body.slice(0, from)}{{${name}}}${draft.body.slice(to)}` });
    area.current?.focus();
  };
  const standard = DEFAULT_TEMPLATES[kind];
  const isStandard = template.title === standard.title && template.body === standard.body;
  const { mutateAsync } = save;
  const flush = useCallback(
    () =>
      mutateAsync(draft).then(
        () => true,
        () => false,
      ),
    [mutateAsync, draft],
  );
  return (
    <>
      <LeaveGuard isDirty={isDirty} flush={flush} />
      <div className="pp-templates">
        <div className="pp-editor">
          <label className="pp-field">
            {t.titleField}
            <input
              className="ui-input"
              lang="zh-CN"
              maxLength={300}
              value={draft.title}
              onChange={({ target }) => edit({ title: target.value })}
            />
          </label>
          <label className="pp-field">
            {t.body}
            <textarea
              ref={area}
              className="ui-textarea pp-body"
              lang="zh-CN"
              maxLength={100_000}
              value={draft.body}
              onChange={({ target }) => edit({ body: target.value })}
            />
          </label>
          <FailureNotice error={save.error} />
          <div className="ui-row">
            <Button
              type="primary"
              disabled={!isDirty || draft.title.trim() === ""}
              loading={save.isPending}
              onClick={() => save.mutate(draft)}
            >
              {t.save}
            </Button>
            <Button disabled={isStandard} onClick={() => setAsks(true)}>
              {t.restore}
            </Button>
            <span className="ui-quiet" aria-live="polite">
              {isDirty
                ? t.unsaved
                : isStandard
                  ? t.standard
                  : t.edited(version, template.by ?? "", formatInstant(template.at))}
            </span>
          </div>
        </div>
        <section className="ui-panel" aria-labelledby="pp-placeholders">
          <h2 id="pp-placeholders">{t.placeholders}</h2>
          <p className="ui-quiet">{t.placeholdersHint}</p>
          <Placeholders template={template} onChoose={insert} />
        </section>
      </div>
      {asks && (
        <Dialog
          title={t.restoreTitle}
          okText={t.restore}
          cancelText={t.cancel}
          busy={save.isPending}
          onOk={() => save.mutate(standard)}
          onClose={() => setAsks(false)}
        >
          <p>{t.restoreHelp}</p>
        </Dialog>
      )}
    </>
  );
}

function Placeholders(props: {
  readonly template: PaperTemplate;
  readonly onChoose: (name: string) => void;
}) {
  const t = useText(text);
  const sentence = useSentence();
  return (
    <ul className="ui-plain-list pp-placeholders">
      {props.template.placeholders.map(({ name, meaning }) => (
        <li key={name}>
          <button
            type="button"
            className="ui-link-button"
            lang="zh-CN"
            title={t.insert(name)}
            onClick={() => props.onChoose(name)}
          >
            {`{{${name}}}`}
          </button>
          <span className="ui-quiet">{sentence(meaning)}</span>
        </li>
      ))}
    </ul>
  );
}
