import { useMutation } from "@tanstack/react-query";
import { Button, Divider } from "antd";
import { Link, Navigate, useLocation, useNavigate } from "react-router";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useText } from "../../web/frame/language.tsx";
import {
  useDoor,
  useSession,
  useSessionChanged,
  MORE_VIEWS,
  type View,
  VIEWS,
} from "../../web/frame/session.tsx";
import { text as shellText } from "../../web/frame/text.ts";
import { api } from "./api.ts";
import { CAME_FROM, cameFrom } from "./came-from.ts";
import { LoneCard } from "./lone-card.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { text } from "./text.ts";
import { useAccountSession } from "./use-account-session.ts";

export default function SignInPage() {
  const t = useText(text);
  const { actor, mayViewAs } = useSession();
  const { search } = useLocation();
  const from = cameFrom(search, window.location.origin);
  if (actor !== null) return <Navigate to={from} replace />;
  return (
    <LoneCard>
      {/* Success sets the session, and the redirect above goes on. */}
      <SignInForm onDone={() => {}} />
      <ByProvider from={from} />
      <p className="lone-help">{t.forgot}</p>
      <p className="lone-help">
        <Link to="/hall">{t.hall}</Link> · <Link to={`/register${search}`}>{t.register}</Link>
      </p>
      {mayViewAs && <Views from={from} />}
    </LoneCard>
  );
}

/** Where the deployment has one: to the identity provider, and back to the page that was asked for. */
function ByProvider({ from }: { readonly from: string }) {
  const t = useText(text);
  const provider = useAccountSession()?.provider ?? null;
  const begin = useMutation({
    mutationFn: () => api("POST /api/session/provider"),
    onSuccess: ({ address }) => {
      sessionStorage.setItem(CAME_FROM, from);
      window.location.assign(address);
    },
  });
  if (provider === null) return null;
  return (
    <div className="lone-provider">
      <Button block loading={begin.isPending || begin.isSuccess} onClick={() => begin.mutate()}>
        {t.byProvider(provider)}
      </Button>
      <FailureNotice error={begin.error} />
    </div>
  );
}

function Views({ from }: { readonly from: string }) {
  const t = useText(text);
  const shell = useText(shellText);
  const door = useDoor();
  const navigate = useNavigate();
  const changed = useSessionChanged();
  const view = useMutation({
    mutationFn: async (as: View) => {
      await door.viewAs(as);
      await changed();
      await navigate(from, { replace: true });
    },
  });
  return (
    <>
      <Divider plain>{t.or}</Divider>
      <FailureNotice error={view.error} />
      <div className="lone-views" role="group" aria-label={t.viewAs}>
        {[...VIEWS, ...MORE_VIEWS]
          .filter((as) => as !== "citizen")
          .map((as) => (
            <Button key={as} disabled={view.isPending} onClick={() => view.mutate(as)}>
              {shell.views[as]}
            </Button>
          ))}
      </div>
      <p className="lone-help">{t.nothingPublic}</p>
    </>
  );
}
