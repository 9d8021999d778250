import { PushpinFilled, PushpinOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { send } from "./api.ts";
import { failureOf } from "./failure.ts";
import { useSentence, useText } from "./language.tsx";
import { roomForPins, workplacesOf } from "./menu.ts";
import { useOpenPages, usePages } from "./pages-context.tsx";
import { useSession } from "./session.tsx";
import { text } from "./text.ts";
import { tell } from "./told.tsx";
import type { Workplace } from "./workplaces.ts";

const ADDRESS = "/api/preferences/pins";
const KEY = [`GET ${ADDRESS}`] as const;
const HEADERS = { "x-jiziwan": "1" };
type Kept = { readonly value: readonly string[] | null };
const NONE: readonly string[] = [];

/** The systems that the person at the desk pinned to the own menu. */
export function usePins(): readonly string[] {
  const { actor, mustChangePassword } = useSession();
  const pages = usePages();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => send(ADDRESS, { headers: HEADERS }) as Promise<Kept>,
    enabled: actor !== null && !mustChangePassword && workplacesOf(pages).some(({ system }) => system),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.value ?? NONE;
}

/** Pins the workplace of a system to the menu, or takes it away from there. */
export function PinButton({ workplace: { id, title } }: { readonly workplace: Workplace }) {
  const t = useText(text);
  const sentence = useSentence();
  const queries = useQueryClient();
  const pins = usePins();
  const room = roomForPins(useOpenPages());
  const pinned = pins.includes(id);
  const change = useMutation({
    mutationFn: () => {
      // What is no more, or found no room, makes place for what is.
      const value = pinned ? pins.filter((each) => each !== id) : [...pins, id].slice(-room);
      const headers = { ...HEADERS, "content-type": "application/json" };
      return send(ADDRESS, { method: "PUT", headers, body: JSON.stringify({ value }) }) as Promise<Kept>;
    },
    onSuccess: (kept) => queries.setQueryData(KEY, kept),
    onError: (error) => tell.failed(sentence(failureOf(error).sentence)),
  });
  if (room === 0) return null;
  const label = (pinned ? t.unpin : t.pin)(sentence(title));
  return (
    <Button
      type="text"
      size="small"
      aria-pressed={pinned}
      aria-label={label}
      title={label}
      disabled={change.isPending}
      icon={pinned ? <PushpinFilled /> : <PushpinOutlined />}
      onClick={() => change.mutate()}
    />
  );
}
