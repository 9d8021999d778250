import { DownOutlined, KeyOutlined, LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { Link, useLocation, useNavigate } from "react-router";
import { failureOf } from "./failure.ts";
import { useSentence, useText } from "./language.tsx";
import { useDoor, useSession, useSessionChanged } from "./session.tsx";
import { text } from "./text.ts";

/** Who sits here, and the way out. */
export function AccountMenu() {
  const { actor, organisationName } = useSession();
  const t = useText(text);
  const sentence = useSentence();
  const door = useDoor();
  const navigate = useNavigate();
  const location = useLocation();
  const changed = useSessionChanged();
  const { message } = App.useApp();
  if (actor === null) {
    const from = new URLSearchParams({ from: location.pathname + location.search }).toString();
    return (
      <Link className="link-button" to={`${door.signInPath}?${from}`}>
        {t.signIn}
      </Link>
    );
  }
  const signOut = async () => {
    try {
      await door.signOut();
      await changed();
      await navigate(door.signInPath);
    } catch (error) {
      void message.error(sentence(failureOf(error).sentence));
    }
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          {
            key: "who",
            type: "group",
            label: [organisationName, ...actor.roles.map((role) => t.roles[role])]
              .filter(Boolean)
              .join(" · "),
            children: [
              { key: "account", icon: <UserOutlined />, label: t.account },
              { key: "password", icon: <KeyOutlined />, label: t.changePassword },
            ],
          },
          { type: "divider" },
          { key: "out", icon: <LogoutOutlined />, label: t.signOut },
        ],
        onClick: ({ key }) => {
          if (key === "out") void signOut();
          else void navigate(key === "account" ? door.accountPath : door.passwordPath);
        },
      }}
    >
      <Button type="text" className="who" icon={<UserOutlined />}>
        <span className="who-name">{actor.displayName}</span> <DownOutlined className="small-icon" />
      </Button>
    </Dropdown>
  );
}
