import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef } from "react";
import { useNavigate } from "react-router";
import type { Contract } from "../../kernel/contract.ts";
import type { Loose } from "../frame/api.ts";
import { useText } from "../frame/language.tsx";
import { words } from "./import-words.ts";
import { UploadRefused } from "./upload-refused.tsx";
import { uploader } from "./upload.ts";

// Its route is the one of importContract, under whichever path: the types stand there.
const upload = uploader<Contract>() as (key: string, call: Loose, file: File) => Promise<unknown>;

/** The button that takes a file in, then goes to the page of its import or says that it came; what is marked internal is asked about. */
export function ImportUpload(props: {
  readonly label: string;
  readonly route: `POST /api/${string}`;
  readonly params?: Readonly<Record<string, string>>;
  readonly accept?: string;
  /** What may be uploaded, beside what must not. */
  readonly help?: string;
  readonly size?: "small";
  readonly to?: (id: string) => string;
  readonly onSent?: () => unknown;
}) {
  const { label, route, params, to, onSent, accept = ".xlsx,.xls,.et,.csv" } = props;
  const t = useText(words);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const sending = useMutation({
    mutationFn: async ({ file, confirmed }: { readonly file: File; readonly confirmed: boolean }) => {
      const call = { params, query: confirmed ? { confirmInternal: "true" } : {} };
      return (await upload(route, call as Loose, file)) as { readonly id: string };
    },
    onSuccess: async ({ id }) => {
      await onSent?.();
      if (to !== undefined) void navigate(to(id));
    },
  });
  return (
    <>
      <Button
        {...(props.size === undefined ? {} : { size: props.size })}
        loading={sending.isPending}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        className="ui-hidden"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = "";
          if (file !== undefined) sending.mutate({ file, confirmed: false });
        }}
      />
      <span className="ui-quiet">
        {props.help} {t.secrecy}
      </span>
      <UploadRefused
        error={sending.error}
        busy={sending.isPending}
        onConfirm={() => {
          if (sending.variables !== undefined)
            sending.mutate({ file: sending.variables.file, confirmed: true });
        }}
        onCancel={() => sending.reset()}
      />
    </>
  );
}
