import { MenuOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Bar, useTyping } from "./bar.tsx";
import { Bell } from "./bell.tsx";
import "./bar.css";
import { keepDraftsOf } from "../kit/drafts.ts";
import { FailureNotice } from "../kit/failure-notice.tsx";
import { Help } from "./help.tsx";
import { FIRST_LOOK } from "./first-look.ts";
import { formatDay } from "./format.ts";
import { useLanguage, useSentence, useText } from "./language.tsx";
import { LeavingGuard } from "./leaving.tsx";
import { Mark } from "./mark.tsx";
import { AppearanceSwitch, LanguageSwitch } from "./switches.tsx";
import { Navigation } from "./navigation.tsx";
import { SampleMark } from "./sample-mark.tsx";
import { FindDoor } from "./find-door.tsx";
import { useNarrow } from "./screen.ts";
import { useDoor, useSession, useSessionQuery } from "./session.tsx";
import { SessionExpired } from "./session-expired.tsx";
import { Tabs } from "./tabs.tsx";
import { SideSheet } from "./side-sheet.tsx";
import { TourOffer } from "../tour/tour-offer.tsx";
import { text } from "./text.ts";
import { Told } from "./told.tsx";
import { ViewAs } from "./view-as.tsx";

function subscribeOnline(changed: () => void) {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

/** Head, navigation and banners around every page; the sign-in pages stand alone. */
export function Frame() {
  const query = useSessionQuery();
  const door = useDoor();
  const { pathname } = useLocation();
  const accountId = query.data?.actor?.accountId;
  // Whose session ran out finds the own words again; whoever signs in after them does not.
  useEffect(() => {
    if (accountId !== undefined) keepDraftsOf(accountId);
  }, [accountId]);
  const bare =
    pathname === door.signInPath ||
    pathname.startsWith(`${door.signInPath}/`) ||
    query.data?.mustChangePassword === true ||
    query.data?.mustSetUpFactor === true;
  if (query.isPending) return <FrameSkeleton bare={bare} />;
  if (query.isError)
    return (
      <div className="bare">
        <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  return (
    <>
      <SampleMark />
      <Told />
      {bare ? (
        <main className="bare" id="content">
          <Outlet />
        </main>
      ) : (
        <Desk />
      )}
      <SessionExpired />
      <LeavingGuard />
      <ScrollRestoration />
    </>
  );
}

/** What the document showed before, still. */
function FrameSkeleton({ bare }: { readonly bare: boolean }) {
  if (bare) return <div className="bare" />;
  return <div dangerouslySetInnerHTML={{ __html: FIRST_LOOK }} />;
}

function Desk() {
  const t = useText(text);
  const { language } = useLanguage();
  const sentence = useSentence();
  const { mode, notices, actor, mayViewAs } = useSession();
  const narrow = useNarrow();
  // Open on the page where it was opened: going to another closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const [today] = useState(() => dayInShanghai(new Date()));
  const { pathname } = useLocation();
  const navigating = useNavigation().state !== "idle";
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const withBar = narrow && actor !== null;
  // Where words are typed the keyboard needs the room.
  const typing = useTyping();
  const openMenu = () => setOpenAt(pathname);
  const [touring, setTouring] = useState(false);
  const tour = () => {
    setOpenAt(null);
    setTouring(true);
  };
  return (
    <div className={withBar ? `desk with-bar${typing ? " typing" : ""}` : "desk"}>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="head">
        {narrow && !withBar && (
          <Button type="text" icon={<MenuOutlined />} aria-label={t.openMenu} onClick={openMenu} />
        )}
        <Link to="/" className="brand" aria-label={t.product}>
          <Mark />
          <span className="brand-name">{t.product}</span>
        </Link>
        <div className="head-middle">{actor !== null && <FindDoor />}</div>
        {!narrow && <Help onTour={tour} />}
        {!narrow && <LanguageSwitch />}
        {!narrow && <AppearanceSwitch />}
        <Bell />
        <AccountMenu />
      </header>
      <div className={navigating ? "progress-line moving" : "progress-line"} aria-hidden="true" />
      {!narrow && (
        <aside className="side">
          <Navigation />
        </aside>
      )}
      {narrow && (
        <SideSheet title={t.menu} open={openAt === pathname} onClose={() => setOpenAt(null)}>
          <Navigation />
          <div className="drawer-switches">
            <Help onTour={tour} />
            <LanguageSwitch />
            <AppearanceSwitch />
          </div>
        </SideSheet>
      )}
      <main className="content" id="content" tabIndex={-1}>
        <div className="banners">
          {!online && <Alert banner type="warning" role="status" title={t.offline} />}
          {notices.length > 0 && (
            <Alert
              banner
              type={mode === "demo" ? "warning" : "info"}
              className="notice"
              {...(mode === "demo" ? {} : { closable: { "aria-label": t.close } })}
              title={notices.map(sentence).join(language === "zh" ? "" : " ")}
              {...(mayViewAs ? { action: <ViewAs current={actor} /> } : {})}
            />
          )}
        </div>
        <div className="print-head">
          <Mark size={20} /> {t.product} · {t.printed} {formatDay(today, language)}{" "}
          {language === "zh" ? actor?.displayName : actor?.name}
        </div>
        <Tabs />
        <TourOffer touring={touring} onBegin={tour} onEnd={() => setTouring(false)} />
        <Outlet />
      </main>
      {withBar && !typing && <Bar onMore={openMenu} />}
    </div>
  );
}
