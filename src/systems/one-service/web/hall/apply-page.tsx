import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import "../../../../web/frame/desk.css";
import { useQuestion } from "../../../../web/kit/dialog.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import type { Draft, DraftContent } from "../../domain/hall/hall-view.ts";
import { applicationOf } from "../../domain/hall/papers-of-draft.ts";
import { api } from "../client.ts";
import "./apply.css";
import { CheckStep } from "./apply-check-step.tsx";
import { PapersStep } from "./apply-papers-step.tsx";
import { WhatStep, WhoStep, type Part } from "./apply-steps.tsx";
import { text } from "./apply-text.ts";
import "./hall.css";
import { text as hallText } from "./hall-text.ts";
import { HallTools } from "./hall-tools.tsx";
import { type Beginning, useDraft } from "./use-draft.ts";
import { useCityName, Zh } from "./words.tsx";

/** Fills in one form, for an item or for a bundle, and hands it in. */
export default function ApplyPage() {
  const { item, bundle } = useParams();
  const [search] = useSearchParams();
  const city = search.get("city") ?? undefined;
  const where = city === undefined ? {} : { city };
  const begin: Beginning = bundle === undefined ? { item: item ?? "", ...where } : { bundle, ...where };
  return <Form key={bundle ?? item} begin={begin} />;
}

function Form({ begin }: { readonly begin: Beginning }) {
  const h = useText(hallText);
  const draft = useDraft(begin);
  return (
    <Loaded query={draft.query} back={{ path: "/hall", label: h.back }}>
      {(data) => draft.content && <Filling draft={data} content={draft.content} use={draft} />}
    </Loaded>
  );
}

function Filling({
  draft,
  content,
  use,
}: {
  readonly draft: Draft;
  readonly content: DraftContent;
  readonly use: ReturnType<typeof useDraft>;
}) {
  const t = useText(text);
  const h = useText(hallText);
  const cityName = useCityName();
  const body = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const [key] = useState(newRequestKey);
  const queries = useQueryClient();
  const { change, flush, put, state, error } = use;
  const submit = useMutation({
    mutationFn: async () => {
      await flush();
      return api("POST /api/cases", { body: { key, content: applicationOf(draft, content) } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["my-cases"] }),
  });
  const step = Math.min(content.step, t.steps.length - 1);
  const shown = useRef(step);
  useEffect(() => {
    // After a step the reader begins at its heading; not when the page opens.
    if (shown.current !== step) head.current?.focus();
    shown.current = step;
  }, [step]);
  const go = (to: number) => {
    change({ ...content, step: to });
    void flush();
  };
  const part: Part = { draft, content, change, put };
  const done = submit.data;
  return (
    <PageFrame
      title={t.title}
      breadcrumb={[{ title: h.hall, path: "/hall" }, { title: t.title }]}
      actions={<HallTools of={body} />}
    >
      <div className="hall" ref={body}>
        <ul className="ui-plain-list">
          {draft.items.map(({ id, name, city, dept }) => (
            <li key={id}>
              <strong lang="zh-CN">{name}</strong>{" "}
              <span className="hall-quiet">
                {t.decidedBy(cityName(city))} {dept !== null && <Zh>{dept}</Zh>}
              </span>
            </li>
          ))}
        </ul>
        {draft.items.length > 1 && <p className="hall-quiet">{t.jointNote}</p>}
        {done ? (
          <Done number={done.number} />
        ) : (
          <>
            <ol className="apply-steps" aria-label={t.stepOf(step + 1, t.steps.length)}>
              {t.steps.map((name, at) => (
                <li
                  key={name}
                  className={at < step ? "done" : ""}
                  {...(at === step ? { "aria-current": "step" } : {})}
                >
                  {name}
                </li>
              ))}
            </ol>
            <h2 ref={head} tabIndex={-1}>
              {t.steps[step]}
            </h2>
            {step === 0 && <WhoStep {...part} />}
            {step === 1 && <WhatStep {...part} />}
            {step === 2 && <PapersStep {...part} />}
            {step === 3 && <CheckStep {...part} onGo={go} />}
            <FailureNotice error={error ?? submit.error} />
            <div className="apply-nav no-print">
              {step > 0 && <Button onClick={() => go(step - 1)}>{t.back}</Button>}
              {step < t.steps.length - 1 ? (
                <Button type="primary" onClick={() => go(step + 1)}>
                  {t.next}
                </Button>
              ) : (
                <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate()}>
                  {t.submit}
                </Button>
              )}
              <span className="hall-quiet" role="status">
                {t[state]} · {t.number} {draft.number}
              </span>
              <Erase id={draft.id} />
            </div>
          </>
        )}
      </div>
    </PageFrame>
  );
}

function Erase({ id }: { readonly id: string }) {
  const t = useText(text);
  const { ask, question } = useQuestion();
  const navigate = useNavigate();
  const erase = async () => {
    if (!(await ask({ title: t.erase, content: t.eraseAsk, okText: t.erase, danger: true }))) return;
    await api("DELETE /api/drafts/:draft", { params: { draft: id } });
    await navigate("/hall");
  };
  return (
    <>
      <Button type="text" danger onClick={() => void erase()}>
        {t.erase}
      </Button>
      {question}
    </>
  );
}

function Done({ number }: { readonly number: string }) {
  const t = useText(text);
  return (
    <section role="status">
      <h2>{t.done}</h2>
      <p>{t.doneNumber}</p>
      <p className="apply-done">{number}</p>
      <p>{t.doneHelp}</p>
      <p>
        <Link to="/my-cases">{t.myCases}</Link>
      </p>
    </section>
  );
}
