import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, urlOf } from "../../web/frame/api.ts";
import { newRequestKey } from "../../web/kit/request-key.ts";
import { uploader } from "../../web/kit/upload.ts";
import type { DeskContract } from "../contract.ts";
import type { About, Mention, Talk, TalkAsked } from "./kind.ts";

const api = client<DeskContract>();
const upload = uploader<DeskContract>();
const TALK = "GET /api/talk/:kind/:id";
const WHO = "GET /api/talk/:kind/:id/mentionables";
const FILES = "POST /api/talk/:kind/:id/:thread/files";
const INBOX = "GET /api/inbox";

/** How many threads are shown until all are asked for, and at most. */
export const SHOWN = 20;
const ALL = 500;

type Said = { readonly words: string; readonly mentions: readonly Mention[] };
/** What is done with a thread: on the version that the reader saw. */
export type Doing = { readonly thread: string; readonly version: number; readonly act: TalkAsked };
export type Attaching = { readonly thread: string; readonly file: File; readonly confirmInternal: boolean };

/** Talk on a record as it stands, and what may be done there; what comes of an act is shown at once. */
export function useTalk({ kind, id }: About, all: boolean) {
  const queries = useQueryClient();
  const params = { kind, id };
  const queryKey = [TALK, params, all];
  const query = useQuery({
    queryKey,
    queryFn: () => api(TALK, { params, query: { size: all ? ALL : SHOWN } }),
  });
  const onSuccess = (talk: Talk) => {
    queries.setQueryData([TALK, params, false], talk);
    if (all) void queries.invalidateQueries({ queryKey });
    void queries.invalidateQueries({ queryKey: [INBOX] });
  };
  // What somebody else did meanwhile is why it was refused: the page shows it beside the sentence.
  const onError = () => queries.invalidateQueries({ queryKey: [TALK, params] });
  const begin = useMutation({
    mutationFn: ({ words, mentions }: Said) =>
      api("POST /api/talk/:kind/:id", {
        params,
        body: { key: newRequestKey(), words, mentions: [...mentions] },
      }),
    onSuccess,
  });
  const act = useMutation({
    mutationFn: ({ thread, version, act: asked }: Doing) =>
      api("POST /api/talk/:kind/:id/:thread/acts", {
        params: { ...params, thread },
        body: { version, key: newRequestKey(), act: asked },
      }),
    onSuccess,
    onError,
  });
  const attach = useMutation({
    mutationFn: ({ thread, file, confirmInternal }: Attaching) =>
      upload(
        FILES,
        { params: { ...params, thread }, query: { key: newRequestKey(), confirmInternal } },
        file,
      ),
    onSuccess,
  });
  return { query, begin, act, attach };
}

/** Who may be mentioned on a record, by what was typed after the @; null asks nothing. */
export function useMentionables({ kind, id }: About, typed: string | null) {
  const params = { kind, id };
  return useQuery({
    queryKey: [WHO, params, typed],
    queryFn: () => api(WHO, { params, query: { q: typed ?? "" } }),
    enabled: typed !== null,
  });
}

export const fileUrl = (about: About, thread: string, digest: string): string =>
  urlOf("GET /api/talk/:kind/:id/:thread/files/:digest", {
    params: { kind: about.kind, id: about.id, thread, digest },
  });
