import { DownOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Dropdown, Modal, type MenuProps } from "antd";
import { tell } from "../../web/frame/told.tsx";
import { failureOf } from "../../web/frame/failure.ts";
import { useColon, useSentence, useText } from "../../web/frame/language.tsx";
import type { Account, AccountWithPassword } from "../domain/account.ts";
import { text } from "./accounts-text.ts";
import { api } from "./api.ts";

type Act = "reset" | "factor" | "provider" | "unlock" | "sessions" | "close" | "reopen";

/** What a security administrator does with one account; what cannot be taken back is asked first. */
export function AccountActions({
  account,
  onEdit,
  onPassword,
  onChanged,
}: {
  readonly account: Account;
  readonly onEdit: () => void;
  readonly onPassword: (issued: AccountWithPassword) => void;
  readonly onChanged: () => void;
}) {
  const t = useText(text);
  const colon = useColon();
  const sentence = useSentence();
  const [modal, asking] = Modal.useModal();
  const params = { account: account.id };
  const act = useMutation({
    mutationFn: async (what: Act) => {
      switch (what) {
        case "reset":
          return onPassword(await api("POST /api/accounts/:account/password", { params }));
        case "unlock":
          await api("POST /api/accounts/:account/unlock", { params });
          break;
        case "factor":
          await api("DELETE /api/accounts/:account/second-factor", { params });
          break;
        case "provider":
          await api("DELETE /api/accounts/:account/provider-link", { params });
          break;
        case "sessions":
          await api("DELETE /api/accounts/:account/sessions", { params });
          break;
        case "close":
        case "reopen": {
          const { displayName, organisationId, email, roles } = account;
          const body = { displayName, organisationId, email, roles: [...roles], disabled: what === "close" };
          await api("PUT /api/accounts/:account", { params, body });
        }
      }
      tell.done(t.done);
    },
    onSuccess: onChanged,
    onError: (error) => tell.failed(sentence(failureOf(error).sentence)),
  });
  const ask = (what: Act, title: string, content: string) =>
    modal.confirm({
      title: title + colon + account.displayName,
      content,
      okText: title,
      cancelText: t.cancel,
      onOk: () => act.mutateAsync(what).catch(() => {}),
    });
  const items: MenuProps["items"] = [
    ...(account.lockedUntil === null ? [] : [{ key: "unlock", label: t.unlock }]),
    { key: "reset", label: t.reset },
    ...(account.hasSecondFactor ? [{ key: "factor", label: t.resetFactor }] : []),
    ...(account.hasProvider ? [{ key: "provider", label: t.unlink }] : []),
    ...(account.sessions === 0 ? [] : [{ key: "sessions", label: t.endSessions }]),
    account.disabled ? { key: "reopen", label: t.reopen } : { key: "close", label: t.close, danger: true },
  ];
  return (
    <div className="row-actions no-print">
      {asking}
      <Button size="small" onClick={onEdit}>
        {t.editShort}
      </Button>
      <Dropdown
        trigger={["click"]}
        menu={{
          items,
          onClick: ({ key }) => {
            if (key === "reset") ask("reset", t.reset, t.resetAsk);
            else if (key === "factor") ask("factor", t.resetFactor, t.resetFactorAsk);
            else if (key === "provider") ask("provider", t.unlink, t.unlinkAsk);
            else if (key === "sessions") ask("sessions", t.endSessions, t.endSessionsAsk);
            else if (key === "close") ask("close", t.close, t.closeAsk);
            else act.mutate(key === "unlock" ? "unlock" : "reopen");
          },
        }}
      >
        <Button
          size="small"
          loading={act.isPending}
          aria-label={`${t.actions} ${account.displayName}`}
          icon={<DownOutlined className="small-icon" />}
        />
      </Dropdown>
    </div>
  );
}
