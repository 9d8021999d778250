import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import { useText } from "../../../web/frame/language.tsx";
import type { AskedTermAct } from "../../contract/secondments.ts";
import type { TermDetail } from "../../domain/secondment/view.ts";
import { api } from "../client.ts";
import { DayInput, Field, Line } from "./fields.tsx";
import { text as listWords } from "./secondments-text.ts";
import { text } from "./term-text.ts";
import { useRequestKey } from "./use-request.ts";

/** Acts with a form of their own; the hand-over has its panel. */
const OFFERED = [
  "propose-person",
  "start",
  "revise",
  "name-successor",
  "end",
  "cancel",
  "forget-person",
] as const;
type Offered = (typeof OFFERED)[number];
const DANGEROUS: ReadonlySet<Offered> = new Set(["cancel", "forget-person"]);

type Props = { readonly view: TermDetail; readonly onDone: (view: TermDetail) => Promise<void> };

/** What may be done with the term now, one form at a time. */
export function TermActs({ view, onDone }: Props) {
  const t = useText(text);
  const [filters, change] = useFilters(["act"]);
  const offered = OFFERED.filter((each) => view.may.includes(each));
  const kind = oneOf(filters.act, offered);
  const next: Offered | undefined = view.named ? offered.find((each) => each === "start") : offered[0];
  if (offered.length === 0) return null;
  return (
    <section className="ui-panel no-print" aria-label={t.term.acts}>
      <div className="ui-stack">
        <div className="ui-row">
          {offered.map((each) => (
            <Button
              key={each}
              type={each === next && !DANGEROUS.has(each) ? "primary" : "default"}
              danger={DANGEROUS.has(each)}
              aria-expanded={kind === each}
              onClick={() => change({ act: kind === each ? null : each })}
            >
              {t.acts[each]}
            </Button>
          ))}
        </div>
        {kind !== undefined && (
          <ActForm
            key={`${kind} ${view.version}`}
            kind={kind}
            view={view}
            onDone={async (next) => {
              change({ act: null });
              await onDone(next);
            }}
          />
        )}
      </div>
    </section>
  );
}

function ActForm({ kind, view, onDone }: Props & { readonly kind: Offered }) {
  const t = useText(text);
  const w = useText(listWords);
  const today = view.day;
  const [name, setName] = useState(view.person?.name ?? "");
  const [post, setPost] = useState(view.person?.post ?? "");
  const [on, setOn] = useState(earlier(kind === "end" ? view.until : view.from, today));
  const [seat, setSeat] = useState(view.seat);
  const [from, setFrom] = useState(view.from);
  const [until, setUntil] = useState(view.until);
  const [next, setNext] = useState(view.successor ?? "");
  const [reason, setReason] = useState("");
  const keyOf = useRequestKey();
  const sending = useMutation({
    mutationFn: (act: AskedTermAct) =>
      api("POST /api/secondments/:term/acts", {
        params: { term: view.id },
        body: { version: view.version, key: keyOf(act), act },
      }),
    onSuccess: onDone,
  });
  const acts: Record<Offered, () => AskedTermAct> = {
    "propose-person": () => ({ type: "propose-person", name: name.trim(), post: post.trim() }),
    start: () => ({ type: "start", on }),
    revise: () => ({ type: "revise", seat, from, until, reason }),
    "name-successor": () => ({ type: "name-successor", term: next === "" ? null : next }),
    end: () => ({ type: "end", on, reason }),
    cancel: () => ({ type: "cancel", reason }),
    "forget-person": () => ({ type: "forget-person", person: view.personId ?? "", reason }),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate(acts[kind]());
  };
  const help = HELP[kind];
  return (
    <form className="sd-form" aria-label={t.acts[kind]} onSubmit={submit}>
      {help !== undefined && <p className="ui-quiet">{t.act[help]}</p>}
      <div className="sd-fields">
        {kind === "propose-person" && (
          <>
            <Field label={t.act.name}>
              <Line value={name} onChange={setName} most={60} required />
            </Field>
            <Field label={t.act.post} wide>
              <Line value={post} onChange={setPost} most={120} />
            </Field>
          </>
        )}
        {(kind === "start" || kind === "end") && (
          <Field label={t.act.on}>
            <DayInput value={on} onChange={setOn} max={today} />
          </Field>
        )}
        {kind === "revise" && (
          <>
            <Field label={w.form.seat}>
              <Seats view={view} value={seat} onChange={setSeat} />
            </Field>
            <Field label={w.form.start}>
              <DayInput value={from} onChange={setFrom} />
            </Field>
            <Field label={w.form.end}>
              <DayInput value={until} onChange={setUntil} />
            </Field>
          </>
        )}
        {kind === "name-successor" && (
          <Field label={t.term.successor} wide>
            <select className="ui-select" value={next} onChange={({ target }) => setNext(target.value)}>
              <option value="">{t.act.nobody}</option>
              {view.successors.map(({ id, title }) => (
                <option key={id} value={id} lang="zh-CN">
                  {title}
                </option>
              ))}
            </select>
          </Field>
        )}
        {(kind === "revise" || kind === "end" || kind === "cancel" || kind === "forget-person") && (
          <Field label={kind === "end" ? t.act.endReason : t.act.reason} wide>
            <Line value={reason} onChange={setReason} required={kind !== "end"} />
          </Field>
        )}
      </div>
      <FailureNotice error={sending.error} />
      <span>
        <Button
          type="primary"
          htmlType="submit"
          danger={kind === "forget-person"}
          loading={sending.isPending}
        >
          {t.act.submit}
        </Button>
      </span>
    </form>
  );
}

const HELP: Partial<Record<Offered, "personHelp" | "forgetHelp" | "cancelHelp">> = {
  "propose-person": "personHelp",
  "forget-person": "forgetHelp",
  cancel: "cancelHelp",
};

const earlier = (one: string, other: string): string => (one < other ? one : other);

function Seats(props: {
  readonly view: TermDetail;
  readonly value: string;
  readonly onChange: (seat: string) => void;
}) {
  const { view, value, onChange } = props;
  const kept = view.seats.some(({ id }) => id === view.seat)
    ? view.seats
    : [{ id: view.seat, name: view.seatName }, ...view.seats];
  return (
    <select
      className="ui-select"
      lang="zh-CN"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {kept.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
