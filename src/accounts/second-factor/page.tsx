import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { lazy, Suspense, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { SESSION_KEY, useSession } from "../../web/frame/session.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { Loaded } from "../../web/kit/loaded.tsx";
import { useWords } from "../../web/kit/said.ts";
import { useAskBeforeLeaving } from "../../web/kit/unsent.ts";
import { api } from "../web/api.ts";
import { cameFrom } from "../web/came-from.ts";
import { LoneCard } from "../web/lone-card.tsx";
import "./second-factor.css";
import type { Enrolment } from "./second-factor.ts";
import { words } from "./words.ts";

// Drawn by whoever sets one up, once.
const QrCode = lazy(() => import("./qr-code.tsx"));

const CODES = ["second-factor-codes"];

/** One field and a button: a password before something is changed, or a first code. */
function Ask(props: {
  readonly label: string;
  readonly button: string;
  readonly kind: "password" | "code";
  readonly busy: boolean;
  readonly error: unknown;
  readonly danger?: boolean;
  readonly onSend: (typed: string) => void;
}) {
  const t = useWords(words);
  const { kind } = props;
  return (
    <Form<{ readonly typed: string }>
      className="narrow-form"
      layout="vertical"
      requiredMark={false}
      onFinish={({ typed }) => props.onSend(typed)}
    >
      <Form.Item
        name="typed"
        label={props.label}
        rules={[{ required: true, whitespace: true, message: t.needed }]}
      >
        {kind === "password" ? (
          <Input.Password autoComplete="current-password" maxLength={200} />
        ) : (
          <Input autoComplete="one-time-code" inputMode="numeric" autoFocus maxLength={12} />
        )}
      </Form.Item>
      <FailureNotice error={props.error} />
      <Button
        htmlType="submit"
        type={props.danger === true ? "default" : "primary"}
        danger={props.danger === true}
        loading={props.busy}
      >
        {props.button}
      </Button>
    </Form>
  );
}

function Codes({ codes, onNoted }: { readonly codes: readonly string[]; readonly onNoted: () => void }) {
  const t = useWords(words);
  return (
    <section className="ui-panel" aria-labelledby="factor-codes">
      <h2 id="factor-codes">{t.codesTitle}</h2>
      <p>{t.codesOnce}</p>
      <ol className="factor-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="ui-row no-print">
        <Button onClick={() => window.print()}>{t.print}</Button>
        <Button type="primary" onClick={onNoted}>
          {t.noted}
        </Button>
      </p>
    </section>
  );
}

/** Setting up, renewing and turning off one's own second factor. */
function Steps() {
  const t = useWords(words);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { actor } = useSession();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  // With the client and not with the page: that one is made anew when it has to stand alone no more.
  const { data: codes = [] } = useQuery({
    queryKey: CODES,
    queryFn: (): readonly string[] => [],
    enabled: false,
  });
  const free = useAskBeforeLeaving(codes.length > 0, actor?.accountId ?? "", t.leave);
  const key = ["second-factor"];
  const found = useQuery({ queryKey: key, queryFn: () => api("GET /api/second-factor") });
  const changed = () => queries.invalidateQueries({ queryKey: key });
  const shown = async ({ codes: made }: { readonly codes: readonly string[] }) => {
    free(false);
    setEnrolment(null);
    queries.setQueryData(CODES, made);
    await changed();
    await queries.invalidateQueries({ queryKey: SESSION_KEY });
  };
  const begin = useMutation({
    gcTime: 0,
    mutationFn: (password: string) => api("POST /api/second-factor", { body: { password } }),
    onSuccess: setEnrolment,
  });
  const confirm = useMutation({
    gcTime: 0,
    mutationFn: (code: string) => api("POST /api/second-factor/confirmation", { body: { code } }),
    onSuccess: shown,
  });
  const renew = useMutation({
    gcTime: 0,
    mutationFn: (password: string) => api("POST /api/second-factor/recovery-codes", { body: { password } }),
    onSuccess: shown,
  });
  const remove = useMutation({
    mutationFn: (password: string) => api("POST /api/second-factor/removal", { body: { password } }),
    onSuccess: changed,
  });
  const noted = async () => {
    free(true);
    for (const each of [begin, confirm, renew]) each.reset();
    queries.setQueryData(CODES, []);
    if (new URLSearchParams(search).has("from"))
      await navigate(cameFrom(search, window.location.origin), { replace: true });
  };
  if (codes.length > 0) return <Codes codes={codes} onNoted={() => void noted()} />;
  if (enrolment !== null)
    return (
      <div className="ui-stack">
        <p>{t.scan}</p>
        <Suspense fallback={<div className="qr-code" />}>
          <QrCode text={enrolment.address} label={t.picture} />
        </Suspense>
        <p>
          {t.key} <code className="factor-key">{enrolment.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
        </p>
        <p>{t.enter}</p>
        <Ask
          kind="code"
          label={t.code}
          button={t.confirm}
          busy={confirm.isPending}
          error={confirm.error}
          onSend={(code) => confirm.mutate(code)}
        />
      </div>
    );
  return (
    <Loaded query={found}>
      {({ on, demanded, codesLeft }) =>
        on ? (
          <div className="ui-stack">
            <p>{t.on(codesLeft)}</p>
            <Ask
              kind="password"
              label={t.password}
              button={t.renew}
              busy={renew.isPending}
              error={renew.error}
              onSend={(password) => renew.mutate(password)}
            />
            {demanded ? (
              <p className="quiet">{t.demanded}</p>
            ) : (
              <section aria-labelledby="factor-off">
                <h2 id="factor-off">{t.remove}</h2>
                <p className="quiet">{t.removeHelp}</p>
                <Ask
                  danger
                  kind="password"
                  label={t.password}
                  button={t.remove}
                  busy={remove.isPending}
                  error={remove.error}
                  onSend={(password) => remove.mutate(password)}
                />
              </section>
            )}
          </div>
        ) : (
          <div className="ui-stack">
            <p>{demanded ? t.demandedLead : t.off}</p>
            <Ask
              kind="password"
              label={t.password}
              button={t.begin}
              busy={begin.isPending}
              error={begin.error}
              onSend={(password) => begin.mutate(password)}
            />
          </div>
        )
      }
    </Loaded>
  );
}

/** One's own second factor; stands alone while it has to be set up before anything else. */
export default function SecondFactorPage() {
  const t = useWords(words);
  const { mustSetUpFactor } = useSession();
  if (mustSetUpFactor)
    return (
      <LoneCard title={t.title}>
        <Steps />
      </LoneCard>
    );
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <Steps />
    </PageFrame>
  );
}
