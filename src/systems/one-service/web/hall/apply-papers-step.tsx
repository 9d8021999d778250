import type { Part } from "./apply-steps.tsx";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useQuestion } from "../../../../web/kit/dialog.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { failureOf } from "../../../../web/frame/failure.ts";
import { useText } from "../../../../web/frame/language.tsx";
import type { MaterialField, SuppliedField } from "../../domain/hall/form-field.ts";
import type { DraftSupply } from "../../domain/hall/hall-view.ts";
import { wayOf } from "../../domain/hall/papers-of-draft.ts";
import { api, upload } from "../client.ts";
import { text } from "./apply-text.ts";
import { text as hallText } from "./hall-text.ts";
import { Zh } from "./words.tsx";

/** What has to be handed in, and what not. */
export function PapersStep(part: Part) {
  const t = useText(text);
  const { fields } = part.draft;
  return (
    <>
      <ul className="hall-papers">
        {fields.map((field) =>
          field.kind === "material" ? (
            <li key={field.id}>
              <Material {...part} field={field} />
            </li>
          ) : field.kind === "supplied" ? (
            <li key={field.id}>
              <Supplied {...part} field={field} />
            </li>
          ) : null,
        )}
      </ul>
      <p className="hall-quiet">{t.formats}</p>
    </>
  );
}

function Supplied({ draft, put, field }: Part & { readonly field: SuppliedField }) {
  const t = useText(text);
  const { supply } = field;
  const read = draft.supplies.find((each) => each.field === field.id);
  const ask = useMutation({
    mutationFn: () =>
      api("POST /api/drafts/:draft/supplies", {
        params: { draft: draft.id },
        body: { field: field.id, consent: true },
      }),
    onSuccess: put,
  });
  return (
    <>
      <del lang="zh-CN">{field.label.zh}</del> <span className="ui-label ui-label-grass">{t.supplied}</span>
      <div className="hall-quiet">{t.suppliedHow[supply.from]}</div>
      {supply.from === "shared-data" && (
        <>
          <p className="hall-quiet">
            {t.readNotice(
              supply.supplied.resource,
              supply.supplied.provider,
              supply.grant.purposes[0] ?? "",
              draft.number,
            )}
          </p>
          {read === undefined ? <p className="hall-quiet">{t.notRead}</p> : <Rows read={read} />}
          <FailureNotice error={ask.error} />
          <Button loading={ask.isPending} onClick={() => ask.mutate()}>
            {read === undefined ? t.read : t.readAgain}
          </Button>
        </>
      )}
    </>
  );
}

function Rows({ read }: { readonly read: DraftSupply }) {
  const t = useText(text);
  const [row] = read.rows;
  return (
    <div role="status">
      <p>{t.readDone(read.receipt)}</p>
      {row === undefined ? (
        <p>{t.readEmpty}</p>
      ) : (
        <dl className="apply-known" lang="zh-CN">
          {Object.entries(row).map(([item, value]) => (
            <div key={item} style={{ display: "contents" }}>
              <dt>{item}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function Material({ draft, content, change, put, field }: Part & { readonly field: MaterialField }) {
  const t = useText(text);
  const h = useText(hallText);
  const way = wayOf(field, content);
  const ways = [
    ...(field.how === "window" ? [] : (["upload"] as const)),
    "window" as const,
    ...(field.later ? (["later"] as const) : []),
  ];
  const facts = [field.copies === null ? null : h.copies(field.copies), field.later ? h.later : null].filter(
    (fact) => fact !== null,
  );
  return (
    <fieldset className="apply-field">
      <legend lang="zh-CN">{field.label.zh}</legend>
      <span className="hall-quiet">
        {field.type !== null && <Zh>{`${field.type} `}</Zh>}
        {facts.join(" · ")}
      </span>
      {field.acceptStandard !== null && (
        <span className="hall-quiet">
          <Zh>{field.acceptStandard}</Zh>
        </span>
      )}
      {field.heldBy !== null && <span className="hall-quiet">{t.heldBy(field.heldBy.resource)}</span>}
      {ways.length > 1 ? (
        <div className="apply-choice">
          {ways.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={field.id}
                checked={way === each}
                onChange={() => change({ ...content, ways: { ...content.ways, [field.id]: each } })}
              />
              {t.ways[each]}
            </label>
          ))}
        </div>
      ) : (
        <span>{t.onPaper}</span>
      )}
      {way === "upload" && <Files draft={draft} put={put} field={field} />}
    </fieldset>
  );
}

function Files({ draft, put, field }: Pick<Part, "draft" | "put"> & { readonly field: MaterialField }) {
  const t = useText(text);
  const { ask, question } = useQuestion();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const files = draft.files.filter((file) => file.field === field.id);
  const params = { draft: draft.id };
  const send = async (file: File, confirmInternal = false): Promise<void> => {
    try {
      put(
        await upload(
          "POST /api/drafts/:draft/files",
          { params, query: { field: field.id, confirmInternal } },
          file,
        ),
      );
      setError(null);
    } catch (failed) {
      if (failureOf(failed).code !== "ask-internal") return setError(failed);
      const agreed = await ask({
        title: file.name,
        content: t.internal,
        okText: t.yes,
        cancelText: t.no,
      });
      if (agreed) return send(file, true);
    }
  };
  const sendAll = async (chosen: readonly File[]) => {
    setBusy(true);
    for (const file of chosen) await send(file);
    setBusy(false);
  };
  const take = async (digest: string) => {
    try {
      put(
        await api("DELETE /api/drafts/:draft/files/:digest", {
          params: { ...params, digest },
          query: { field: field.id },
        }),
      );
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <>
      {files.length > 0 && (
        <ul className="apply-files">
          {files.map(({ digest, name }) => (
            <li key={digest}>
              <Zh>{name}</Zh>
              <Button
                type="text"
                disabled={busy}
                aria-label={`${t.take} ${name}`}
                onClick={() => void take(digest)}
              >
                {t.take}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <FailureNotice error={error} />
      {question}
      <div>
        <Button loading={busy} onClick={() => input.current?.click()}>
          {busy ? t.uploading : t.upload}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          className="ui-hidden"
          tabIndex={-1}
          aria-label={`${t.upload} ${field.label.zh}`}
          accept="image/*,.pdf,.ofd,.doc,.docx,.xls,.xlsx,.txt,.rtf"
          onChange={(chosen) => {
            void sendAll([...(chosen.target.files ?? [])]);
            chosen.target.value = "";
          }}
        />
      </div>
    </>
  );
}
