import { useEffect, useRef, type ReactNode } from "react";
import type { Lever } from "../api/types";
import { t } from "../i18n/strings";
import { unitWords, withUnit } from "../kit/format";
import { drag, drop } from "../state/route";
import { stepOf } from "./settings";

interface Props {
  lever: Lever;
  id: string;
  /** Where it stands; undefined where nobody moved it. */
  number: number | undefined;
  moved: boolean;
  disabled: boolean;
}

/** A slider. From pressing to letting go is one drag, by mouse, by touch or by a key that is held. */
export function Slider({ lever, id, number, moved, disabled }: Props): ReactNode {
  const [low, high] = [lever.min ?? 0, lever.max ?? 1];
  const shown = number ?? (low + high) / 2;
  const input = useRef<HTMLInputElement>(null);
  const held = useRef(false);
  const hold = (): void => {
    held.current = true;
  };
  const release = (): void => {
    held.current = false;
    drop();
  };
  useEffect(() => {
    // Screen readers move a slider without pressing anything: then each step stands by itself.
    const node = input.current;
    const settle = (): void => {
      if (!held.current) drop();
    };
    node?.addEventListener("change", settle);
    return () => node?.removeEventListener("change", settle);
  }, []);
  return (
    <>
      <input
        ref={input}
        id={id}
        type="range"
        className={moved ? "moved" : "unmoved"}
        min={low}
        max={high}
        step={stepOf(lever)}
        value={shown}
        disabled={disabled}
        aria-valuetext={moved ? withUnit(shown, lever.unit) : t("levers.baseline")}
        onChange={(event) => drag({ [lever.id]: event.target.value })}
        onPointerDown={hold}
        onKeyDown={hold}
        onPointerUp={release}
        onPointerCancel={release}
        onKeyUp={release}
        onBlur={release}
      />
      <div className="lever-ends" aria-hidden="true">
        <span>{withUnit(low, lever.unit === "year" ? "year" : "")}</span>
        <span>{unitWords(lever.unit)}</span>
        <span>{withUnit(high, lever.unit === "year" ? "year" : "")}</span>
      </div>
    </>
  );
}
