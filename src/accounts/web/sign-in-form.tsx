import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { failureOf } from "../../web/frame/failure.ts";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useText } from "../../web/frame/language.tsx";
import { SESSION_KEY } from "../../web/frame/session.tsx";
import { api } from "./api.ts";
import { text } from "./text.ts";

type Fields = { readonly name: string; readonly password: string; readonly code?: string };

/** Name and password, then a code where the account has a second factor; `name` is fixed when somebody signs in again on the page they were on. */
export function SignInForm({ name, onDone }: { readonly name?: string; readonly onDone: () => void }) {
  const t = useText(text);
  const queries = useQueryClient();
  const [asksCode, setAsksCode] = useState(false);
  const signIn = useMutation({
    mutationFn: (body: Fields) => api("POST /api/session", { body }),
    onError: (error) => {
      if (failureOf(error).code === "code-needed") setAsksCode(true);
    },
    onSuccess: (session) => {
      queries.setQueryData(SESSION_KEY, session);
      onDone();
    },
  });
  // The field that has just come says what is wanted.
  const asked = asksCode && signIn.error !== null && failureOf(signIn.error).code === "code-needed";
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: name ?? "", password: "" }}
      onFinish={(fields) => signIn.mutate(fields)}
    >
      <Form.Item
        name="name"
        label={t.name}
        rules={[{ required: true, whitespace: true, message: t.nameNeeded }]}
      >
        <Input
          autoComplete="username"
          autoFocus={name === undefined}
          readOnly={name !== undefined}
          maxLength={40}
          spellCheck={false}
        />
      </Form.Item>
      <Form.Item name="password" label={t.password} rules={[{ required: true, message: t.passwordNeeded }]}>
        <Input.Password autoComplete="current-password" autoFocus={name !== undefined} maxLength={200} />
      </Form.Item>
      {asksCode && (
        <Form.Item
          name="code"
          label={t.code}
          extra={t.codeHelp}
          rules={[{ required: true, whitespace: true, message: t.codeNeeded }]}
        >
          <Input autoComplete="one-time-code" autoFocus spellCheck={false} maxLength={60} />
        </Form.Item>
      )}
      <FailureNotice error={asked ? null : signIn.error} />
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t.signIn}
      </Button>
    </Form>
  );
}
