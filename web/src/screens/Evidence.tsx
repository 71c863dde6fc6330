import { useMemo, type ReactNode } from "react";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { formatPlain } from "../kit/format";
import { SourceMark } from "../kit/SourceMark";
import { Trust } from "../kit/Trust";
import { Loading, Problem } from "../kit/Waiting";
import { setQuery, useRoute } from "../state/route";
import { Sensitivity } from "./Evidence/Sensitivity";

const NUMBERS = new Set(["value", "range"]);

interface Parameter {
  name: string;
  group: string;
  meaning: string;
  unit: string;
  central: number;
  low: number;
  high: number;
  shape: string;
  basis: string;
  source: string | null;
  why: string;
  reviewed: string | null;
  used_by: string[];
}

/** Every parameter of the model: value, range, basis, source, reason, and who uses it. */
export function Evidence(): ReactNode {
  const { query } = useRoute();
  const { data, error } = useApi<{ parameters: Parameter[] }>("/evidence");
  const words = (query.q ?? "").toLowerCase();
  const basis = query.basis ?? "";
  const found = useMemo(
    () =>
      (data?.parameters ?? []).filter(
        (one) =>
          (!basis || one.basis === basis) &&
          [one.name, one.meaning, one.why, ...one.used_by].join(" ").toLowerCase().includes(words),
      ),
    [data, words, basis],
  );
  if (error) return <Problem error={error} />;
  if (!data) return <Loading />;
  const bases = [...new Set(data.parameters.map((one) => one.basis))];
  return (
    <>
      <h1>{t("evidence.heading")}</h1>
      <p className="lead">{t("evidence.lead", { n: data.parameters.length })}</p>
      <div className="row">
        <label className="inline">
          {t("evidence.search")}{" "}
          <input
            type="search"
            value={query.q ?? ""}
            onChange={(event) => setQuery({ q: event.target.value || undefined }, { replace: true })}
          />
        </label>
        <div className="row" role="group" aria-label={t("evidence.basis")}>
          {["", ...bases].map((one) => (
            <button key={one} aria-pressed={basis === one} onClick={() => setQuery({ basis: one || undefined })}>
              {one || t("evidence.all")}
            </button>
          ))}
        </div>
      </div>
      <p role="status">{t("evidence.found", { n: found.length })}</p>
      <div className="table-place tall-table" tabIndex={0} role="region" aria-label={t("evidence.heading")}>
        <table className="stacked" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {["parameter", "value", "range", "basis", "why", "used_by"].map((key) => (
                <th key={key} scope="col" role="columnheader" className={NUMBERS.has(key) ? "number" : undefined}>
                  {t(`evidence.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {found.map((one) => (
              <ParameterRow key={one.name} parameter={one} />
            ))}
          </tbody>
        </table>
      </div>
      <Sensitivity />
    </>
  );
}

function ParameterRow({ parameter: one }: { parameter: Parameter }): ReactNode {
  const unit = one.unit === "1" ? "" : one.unit;
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <code>{one.name}</code>
        <br />
        {one.meaning}
      </th>
      <td className="number" role="cell" data-label={t("evidence.value")}>
        {formatPlain(one.central)} <small>{unit}</small>
      </td>
      <td className="number" role="cell" data-label={t("evidence.range")}>
        {one.low === one.high ? t("evidence.fixed") : `${formatPlain(one.low)} – ${formatPlain(one.high)}`}
      </td>
      <td role="cell" data-label={t("evidence.basis")}>
        <Trust basis={one.basis} />
        {one.source ? <SourceMark id={one.source} basis={one.basis} /> : null}
      </td>
      <td role="cell" data-label={t("evidence.why")}>{one.why}</td>
      <td role="cell" data-label={t("evidence.used_by")}>{one.used_by.join(", ")}</td>
    </tr>
  );
}
