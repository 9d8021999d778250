import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { tell } from "../../web/frame/told.tsx";
import { useLocation, useNavigate } from "react-router";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { SESSION_KEY, useSession } from "../../web/frame/session.tsx";
import { api } from "./api.ts";
import { cameFrom } from "./came-from.ts";
import { LoneCard } from "./lone-card.tsx";
import { text } from "./text.ts";
import { useAccountSession } from "./use-account-session.ts";

type Fields = { readonly current: string; readonly next: string; readonly again: string };

/** One's own password; stands alone while the one-time password has not been changed. */
export default function PasswordPage() {
  const t = useText(text);
  const { mustChangePassword } = useSession();
  if (!mustChangePassword)
    return (
      <PageFrame title={t.passwordPage}>
        <div className="narrow-form">
          <PasswordForm />
        </div>
      </PageFrame>
    );
  return (
    <LoneCard title={t.firstPassword}>
      <p className="form-lead">{t.firstPasswordHelp}</p>
      <PasswordForm />
    </LoneCard>
  );
}

function PasswordForm() {
  const t = useText(text);
  const sentence = useSentence();
  const navigate = useNavigate();
  const { search } = useLocation();
  const queries = useQueryClient();
  const session = useAccountSession();
  const change = useMutation({
    mutationFn: ({ current, next }: Fields) => api("PUT /api/session/password", { body: { current, next } }),
    onSuccess: (next) => {
      queries.setQueryData(SESSION_KEY, next);
      tell.done(t.changed);
      void navigate(cameFrom(search, window.location.origin), { replace: true });
    },
  });
  const rules = session?.passwordRules ?? [];
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => change.mutate(fields)}>
      <input type="text" autoComplete="username" value={session?.actor?.name ?? ""} readOnly hidden />
      <Form.Item name="current" label={t.current} rules={[{ required: true, message: t.passwordNeeded }]}>
        <Input.Password autoComplete="current-password" autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item name="next" label={t.next} rules={[{ required: true, message: t.passwordNeeded }]}>
        <Input.Password autoComplete="new-password" aria-describedby="password-rules" maxLength={200} />
      </Form.Item>
      {rules.length > 0 && (
        <ul className="password-rules" id="password-rules" aria-label={t.rules}>
          {rules.map((rule) => (
            <li key={rule.en}>{sentence(rule)}</li>
          ))}
        </ul>
      )}
      <Form.Item
        name="again"
        label={t.again}
        dependencies={["next"]}
        rules={[
          { required: true, message: t.passwordNeeded },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue("next")
                ? Promise.resolve()
                : Promise.reject(new Error(t.differs)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <FailureNotice error={change.error} />
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t.change}
      </Button>
    </Form>
  );
}
