import { useId, type ReactNode } from "react";
import type { Lever } from "../api/types";
import { t } from "../i18n/strings";
import { unitWords, withUnit } from "../kit/format";
import { SourceMark } from "../kit/SourceMark";
import { setQuery } from "../state/route";
import { setDragging } from "../state/useRun";
import { stepOf, valueOf } from "./settings";

interface Props {
  lever: Lever;
  /** Where it is set; undefined where nobody moved it. */
  value: number | string | undefined;
  disabled: boolean;
}

/** One lever: where it stands, a slider or named choices, and why its range ends where it does. */
export function LeverRow({ lever, value, disabled }: Props): ReactNode {
  const id = useId();
  const number = valueOf(lever, value);
  const range = lever.min !== null && lever.max !== null && !lever.only_levels;
  const put = (next: number | string | undefined, drag: boolean): void => {
    // The first step of a drag makes an entry of the history, the others write over it: Back undoes it.
    const replace = setDragging(drag);
    setQuery({ [lever.id]: next === undefined ? undefined : String(next) }, { replace });
  };
  return (
    <div className="lever" data-moved={value !== undefined}>
      <div className="lever-head">
        <label htmlFor={id}>{lever.label}</label>
        <span className="lever-value">{standing(lever, value, number)}</span>
      </div>
      {range ? (
        <Slider lever={lever} id={id} number={number} moved={value !== undefined} disabled={disabled} put={put} />
      ) : (
        <select
          id={id}
          disabled={disabled}
          value={value === undefined ? "" : nameOf(lever, value)}
          onChange={(event) => put(event.target.value || undefined, false)}
        >
          <option value="">{t("levers.baseline")}</option>
          {[...lever.levels, ...lever.choices].map((one) => (
            <option key={one.id} value={one.id}>
              {one.id}
            </option>
          ))}
        </select>
      )}
      <details>
        <summary>{t("levers.why")}</summary>
        <p>{t("levers.left_alone", { text: lever.baseline })}</p>
        <ul>
          {[...lever.levels, ...lever.choices].map((one) => (
            <li key={one.id}>
              <button className="plain" disabled={disabled} onClick={() => put(one.id, false)}>
                {one.id}
              </button>
              {" "}
              {one.means}
            </li>
          ))}
        </ul>
        <p>
          {lever.range_reason}
          {lever.source ? <SourceMark id={lever.source} title={lever.source_title} /> : null}
        </p>
        {value !== undefined ? (
          <button className="plain" disabled={disabled} onClick={() => put(undefined, false)}>
            {t("levers.release")}
          </button>
        ) : null}
      </details>
    </div>
  );
}

interface SliderProps {
  lever: Lever;
  id: string;
  number: number | undefined;
  moved: boolean;
  disabled: boolean;
  put: (next: number | undefined, drag: boolean) => void;
}

function Slider({ lever, id, number, moved, disabled, put }: SliderProps): ReactNode {
  const [low, high] = [lever.min ?? 0, lever.max ?? 1];
  const shown = number ?? (low + high) / 2;
  const release = (): void => {
    if (number !== undefined) put(number, false);
  };
  return (
    <>
      <input
        id={id}
        type="range"
        className={moved ? "moved" : "unmoved"}
        min={low}
        max={high}
        step={stepOf(lever)}
        value={shown}
        disabled={disabled}
        aria-valuetext={moved ? withUnit(shown, lever.unit) : t("levers.baseline")}
        onChange={(event) => put(Number(event.target.value), true)}
        onPointerUp={release}
        onKeyUp={release}
        onBlur={() => setDragging(false)}
      />
      <div className="lever-ends" aria-hidden="true">
        <span>{withUnit(low, lever.unit === "year" ? "year" : "")}</span>
        <span>{unitWords(lever.unit)}</span>
        <span>{withUnit(high, lever.unit === "year" ? "year" : "")}</span>
      </div>
    </>
  );
}

function nameOf(lever: Lever, value: number | string): string {
  return typeof value === "string" ? value : (lever.levels.find((one) => one.value === value)?.id ?? "");
}

function standing(lever: Lever, value: number | string | undefined, number: number | undefined): string {
  if (value === undefined) return t("levers.baseline");
  return number === undefined || lever.only_levels ? nameOf(lever, value) : withUnit(number, lever.unit);
}
