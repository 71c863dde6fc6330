import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { useApi } from "../api/useApi";
import type { Source } from "../api/types";
import { t } from "../i18n/strings";
import { Trust } from "./Trust";

interface Props {
  /** Id of the source. */
  id: string;
  checked?: string | undefined;
  basis?: string | undefined;
  /** Title, where the caller knows it already. */
  title?: string | undefined;
}

/** A small mark after a number: its source on hover, on focus and on tap. Escape hides it. */
export function SourceMark(props: Props): ReactNode {
  const [open, setOpen] = useState(false);
  const [pinned, setPinned] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const note = useId();
  const shown = open || pinned;
  useEffect(() => {
    if (!pinned) return;
    const outside = (event: Event): void => {
      if (!place.current?.contains(event.target as Node)) setPinned(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [pinned]);
  const hide = (): void => {
    setOpen(false);
    setPinned(false);
  };
  return (
    <span
      className="source-mark"
      ref={place}
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(false)}
      onKeyDown={(event) => event.key === "Escape" && hide()}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && hide()}
    >
      <button
        type="button"
        aria-label={t("kit.source_of", { id: props.title ?? props.id })}
        aria-expanded={shown}
        aria-controls={note}
        onFocus={() => setOpen(true)}
        onClick={() => setPinned(!pinned)}
      >
        <i aria-hidden="true">i</i>
      </button>
      <span id={note} className="source-note" hidden={!shown}>
        {shown ? <SourceText {...props} /> : null}
      </span>
    </span>
  );
}

/** The record of a source in words, with its address. */
export function SourceText({ id, checked, basis, title }: Props): ReactNode {
  const { data } = useApi<Source[] | { sources: Source[] }>("/sources");
  const all = Array.isArray(data) ? data : data?.sources;
  const source = all?.find((entry) => entry.id === id.split("#")[0]);
  const maker = source?.publisher ?? source?.author;
  const when = [maker, source?.issued].filter(Boolean).join(", ");
  return (
    <>
      <strong>{source?.title ?? title ?? id}</strong>
      {when ? <span className="source-when">{when}</span> : null}
      {source?.url ? (
        <a href={source.url} target="_blank" rel="noreferrer noopener">
          {new URL(source.url).hostname}
        </a>
      ) : null}
      {source?.note ? <span className="source-when">{source.note}</span> : null}
      <Trust {...(checked ? { checked } : {})} {...(basis ? { basis } : {})} />
    </>
  );
}
