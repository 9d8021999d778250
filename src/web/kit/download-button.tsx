import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { download } from "./download.ts";
import { FailureNotice } from "./failure-notice.tsx";

/** Saves what an address of the server sends, or says why it does not. */
export function DownloadButton({ label, url }: { readonly label: string; readonly url: string }) {
  const saving = useMutation({ mutationFn: () => download(url) });
  return (
    <>
      <Button loading={saving.isPending} onClick={() => saving.mutate()}>
        {label}
      </Button>
      <FailureNotice error={saving.error} />
    </>
  );
}
