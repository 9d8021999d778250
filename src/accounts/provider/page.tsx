import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { useSentence, useText } from "../../web/frame/language.tsx";
import { SESSION_KEY } from "../../web/frame/session.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { api } from "../web/api.ts";
import { CAME_FROM, cameFrom } from "../web/came-from.ts";
import { LoneCard } from "../web/lone-card.tsx";
import { text } from "../web/text.ts";
import { FLOW_OVER } from "./provider.ts";

/** Where the browser comes back to from the identity provider. */
export default function ProviderPage() {
  const t = useText(text);
  const sentence = useSentence();
  const { search } = useLocation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const finish = useMutation({
    mutationFn: (query: string) => api("POST /api/session/provider/return", { body: { query } }),
    onSuccess: async (session) => {
      const from = new URLSearchParams({ from: sessionStorage.getItem(CAME_FROM) ?? "" });
      sessionStorage.removeItem(CAME_FROM);
      queries.setQueryData(SESSION_KEY, session);
      await navigate(cameFrom(`?${from.toString()}`, window.location.origin), { replace: true });
    },
  });
  const { mutate } = finish;
  const sent = useRef(false);
  useEffect(() => {
    // The code is good for once.
    if (sent.current || search === "") return;
    sent.current = true;
    mutate(search.slice(1));
  }, [mutate, search]);
  return (
    <LoneCard title={t.providerPage}>
      {finish.error === null && search !== "" ? (
        <p role="status">{t.atProvider}</p>
      ) : (
        <>
          {finish.error === null ? (
            <p>{sentence(FLOW_OVER.sentence)}</p>
          ) : (
            <FailureNotice error={finish.error} />
          )}
          <p className="lone-help">
            <Link to="/sign-in">{t.toSignIn}</Link>
          </p>
        </>
      )}
    </LoneCard>
  );
}
