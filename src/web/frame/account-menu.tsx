import { DownOutlined, HistoryOutlined, KeyOutlined, LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { tell } from "./told.tsx";
import { Link, useLocation, useNavigate } from "react-router";
import { failureOf } from "./failure.ts";
import { useSentence, useText } from "./language.tsx";
import { MenuButton } from "./menu-button.tsx";
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
      // Where one stood asks for the sign-in and is come back to; what is open to all goes on showing.
      await changed();
    } catch (error) {
      tell.failed(sentence(failureOf(error).sentence));
    }
  };
  return (
    <MenuButton
      type="text"
      className="who"
      icon={<UserOutlined />}
      head={
        <p>{[organisationName, ...actor.roles.map((role) => t.roles[role])].filter(Boolean).join(" · ")}</p>
      }
      entries={[
        {
          key: "account",
          label: [<UserOutlined key="icon" />, t.account],
          onChoose: () => void navigate(door.accountPath),
        },
        // Applicants have nothing there.
        ...(actor.roles.every((role) => role === "applicant")
          ? []
          : [
              {
                key: "background",
                label: [<HistoryOutlined key="icon" />, t.background],
                onChoose: () => void navigate("/background"),
              },
            ]),
        {
          key: "password",
          label: [<KeyOutlined key="icon" />, t.changePassword],
          onChoose: () => void navigate(door.passwordPath),
        },
        {
          key: "out",
          label: [<LogoutOutlined key="icon" />, t.signOut],
          onChoose: () => void signOut(),
        },
      ]}
    >
      <span className="who-name">{actor.displayName}</span> <DownOutlined className="small-icon" />
    </MenuButton>
  );
}
