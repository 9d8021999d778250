import { DownOutlined, KeyOutlined, LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { tell } from "./told.tsx";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
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
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const close = ({ target }: Event) => {
      if (!menu.current?.contains(target as Node)) setOpen(false);
    };
    for (const touch of ["pointerdown", "focusin"]) document.addEventListener(touch, close);
    return () => {
      for (const touch of ["pointerdown", "focusin"]) document.removeEventListener(touch, close);
    };
  }, [open]);
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
  const moved = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === "Escape") {
      setOpen(false);
      menu.current?.querySelector("button")?.focus();
    } else if (event.key === "ArrowDown") items[(at + 1) % items.length]?.focus();
    else if (event.key === "ArrowUp") items.at(at <= 0 ? -1 : at - 1)?.focus();
    else return;
    event.preventDefault();
  };
  const chosen = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  return (
    <div className="account-menu" ref={menu} onKeyDown={open ? moved : undefined}>
      <Button
        type="text"
        className="who"
        icon={<UserOutlined />}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="who-name">{actor.displayName}</span> <DownOutlined className="small-icon" />
      </Button>
      {open && (
        <div role="menu">
          <p>{[organisationName, ...actor.roles.map((role) => t.roles[role])].filter(Boolean).join(" · ")}</p>
          <button type="button" role="menuitem" onClick={chosen(() => void navigate(door.accountPath))}>
            <UserOutlined /> {t.account}
          </button>
          <button type="button" role="menuitem" onClick={chosen(() => void navigate(door.passwordPath))}>
            <KeyOutlined /> {t.changePassword}
          </button>
          <hr />
          <button type="button" role="menuitem" onClick={chosen(() => void signOut())}>
            <LogoutOutlined /> {t.signOut}
          </button>
        </div>
      )}
    </div>
  );
}
