import { useState, type ReactNode } from "react";
import { t } from "../../i18n/strings";
import { formatNumber, formatRange } from "../../kit/format";
import { Panel } from "../../kit/Panel";
import { SourceMark } from "../../kit/SourceMark";
import type { Table } from "../../kit/table";

export interface StateRow {
  id: string;
  name: string;
  member: string;
  value: number | undefined;
  low: number | undefined;
  high: number | undefined;
  projected: boolean;
  estimated: boolean;
  source: string | undefined;
  checked: string | undefined;
}

interface Props {
  rows: readonly StateRow[];
  unit: string;
  year: number;
  name: string;
  picked: readonly string[];
  onPick: (id: string) => void;
}

/** The numbers of the map, sorted as asked; a name picks its state. */
export function StateTable({ rows, unit, year, name, picked, onPick }: Props): ReactNode {
  const [byName, setByName] = useState(false);
  const known = rows.filter((row) => row.value !== undefined);
  const sorted = [...known].sort((a, b) =>
    byName ? a.name.localeCompare(b.name) : (b.value ?? 0) - (a.value ?? 0),
  );
  const table: Table = {
    caption: t("map.table", { year }),
    columns: [
      { key: "name", label: t("map.state") },
      { key: "value", label: unit, numeric: true },
      { key: "low", label: "5 %", numeric: true },
      { key: "high", label: "95 %", numeric: true },
      { key: "member", label: t("map.member") },
      { key: "source", label: t("map.source") },
    ],
    rows: sorted.map(({ name: state, value, low, high, member, source, projected }) => ({
      name: state, value, low, high, member, source: projected ? t("map.model") : source,
    })),
  };
  return (
    <Panel title={t("map.table", { year })} name={name} table={table}>
      <div className="table-place tall" tabIndex={0} role="region" aria-label={t("map.table_all", { year })}>
        <table>
          <thead>
            <tr>
              <th scope="col" aria-sort={byName ? "ascending" : "none"}>
                <button className="plain" onClick={() => setByName(true)}>{t("map.state")}</button>
              </th>
              <th scope="col" className="number" aria-sort={byName ? "none" : "descending"}>
                <button className="plain" onClick={() => setByName(false)}>{unit}</button>
              </th>
              <th scope="col">{t("map.member")}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.id} className={picked.includes(row.id) ? "picked-row" : undefined}>
                <th scope="row">
                  <button className="plain" aria-pressed={picked.includes(row.id)} onClick={() => onPick(row.id)}>
                    {row.name}
                  </button>
                </th>
                <td className="number">
                  {formatNumber(row.value, 2)}
                  {row.projected && row.low !== undefined && row.high !== undefined ? (
                    <small className="muted"> {formatRange(row.low, row.high)}</small>
                  ) : null}
                  {row.estimated ? <small className="muted"> {t("map.estimate")}</small> : null}
                  {!row.projected && row.source ? <SourceMark id={row.source} checked={row.checked} /> : null}
                </td>
                <td>{row.member || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
