import { useState, type ReactNode } from "react";
import { t } from "../../i18n/strings";
import { formatNumber, formatRange } from "../../kit/format";
import { Panel } from "../../kit/Panel";
import { SourceMark } from "../../kit/SourceMark";
import type { Table } from "../../kit/table";
import type { Place } from "../../map/answer";

interface Props {
  places: readonly Place[];
  unit: string;
  year: number;
  /** Year of the facts: later memberships are those of that year. */
  today: number;
  name: string;
  picked: readonly string[];
  onPick: (id: string) => void;
}

/** The numbers of the map, sorted as asked; a name picks its state. Members without a figure come last. */
export function StateTable({ places, unit, year, today, name, picked, onPick }: Props): ReactNode {
  const [byName, setByName] = useState(false);
  const known = places.filter((one) => one.value !== undefined);
  const missing = places.filter((one) => one.value === undefined && one.member.length > 0);
  const member = year > today ? t("map.member_today", { year: today }) : t("map.member");
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
      { key: "kind", label: t("map.kind") },
      { key: "member", label: member },
      { key: "source", label: t("map.source") },
    ],
    rows: [...sorted, ...missing].map((one) => ({
      name: one.name,
      value: one.value,
      low: one.low,
      high: one.high,
      kind: t(`map.kind_${one.kind}`),
      member: one.member.join(" · "),
      source: one.kind === "projected" ? t("map.model") : one.source ?? one.gap,
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
              <th scope="col">{t("map.kind")}</th>
              <th scope="col">{member}</th>
            </tr>
          </thead>
          <tbody>
            {[...sorted, ...missing].map((row) => (
              <tr key={row.id} className={picked.includes(row.id) ? "picked-row" : undefined}>
                <th scope="row">
                  <button className="plain" aria-pressed={picked.includes(row.id)} onClick={() => onPick(row.id)}>
                    {row.name}
                  </button>
                </th>
                <td className="number">
                  {formatNumber(row.value, 2)}
                  {row.kind === "projected" && row.low !== undefined && row.high !== undefined ? (
                    <small className="muted"> {formatRange(row.low, row.high)}</small>
                  ) : null}
                  {row.source ? <SourceMark id={row.source} checked={row.checked} /> : null}
                </td>
                <td title={row.gap}>{t(`map.kind_${row.kind}`)}</td>
                <td>{row.member.join(" · ") || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
