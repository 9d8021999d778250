import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input } from "antd";
import { Link, Navigate, useLocation } from "react-router";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { SESSION_KEY, useSession } from "../../web/frame/session.tsx";
import { api } from "./api.ts";
import { text } from "./applicant-text.ts";
import { cameFrom } from "./came-from.ts";
import "./register.css";
import { useAccountSession } from "./use-account-session.ts";

type Fields = {
  readonly name: string;
  readonly password: string;
  readonly again: string;
  readonly consent: boolean;
};

/** Opens an applicant's account of one's own. */
export default function RegisterPage() {
  const t = useText(text);
  const sentence = useSentence();
  const { actor } = useSession();
  const { search } = useLocation();
  const rules = useAccountSession()?.passwordRules ?? [];
  const queries = useQueryClient();
  const register = useMutation({
    mutationFn: ({ name, password }: Fields) =>
      api("POST /api/registrations", { body: { name: name.trim(), password, consent: true } }),
    onSuccess: (session) => queries.setQueryData(SESSION_KEY, session),
  });
  if (actor !== null)
    return (
      <Navigate to={search === "" ? "/my-identity" : cameFrom(search, window.location.origin)} replace />
    );
  return (
    <PageFrame title={t.register} lead={t.registerLead}>
      <div className="narrow-form">
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => register.mutate(fields)}>
          <Form.Item
            name="name"
            label={t.name}
            extra={t.nameHelp}
            rules={[{ required: true, pattern: /^\S{4,40}$/, message: t.nameNeeded }]}
          >
            <Input autoComplete="username" maxLength={40} spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t.password}
            rules={[{ required: true, message: t.passwordNeeded }]}
          >
            <Input.Password autoComplete="new-password" aria-describedby="register-rules" maxLength={200} />
          </Form.Item>
          {rules.length > 0 && (
            <ul className="password-rules" id="register-rules" aria-label={t.rules}>
              {rules.map((rule) => (
                <li key={rule.en}>{sentence(rule)}</li>
              ))}
            </ul>
          )}
          <Form.Item
            name="again"
            label={t.again}
            dependencies={["password"]}
            rules={[
              { required: true, message: t.passwordNeeded },
              ({ getFieldValue }) => ({
                validator: (_, value) =>
                  !value || value === getFieldValue("password")
                    ? Promise.resolve()
                    : Promise.reject(new Error(t.differs)),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
          <ul className="register-consent">
            {t.consentText.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Form.Item
            name="consent"
            valuePropName="checked"
            rules={[
              {
                validator: (_, value) =>
                  value === true ? Promise.resolve() : Promise.reject(new Error(t.consentNeeded)),
              },
            ]}
          >
            <Checkbox>{t.consent}</Checkbox>
          </Form.Item>
          <FailureNotice error={register.error} />
          <Button type="primary" htmlType="submit" block size="large" loading={register.isPending}>
            {t.submit}
          </Button>
        </Form>
        <p>
          <Link to={`/sign-in${search}`}>{t.haveAccount}</Link>
        </p>
        <p>
          <Link to="/hall">{t.toHall}</Link>
        </p>
      </div>
    </PageFrame>
  );
}
