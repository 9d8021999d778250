import { DownOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useQuestion } from "../../web/kit/dialog.tsx";
import { tell } from "../../web/frame/told.tsx";
import { failureOf } from "../../web/frame/failure.ts";
import { MenuButton } from "../../web/frame/menu-button.tsx";
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
  const { ask, question } = useQuestion();
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
  const asked = (what: Act, label: string, content: string) => ({
    key: what,
    label,
    danger: what === "close",
    onChoose: () =>
      void ask({ title: label + colon + account.displayName, content, okText: label }).then(
        (yes) => yes && act.mutate(what),
      ),
  });
  const atOnce = (what: Act, label: string) => ({ key: what, label, onChoose: () => act.mutate(what) });
  const entries = [
    ...(account.lockedUntil === null ? [] : [atOnce("unlock", t.unlock)]),
    asked("reset", t.reset, t.resetAsk),
    ...(account.hasSecondFactor ? [asked("factor", t.resetFactor, t.resetFactorAsk)] : []),
    ...(account.hasProvider ? [asked("provider", t.unlink, t.unlinkAsk)] : []),
    ...(account.sessions === 0 ? [] : [asked("sessions", t.endSessions, t.endSessionsAsk)]),
    account.disabled ? atOnce("reopen", t.reopen) : asked("close", t.close, t.closeAsk),
  ];
  return (
    <div className="row-actions no-print">
      {question}
      <Button size="small" onClick={onEdit}>
        {t.editShort}
      </Button>
      <MenuButton
        size="small"
        loading={act.isPending}
        aria-label={`${t.actions} ${account.displayName}`}
        icon={<DownOutlined className="small-icon" />}
        entries={entries}
      />
    </div>
  );
}
