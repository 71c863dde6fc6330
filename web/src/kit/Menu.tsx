import { useEffect, useId, useRef, useState, type ReactNode } from "react";

/** One line of a menu: something to do, or a file to fetch. */
export type Action = { label: string; run: () => void } | { label: string; href: string };

/** A ⋯ button that opens a list of actions; Escape closes it and gives the focus back. */
export function Menu({ label, actions }: { label: string; actions: Action[] }): ReactNode {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const list = useId();
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open]);
  const close = (): void => {
    setOpen(false);
    place.current?.querySelector("button")?.focus();
  };
  return (
    <div className="menu no-print" ref={place} onKeyDown={(event) => event.key === "Escape" && close()}>
      <button
        type="button"
        className="menu-button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        ⋯
      </button>
      <ul id={list} hidden={!open}>
        {actions.map((action) => (
          <li key={action.label}>
            {"href" in action ? (
              <a href={action.href} download>
                {action.label}
              </a>
            ) : (
              <button
                type="button"
                onClick={() => {
                  action.run();
                  close();
                }}
              >
                {action.label}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
