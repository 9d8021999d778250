import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import { failureOf } from "../../../../web/frame/failure.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import type { CaseDetail } from "../../domain/cases/case-view.ts";
import type { PaperFile } from "../../domain/hall/application.ts";
import { upload } from "../client.ts";
import { text } from "./acts-text.ts";
import { useAct } from "./use-case.ts";

/** Each paper of the notice with its files, sent together: it is asked once, and answered once. */
export function SupplementUploads({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  const [files, setFiles] = useState<Readonly<Record<string, readonly PaperFile[]>>>({});
  const doing = useAct(detail);
  const asked = detail.state.supplement?.papers ?? [];
  const complete = asked.every((name) => (files[name]?.length ?? 0) > 0);
  return (
    <div className="cs-form">
      <p className="ui-secrecy">
        <b>{t.secrecy}</b> {t.supplementHelp}
      </p>
      <ul className="cs-plain">
        {asked.map((name, at) => (
          <li key={name}>
            <span lang="zh-CN">{name}</span>{" "}
            <OneUpload
              caseId={detail.id}
              number={at + 1}
              count={files[name]?.length ?? 0}
              onFile={(file) => setFiles((all) => ({ ...all, [name]: [...(all[name] ?? []), file] }))}
            />
          </li>
        ))}
      </ul>
      <FailureNotice error={doing.error} />
      <div>
        <Button
          type="primary"
          size="large"
          disabled={!complete}
          loading={doing.isPending}
          onClick={() =>
            doing.mutate({
              type: "supplemented",
              papers: asked.map((material) => ({ material, files: files[material] ?? [] })),
            })
          }
        >
          {t.sendSupplement}
        </Button>
      </div>
    </div>
  );
}

function OneUpload(props: {
  readonly caseId: string;
  readonly number: number;
  readonly count: number;
  readonly onFile: (file: PaperFile) => void;
}) {
  const { caseId, number, count, onFile } = props;
  const t = useText(text);
  const input = useRef<HTMLInputElement>(null);
  const sending = useMutation({
    mutationFn: ({ file, confirmed }: { readonly file: File; readonly confirmed: boolean }) =>
      upload(
        "POST /api/cases/:case/files",
        { params: { case: caseId }, query: confirmed ? { confirmInternal: "true" } : {} },
        file,
      ),
    onSuccess: onFile,
  });
  const asksInternal = sending.error !== null && failureOf(sending.error).code === "ask-internal";
  return (
    <>
      <Button
        loading={sending.isPending}
        aria-label={t.uploadFor(number)}
        onClick={() => input.current?.click()}
      >
        {t.upload}
      </Button>{" "}
      {count > 0 && <span className="ui-quiet">✓ {t.uploaded(count)}</span>}
      <input
        ref={input}
        type="file"
        className="ui-hidden"
        tabIndex={-1}
        aria-label={t.uploadFor(number)}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) sending.mutate({ file, confirmed: false });
          target.value = "";
        }}
      />
      <FailureNotice error={sending.error} />
      {asksInternal && sending.variables && (
        <Button onClick={() => sending.mutate({ file: sending.variables.file, confirmed: true })}>
          {t.internal}
        </Button>
      )}
    </>
  );
}
