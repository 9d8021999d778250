import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { formatInstant } from "../../web/frame/format.ts";
import { useSession } from "../../web/frame/session.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useWords } from "../../web/kit/said.ts";
import { useAskBeforeLeaving } from "../../web/kit/unsent.ts";
import { api } from "../web/api.ts";
import type { IssuedPassword } from "./line.ts";
import "./passwords.css";
import { words } from "./words.ts";

/** The one-time passwords of an import: made when asked for, shown once, one strip of paper for each person. */
export function Passwords({ id }: { readonly id: string }) {
  const t = useWords(words);
  const queries = useQueryClient();
  const { actor } = useSession();
  const [made, setMade] = useState<readonly IssuedPassword[]>([]);
  const [address, setAddress] = useState(window.location.origin);
  const params = { import: id };
  const key = ["account-import", id, "passwords"];
  const waiting = useQuery({
    queryKey: key,
    queryFn: () => api("GET /api/account-imports/:import/passwords", { params }),
  });
  const left = waiting.data?.left ?? 0;
  const issue = useMutation({
    // Not kept by the client once nobody looks at them.
    gcTime: 0,
    mutationFn: async () => {
      for (let more = true; more;) {
        const part = await api("POST /api/account-imports/:import/passwords", { params });
        setMade((before) => [...before, ...part.rows]);
        if (part.publicUrl !== null) setAddress(part.publicUrl);
        more = part.left > 0;
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const free = useAskBeforeLeaving(made.length > 0, actor?.accountId ?? "", t.leave);
  if (waiting.data === undefined) return <FailureNotice error={waiting.error} />;
  const [done, of] = [made.length, made.length + left];
  return (
    <section className="ui-panel account-passwords" aria-labelledby="account-passwords">
      <h2 id="account-passwords" className="no-print">
        {t.passwords}
      </h2>
      <FailureNotice error={issue.error} />
      {!issue.isPending && (left > 0 || made.length === 0) && (
        <div className="no-print">
          <p>{left > 0 ? t.waiting(left) : t.issued}</p>
          {left > 0 && (
            <Button
              type="primary"
              onClick={() => {
                free(false);
                issue.mutate();
              }}
            >
              {t.issue}
            </Button>
          )}
        </div>
      )}
      {issue.isPending && <p role="status">{t.making(done, of)}</p>}
      {made.length > 0 && (
        <>
          <p className="no-print">{t.once}</p>
          <ul className="account-strips">
            {made.map(({ name, displayName, unit, password, expiresAt }) => (
              <li key={name}>
                <p>
                  <strong lang="zh-CN">{displayName}</strong> <span lang="zh-CN">{unit}</span>
                </p>
                <dl>
                  <dt>{t.login}</dt>
                  <dd>
                    <code>{name}</code>
                  </dd>
                  <dt>{t.passwords}</dt>
                  <dd>
                    <code>{password}</code>
                  </dd>
                  <dt>{t.address}</dt>
                  <dd>{address}</dd>
                  <dt>{t.expires}</dt>
                  <dd className="tabular">{formatInstant(expiresAt)}</dd>
                </dl>
                <p className="account-strip-foot">{t.first}</p>
              </li>
            ))}
          </ul>
          <p className="ui-row no-print">
            <Button type="primary" disabled={issue.isPending} onClick={() => window.print()}>
              {t.print}
            </Button>
            <Button
              disabled={issue.isPending}
              onClick={() => {
                free(true);
                setMade([]);
                issue.reset();
              }}
            >
              {t.printed}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}
