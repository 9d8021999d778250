import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Descriptions } from "antd";
import { Link } from "react-router";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { formatList } from "../../web/frame/format.ts";
import { useLanguage, useText } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { PanelsOf } from "../../web/frame/panels.tsx";
import { SESSION_KEY, useDoor } from "../../web/frame/session.tsx";
import { text as shellText } from "../../web/frame/text.ts";
import { api } from "./api.ts";
import { OwnEmail } from "./own-email.tsx";
import { text } from "./text.ts";
import { useAccountSession } from "./use-account-session.ts";

export default function AccountPage() {
  const t = useText(text);
  const shell = useText(shellText);
  const { language } = useLanguage();
  const door = useDoor();
  const queries = useQueryClient();
  const session = useAccountSession();
  const out = useMutation({
    mutationFn: () => api("DELETE /api/session", { query: { everywhere: "true" } }),
    onSuccess: (next) => queries.setQueryData(SESSION_KEY, next),
  });
  const actor = session?.actor;
  if (!session || !actor) return null;
  return (
    <PageFrame
      title={t.accountPage}
      actions={
        <>
          <Link className="link-button" to={door.factorPath}>
            {t.factorPage}
          </Link>
          <Link className="link-button" to={door.passwordPath}>
            {t.passwordPage}
          </Link>
        </>
      }
    >
      <Descriptions
        column={1}
        size="small"
        bordered
        items={[
          { key: "name", label: t.name, children: actor.name },
          { key: "display", label: t.displayName, children: actor.displayName },
          {
            key: "organisation",
            label: t.organisation,
            children: session.organisationName ?? t.noOrganisation,
          },
          {
            key: "roles",
            label: t.rolesLabel,
            children:
              actor.roles.length === 0
                ? t.noRoles
                : formatList(
                    actor.roles.map((role) => shell.roles[role]),
                    language,
                  ),
          },
          { key: "idle", label: t.idle, children: t.minutes(session.idleMinutes) },
        ]}
      />
      <p className="quiet">{t.rightsHelp}</p>
      <OwnEmail email={session.email} />
      <PanelsOf place="account" about={{ hasMail: session.email !== null }} />
      <FailureNotice error={out.error} />
      <div>
        <Button loading={out.isPending} onClick={() => out.mutate()}>
          {t.signOutEverywhere}
        </Button>
        <p className="quiet">{t.signOutEverywhereHelp}</p>
      </div>
    </PageFrame>
  );
}
