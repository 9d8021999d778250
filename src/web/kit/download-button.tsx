import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import type { Export } from "../../kernel/export.ts";
import { BeingMade } from "../frame/api.ts";
import { download } from "./download.ts";
import { FailureNotice } from "./failure-notice.tsx";

const ExportCard = lazy(() => import("./export-card.tsx"));

/** Saves what an address of the server sends, shows how far it is where it takes long, or says why it cannot be had. */
export function DownloadButton({
  label,
  url,
  title,
  type = "default",
}: {
  readonly label: string;
  readonly url: string;
  readonly title?: string;
  readonly type?: "default" | "primary";
}) {
  const [made, setMade] = useState<Export | null>(null);
  const saving = useMutation({
    mutationFn: () => download(url),
    onMutate: () => setMade(null),
    onError: (error) => setMade(error instanceof BeingMade ? error.made : null),
  });
  return (
    <>
      <Button type={type} title={title} loading={saving.isPending} onClick={() => saving.mutate()}>
        {label}
      </Button>
      {made === null ? (
        <FailureNotice error={saving.error} />
      ) : (
        <Suspense fallback={null}>
          <ExportCard
            key={made.id}
            of={made}
            onClose={() => {
              setMade(null);
              saving.reset();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
