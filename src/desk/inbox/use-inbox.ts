import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client } from "../../web/frame/api.ts";
import type { DeskContract } from "../contract.ts";
import { SHOWN } from "./inbox.ts";

const api = client<DeskContract>();
const INBOX = "GET /api/inbox";
const READ = "PUT /api/inbox/read";
const SNOOZE = "PUT /api/inbox/snooze";

/** What waits for the reader, of one kind where asked, or what is put off; more lines on demand. The frame counts by the whole of it. */
export function useInbox({
  kind,
  snoozed,
  size,
}: {
  readonly kind: string | undefined;
  readonly snoozed: boolean;
  readonly size: number;
}) {
  const query = {
    ...(kind === undefined ? {} : { kind }),
    ...(snoozed ? { snoozed: "true" as const } : {}),
    ...(size === SHOWN ? {} : { size: String(size) }),
  };
  const whole = Object.keys(query).length === 0;
  return useQuery({
    queryKey: whole ? [INBOX] : [INBOX, { query }],
    queryFn: () => api(INBOX, { query }),
    placeholderData: keepPreviousData,
  });
}

/** Marks lines; what is shown follows at once, and is asked for again. */
export function useMarks() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: [INBOX] });
  const read = useMutation({
    mutationFn: (body: { readonly ids: readonly string[]; readonly read: boolean }) =>
      api(READ, { body: { ids: [...body.ids], read: body.read } }),
    onSettled,
  });
  const snooze = useMutation({
    mutationFn: (body: { readonly id: string; readonly until: string | null }) => api(SNOOZE, { body }),
    onSettled,
  });
  return { read, snooze };
}
