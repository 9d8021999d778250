import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { DropZone } from "../../../../web/kit/drop-zone.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { failureOf } from "../../../../web/frame/failure.ts";
import { useText } from "../../../../web/frame/language.tsx";
import { upload } from "../client.ts";
import { text } from "./catalogue-text.ts";

/** Takes a workbook or a DCAT file in and goes to what it means. */
export function CatalogueUpload({ onClose }: { readonly onClose: () => void }) {
  const { upload: t } = useText(text);
  const navigate = useNavigate();
  const [confirmed, setConfirmed] = useState(false);
  const sending = useMutation({
    mutationFn: (file: File) =>
      upload("POST /api/catalogue-imports", { query: { confirmInternal: confirmed } }, file),
    onSuccess: ({ id }) => void navigate(`/data/catalogue/imports/${id}`),
  });
  const asks = sending.error !== null && failureOf(sending.error).code === "ask-internal";
  return (
    <section className="ui-panel ui-stack" aria-label={t.title}>
      <h2 className="ui-h2">{t.title}</h2>
      <DropZone
        words={t}
        accept=".xlsx,.xls,.et,.jsonld,.json"
        main
        busy={sending.isPending}
        onFiles={([file]) => file && sending.mutate(file)}
      />
      {(asks || confirmed) && (
        <label className="ui-field">
          <input
            type="checkbox"
            checked={confirmed}
            onChange={({ target }) => setConfirmed(target.checked)}
          />
          {t.internal}
        </label>
      )}
      <FailureNotice error={sending.error} />
      <span>
        <Button onClick={onClose}>{t.close}</Button>
      </span>
    </section>
  );
}
