import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useText } from "../../web/frame/language.tsx";
import { SESSION_KEY } from "../../web/frame/session.tsx";
import { api } from "./api.ts";
import { text } from "./text.ts";

type Fields = { readonly name: string; readonly password: string };

/** Name and password; `name` is fixed when somebody signs in again on the page they were on. */
export function SignInForm({ name, onDone }: { readonly name?: string; readonly onDone: () => void }) {
  const t = useText(text);
  const queries = useQueryClient();
  const signIn = useMutation({
    mutationFn: (body: Fields) => api("POST /api/session", { body }),
    onSuccess: (session) => {
      queries.setQueryData(SESSION_KEY, session);
      onDone();
    },
  });
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
      <FailureNotice error={signIn.error} />
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t.signIn}
      </Button>
    </Form>
  );
}
