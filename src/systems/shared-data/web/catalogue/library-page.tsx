import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { Link, useParams } from "react-router";
import { DataTable } from "../../../../web/data-table.tsx";
import "../../../../web/desk.css";
import { FailureNotice } from "../../../../web/failure-notice.tsx";
import { formatInstant } from "../../../../web/format.ts";
import { useSentence, useText } from "../../../../web/language.tsx";
import { Loaded } from "../../../../web/loaded.tsx";
import { PageFrame } from "../../../../web/page-frame.tsx";
import { newRequestKey } from "../../../../web/request-key.ts";
import { type LibraryAct, libraryEnd, libraryShape, type ShownPart } from "../../domain/catalogue/library.ts";
import type { LibraryDetail } from "../../domain/catalogue/library-row.ts";
import { RESOURCE_CLASSES } from "../../domain/catalogue/resource-classes.ts";
import { api } from "../client.ts";
import "./catalogue.css";
import { Field } from "./form-fields.tsx";
import { text } from "./libraries-text.ts";
import { LibraryForm } from "./library-form.tsx";
import { LibraryEnd, LibraryStatusLabel } from "./library-labels.tsx";
import { AttributeLabel } from "./resource-labels.tsx";
import { LIBRARIES, LIBRARY } from "./use-catalogue.ts";

type PlainAct = Exclude<LibraryAct, { type: "begin" }>;

/** One library: what it is for, what it shows now, until when. */
export default function LibraryPage() {
  const { library = "" } = useParams();
  const t = useText(text);
  const query = useQuery({
    queryKey: [LIBRARY, library],
    queryFn: () => api(LIBRARY, { params: { library } }),
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query} back={{ path: "/data/libraries", label: t.title }}>
      {(found) => <Opened key={found.id} library={found} />}
    </Loaded>
  );
}

function Opened({ library }: { readonly library: LibraryDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const queries = useQueryClient();
  const [step, setStep] = useState<"edit" | "close" | null>(null);
  const [reason, setReason] = useState("");
  const { id, version, state, actor, day } = library;
  const acting = useMutation({
    mutationFn: (act: PlainAct) =>
      api("POST /api/libraries/:library/acts", {
        params: { library: id },
        body: { version, key: newRequestKey(), act },
      }),
    onSuccess: (next) => {
      queries.setQueryData([LIBRARY, id], next);
      void queries.invalidateQueries({ queryKey: [LIBRARIES] });
      setStep(null);
    },
  });
  const may = (act: LibraryAct): boolean => libraryShape.permit(state, act, actor, day) === null;
  const content = state.versions.at(-1)?.content ?? state.content;
  const end = libraryEnd(content.until, day);
  const theme = RESOURCE_CLASSES.find(({ code }) => code === content.themeClass);
  const close = (event: FormEvent) => {
    event.preventDefault();
    acting.mutate({ type: "close", reason: reason.trim() });
  };
  return (
    <PageFrame
      title={content.name}
      breadcrumb={[{ title: t.title, path: "/data/libraries" }, { title: t.sorts[content.sort] }]}
      lead={
        <span className="sv-row">
          <LibraryStatusLabel status={state.status} />
          {library.sample && <span className="sv-label sv-label-ochre">{t.sample}</span>}
          {theme && <span>{sentence(theme.name)}</span>}
          <LibraryEnd until={content.until} day={day} />
          {state.versions.length > 0 && <span>{t.version(state.versions.length)}</span>}
        </span>
      }
      actions={
        <>
          {may({ type: "publish" }) && (
            <Button
              type="primary"
              loading={acting.isPending}
              onClick={() => acting.mutate({ type: "publish" })}
            >
              {t.publish}
            </Button>
          )}
          {may({ type: "edit", content: state.content }) && (
            <Button onClick={() => setStep(step === "edit" ? null : "edit")}>{t.edit}</Button>
          )}
          {may({ type: "close", reason: "·" }) && (
            <Button onClick={() => setStep(step === "close" ? null : "close")}>{t.close}</Button>
          )}
        </>
      }
    >
      <div className="sv-stack">
        {step !== "edit" && <FailureNotice error={acting.error} />}
        {(end === "ending" || end === "ended") && state.status !== "closed" && (
          <p className="sv-banner">{t[end]}</p>
        )}
        {state.status === "drafting" && state.versions.length > 0 && <p className="sv-notice">{t.changed}</p>}
        {step === "edit" && (
          <LibraryForm
            initial={state.content}
            busy={acting.isPending}
            error={acting.error}
            onSave={(next) => acting.mutate({ type: "edit", content: next })}
            onCancel={() => setStep(null)}
          />
        )}
        {step === "close" && (
          <form className="sv-panel ct-form" aria-label={t.close} onSubmit={close}>
            <Field label={t.reason}>
              <textarea
                className="sv-textarea"
                lang="zh-CN"
                rows={2}
                required
                maxLength={1_000}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            </Field>
            <span className="sv-row">
              <Button type="primary" htmlType="submit" loading={acting.isPending}>
                {t.close}
              </Button>
              <Button onClick={() => setStep(null)}>{t.form.cancel}</Button>
            </span>
          </form>
        )}
        <section className="sv-panel" aria-labelledby="ct-purpose">
          <h2 id="ct-purpose">{t.purpose}</h2>
          <p lang="zh-CN">{content.purpose}</p>
          <p className="sv-quiet" lang="zh-CN">
            {content.unitName}
          </p>
        </section>
        <Shown shown={library.shown} />
        <section className="sv-panel" aria-labelledby="ct-library-history">
          <h2 id="ct-library-history">{t.history}</h2>
          <DataTable
            label={t.history}
            rows={library.history}
            rowKey={(line) => line.version}
            columns={[
              { key: "what", title: t.what, card: "title", render: (line) => sentence(line.sentence) },
              { key: "by", title: t.by, render: ({ by }) => <span lang="zh-CN">{by}</span> },
              { key: "at", title: t.at, render: ({ at }) => formatInstant(at) },
            ]}
          />
        </section>
      </div>
    </PageFrame>
  );
}

function Shown({ shown }: { readonly shown: readonly ShownPart[] }) {
  const t = useText(text);
  return (
    <section className="sv-panel" aria-labelledby="ct-shows">
      <h2 id="ct-shows">{t.shows}</h2>
      <p className="sv-quiet">{t.showsNote}</p>
      <DataTable<ShownPart>
        label={t.shows}
        rows={shown}
        rowKey={({ resourceId }) => resourceId}
        columns={[
          {
            key: "resource",
            title: t.resource,
            card: "title",
            render: ({ resource, resourceId }) =>
              resource === null ? (
                <Link to={`/data/catalogue/${resourceId}`}>{t.gone}</Link>
              ) : (
                <span className="sv-column">
                  <Link to={`/data/catalogue/${resourceId}`} lang="zh-CN">
                    {resource.name}
                  </Link>
                  <span className="sv-quiet" lang="zh-CN">
                    {resource.code} · {resource.providerName}
                  </span>
                </span>
              ),
          },
          {
            key: "attribute",
            title: t.attribute,
            card: "hidden",
            render: ({ resource }) => resource && <AttributeLabel attribute={resource.attribute} />,
          },
          {
            key: "items",
            title: t.items,
            render: ({ items, missing }) => (
              <span className="sv-column ct-notes">
                <span lang="zh-CN">{items.join("、")}</span>
                {missing.length > 0 && (
                  <span className="sv-state sv-state-pending">{t.missing(missing.join("、"))}</span>
                )}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
