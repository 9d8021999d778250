import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import type { RequestDetail } from "../../domain/requests/request-row.ts";
import type { RequestActType } from "../../domain/requests/request.ts";
import { type ActField, actForm } from "./act-fields.ts";
import { AnswerForm } from "./answer-form.tsx";
import { AskedForm } from "./asked-form.tsx";
import { text as formText } from "./form-text.ts";
import { AreaField, ChoiceField, CountField, DayField, LineField } from "./form-fields.tsx";
import { text } from "./request-text.ts";
import { text as shared } from "./requests-text.ts";
import { useAct } from "./use-requests.ts";

/** What waits comes first, then what else can be done, what ends things last. */
const LAST: readonly RequestActType[] = ["withdraw", "suspend", "terminate", "propose-stop", "dispose"];

/** What the reader can do with a request now, each with its form. */
export function RequestActs({ request }: { readonly request: RequestDetail }) {
  const t = useText(text);
  const s = useText(shared);
  const [open, setOpen] = useState<RequestActType | null>(null);
  const { may, steps } = request;
  const due = new Set(steps.map(({ act }) => act));
  const rank = (act: RequestActType): number => (due.has(act) ? 0 : LAST.includes(act) ? 2 : 1);
  const acts = may.toSorted((a, b) => rank(a) - rank(b));
  const close = () => setOpen(null);
  return (
    <section className="ui-panel ui-stack no-print" aria-label={t.steps}>
      {steps.length > 0 && (
        <p className="rq-waits">
          {t.waitsFor}
          {steps.map(({ side, act }) => t.actBy(s.acts[act], s.sides[side])).join(" · ")}
        </p>
      )}
      {acts.length === 0 ? (
        <p className="ui-quiet rq-waits">{t.nothingToDo}</p>
      ) : (
        <div className="ui-row">
          {acts.map((act) => (
            <Button
              key={act}
              type={due.has(act) ? "primary" : "default"}
              aria-expanded={open === act}
              onClick={() => setOpen(open === act ? null : act)}
            >
              {s.acts[act]}
            </Button>
          ))}
        </div>
      )}
      {open === "edit" && <EditForm request={request} onClose={close} />}
      {open === "prepare-answer" && <AnswerForm request={request} onClose={close} />}
      {open !== null && open !== "edit" && open !== "prepare-answer" && open !== "draft" && (
        <SmallForm key={open} request={request} act={open} onClose={close} />
      )}
    </section>
  );
}

function EditForm({ request, onClose }: { readonly request: RequestDetail; readonly onClose: () => void }) {
  const t = useText(text);
  const act = useAct(request);
  const saving = useMutation({ mutationFn: act, onSuccess: onClose });
  const { state, day } = request;
  return (
    <AskedForm
      resource={state.resource}
      requester={state.requester}
      day={day}
      initial={state.asked}
      submit={t.draftSaved}
      busy={saving.isPending}
      error={saving.error}
      onSubmit={(asked) => saving.mutate({ type: "edit", asked })}
      onCancel={onClose}
    />
  );
}

function SmallForm(props: {
  readonly request: RequestDetail;
  readonly act: Parameters<typeof actForm>[0];
  readonly onClose: () => void;
}) {
  const { request, act: type, onClose } = props;
  const t = useText(text);
  const s = useText(shared);
  const { help } = useText(formText);
  const { fields, build } = actForm(type, request);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ name, initial }) => [name, initial ?? ""])),
  );
  const act = useAct(request);
  const saving = useMutation({ mutationFn: act, onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(build(values));
  };
  return (
    <form className="rq-form" aria-label={s.acts[type]} onSubmit={submit}>
      {help[type] !== undefined && <p className="ui-notice">{help[type]}</p>}
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ""}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      <FailureNotice error={saving.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {fields.length === 0 ? s.acts[type] : t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </span>
    </form>
  );
}

function Field(props: {
  readonly field: ActField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { field, value, onChange } = props;
  const t = useText(formText);
  const sentence = useSentence();
  const label = t.fieldsOf[field.label];
  const common = { label, value, onChange };
  const required = field.optional !== true;
  switch (field.kind) {
    case "choice":
      return (
        <ChoiceField
          {...common}
          options={(field.options ?? []).map((each) => ({ value: each.value, label: sentence(each.label) }))}
        />
      );
    case "area":
      return <AreaField {...common} required={required} rows={3} />;
    case "day":
      return <DayField {...common} />;
    case "number":
      return <CountField label={label} value={Number(value)} onChange={(days) => onChange(String(days))} />;
    case "line":
      return <LineField {...common} required={required} most={100} />;
  }
}
