import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Suspense, useEffect, useState } from "react";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { typedOf } from "../../../kernel/fields.ts";
import { UNREACHABLE } from "../../../web/frame/api.ts";
import { failureOf } from "../../../web/frame/failure.ts";
import { formatInstant } from "../../../web/frame/format.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { useSession } from "../../../web/frame/session.tsx";
import { Confirm } from "../../../web/kit/confirm.tsx";
import { LazyForm } from "../../../web/kit/lazy-form.ts";
import { api, upload } from "../web/client.ts";
import { site } from "./kind.ts";
import { type Keeper, type Sent, sendMended, sendWaiting, type Waiting } from "./outbox.ts";
import { type Filled, seenIn } from "./use-seen.ts";
import { deviceKeeper } from "./use-keeper.ts";
import { words } from "./words.ts";

/** What is asked for under it is what waits on the device. */
export const WAITING = "waiting-site-reports";
/** A telephone says late, or not at all, that it has a network again. */
const TRIES_EVERY_MS = 30_000;
/** Refusals that pass without anybody looking at the report. */
const PASSING = new Set([UNREACHABLE.code, "unavailable", "not-signed-in", "unexpected"]);

/** Sends one report as it was kept. */
export function sendReport({ site, version, key, seen, confirmInternal, photo }: Waiting) {
  const [until, placedBy] = [seen.until ?? undefined, seen.placedBy ?? undefined];
  const query = { ...seen, until, placedBy, place: JSON.stringify(seen.place), version, key };
  const params = { site };
  return photo === null
    ? api("POST /api/ecology/sites/:site/checks/without-photo", { params, query })
    : upload("POST /api/ecology/sites/:site/checks", { params, query: { ...query, confirmInternal } }, photo);
}

async function sent(waiting: Waiting): Promise<Sent> {
  try {
    await sendReport(waiting);
    return { came: "sent" };
  } catch (error) {
    const failure = failureOf(error);
    if (PASSING.has(failure.code)) return { came: "unreachable" };
    if (failure.code !== "changed-since") return { came: "refused", failure };
    try {
      const now = await api("GET /api/ecology/sites/:site", { params: { site: waiting.site } });
      return now.version === waiting.version || now.state.status !== "found"
        ? { came: "refused", failure }
        : { came: "moved", version: now.version };
    } catch {
      return { came: "unreachable" };
    }
  }
}

/** Whether a failure is that there is no network: what was seen is then kept on the device. */
export const isOffline = (error: unknown): boolean =>
  error instanceof FailureError && error.failure.code === UNREACHABLE.code;

const { photo: _, ...WITHOUT_PHOTO } = site.acts.verify.asks;
/** What waits on this device, and sending it: by itself when there is a network again, or at once. */
export function Outbox({ keeper = deviceKeeper }: { readonly keeper?: Keeper }) {
  const t = useText(words);
  const sentence = useSentence();
  const { actor } = useSession();
  const queries = useQueryClient();
  const accountId = actor?.accountId ?? "";
  const waiting = useQuery({
    queryKey: [WAITING, accountId],
    // A browser that keeps nothing has nothing waiting.
    queryFn: async () => (await keeper.all().catch(() => [])).filter((each) => each.accountId === accountId),
    networkMode: "always",
  });
  const count = waiting.data?.length ?? 0;
  const [today] = useState(() => dayInShanghai(new Date()));
  const [mending, setMending] = useState<string | null>(null);
  useEffect(() => {
    // What is just being put right is not sent as it was.
    if (count === 0 || mending !== null) return undefined;
    let going = false;
    const send = async () => {
      if (going) return;
      going = true;
      const came = await sendWaiting(keeper, accountId, sent).catch(() => 0);
      going = false;
      await queries.invalidateQueries(came > 0 ? {} : { queryKey: [WAITING] });
    };
    void send();
    const soon = () => void send();
    const timer = setInterval(soon, TRIES_EVERY_MS);
    window.addEventListener("online", soon);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", soon);
    };
  }, [count, mending, keeper, accountId, queries]);
  if (waiting.data === undefined || count === 0) return null;
  const discard = async (key: string) => {
    await keeper.remove(key);
    await queries.invalidateQueries({ queryKey: [WAITING] });
  };
  const sendBare = async (one: Waiting) => {
    await keeper.put({ ...one, photo: null, refused: null });
    const came = await sendWaiting(keeper, accountId, sent).catch(() => 0);
    await queries.invalidateQueries(came > 0 ? {} : { queryKey: [WAITING] });
  };
  const mend = async (one: Waiting, filled: Filled) => {
    const came = await sendMended(keeper, { ...one, ...(await seenIn(filled, one)) }, sent);
    await queries.invalidateQueries(came.came === "sent" ? {} : { queryKey: [WAITING] });
    if (came.came === "refused") throw new FailureError(came.failure);
  };
  return (
    <section className="ui-banner" aria-label={t.waiting(count)}>
      <p role="status">
        <strong>{t.waiting(count)}</strong> {t.waitingHelp}
      </p>
      <ul className="kit-list">
        {waiting.data.map((one) => {
          const { key, title, keptAt, refused, photo } = one;
          return (
            <li key={key}>
              <span lang="zh-CN">{title}</span> {t.keptSince(formatInstant(keptAt))}
              {refused !== null && <p className="kit-refused">{sentence(refused.sentence)}</p>}
              {refused !== null && mending !== key && (
                <Button size="small" type="primary" onClick={() => setMending(key)}>
                  {t.mend}
                </Button>
              )}
              {refused !== null && photo !== null && (
                <Confirm title={t.bareAsk} onConfirm={() => void sendBare(one)}>
                  <Button size="small">{t.bare}</Button>
                </Confirm>
              )}
              <Confirm title={t.discardAsk} onConfirm={() => void discard(key)}>
                <Button size="small" type="text">
                  {t.discard}
                </Button>
              </Confirm>
              {mending === key && (
                <Suspense fallback={null}>
                  <LazyForm
                    name={t.mend}
                    fields={photo === null ? WITHOUT_PHOTO : site.acts.verify.asks}
                    omits={["placedBy"]}
                    initial={typedOf(WITHOUT_PHOTO, one.seen)}
                    files={photo === null ? {} : { photo }}
                    day={today}
                    draft={`site-report:${key}`}
                    onSend={(filled) => mend(one, filled as Filled)}
                    onClose={() => setMending(null)}
                  />
                </Suspense>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
