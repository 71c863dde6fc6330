import { useEffect, useRef, type ReactNode } from "react";
import { Levers } from "../levers/Levers";
import { useRoute } from "../state/route";
import { SCREENS } from "../screens";
import { t } from "../i18n/strings";
import { Footer } from "./Footer";
import { TopBar } from "./TopBar";

/** The shell: top bar, levers where they change what is shown, and the screen. */
export function App(): ReactNode {
  const { view } = useRoute();
  const main = useRef<HTMLElement>(null);
  const known = view in SCREENS;
  const screen = SCREENS[view] ?? SCREENS.start;
  const first = useRef(true);
  useEffect(() => {
    document.title = t("shell.page_title", { screen: t(`${known ? view : "start"}.link`) });
    if (!first.current) main.current?.focus({ preventScroll: true });
    if (!first.current) window.scrollTo(0, 0);
    first.current = false;
  }, [view, known]);
  if (!screen) return null;
  const Component = screen.component;
  return (
    <>
      <a className="skip" href="#main" onClick={(event) => skip(event, main.current)}>
        {t("shell.skip")}
      </a>
      <TopBar view={known ? view : "start"} />
      <div className={screen.levers ? "page with-levers" : "page"}>
        {screen.levers ? <Levers /> : null}
        <main id="main" ref={main} tabIndex={-1} data-screen={view}>
          <Component />
          <Footer />
        </main>
      </div>
    </>
  );
}

/** The hash is the route, so the link moves the focus by itself. */
function skip(event: { preventDefault: () => void }, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}
