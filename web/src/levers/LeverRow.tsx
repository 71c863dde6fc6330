import { memo, useId, type ReactNode } from "react";
import type { Lever } from "../api/types";
import { t } from "../i18n/strings";
import { withUnit } from "../kit/format";
import { SourceMark } from "../kit/SourceMark";
import { setQuery } from "../state/route";
import { Slider } from "./Slider";
import { valueOf } from "./settings";

interface Props {
  lever: Lever;
  /** Where it is set; undefined where nobody moved it. */
  value: number | string | undefined;
  disabled: boolean;
}

/** One lever: where it stands, a slider or named choices, why its range ends where it does, and what it leaves. */
export const LeverRow = memo(function LeverRow({ lever, value, disabled }: Props): ReactNode {
  const id = useId();
  const number = valueOf(lever, value);
  const range = lever.min !== null && lever.max !== null && !lever.only_levels;
  const put = (next: string | undefined): void => setQuery({ [lever.id]: next });
  return (
    <div className="lever" data-moved={value !== undefined}>
      <div className="lever-head">
        <label htmlFor={id}>{lever.label}</label>
        <span className="lever-value">{standing(lever, value, number)}</span>
      </div>
      {range ? (
        <Slider lever={lever} id={id} number={number} moved={value !== undefined} disabled={disabled} />
      ) : (
        <select
          id={id}
          disabled={disabled}
          value={value === undefined ? "" : nameOf(lever, value)}
          onChange={(event) => put(event.target.value || undefined)}
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
              <button className="plain" disabled={disabled} onClick={() => put(one.id)}>
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
        {lever.leaves ? <p className="lever-leaves">{t("levers.leaves", { text: lever.leaves })}</p> : null}
        {value !== undefined ? (
          <button className="plain" disabled={disabled} onClick={() => put(undefined)}>
            {t("levers.release")}
          </button>
        ) : null}
      </details>
    </div>
  );
});

function nameOf(lever: Lever, value: number | string): string {
  return typeof value === "string" ? value : (lever.levels.find((one) => one.value === value)?.id ?? "");
}

function standing(lever: Lever, value: number | string | undefined, number: number | undefined): string {
  if (value === undefined) return t("levers.baseline");
  return number === undefined || lever.only_levels ? nameOf(lever, value) : withUnit(number, lever.unit);
}
