import type { ReactNode } from "react";
import { t } from "../../i18n/strings";
import { formatNumber, formatRange } from "../../kit/format";
import { DataTable } from "../../kit/DataTable";
import { Panel } from "../../kit/Panel";
import { SourceMark } from "../../kit/SourceMark";
import type { Table } from "../../kit/table";
import type { NetworkAnswer } from "./answer";

/** How a pair gets its sign, layer by layer, with what each does not know. */
export function Rule({ answer }: { answer: NetworkAnswer }): ReactNode {
  return (
    <details className="prose">
      <summary>{t("network.rule")}</summary>
      <ol>
        {answer.sign_rule.map((layer) => (
          <li key={layer.layer}>
            <strong>{layer.title}</strong>
            {answer.network.layers.includes(layer.layer) ? "" : ` (${t("network.silent_now", { year: answer.network.year })})`}.{" "}
            {layer.says} {t("network.silent", { text: layer.silent })}
            {layer.sources.map((one) => (
              <SourceMark key={one} id={one} checked="data" />
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}

interface Props {
  answer: NetworkAnswer;
  name: (id: string) => string;
}

/** How far the union and the guarantor vote from each power, by year. */
export function Distances({ answer, name }: Props): ReactNode {
  const rows = Object.entries(answer.powers).flatMap(([power, told]) =>
    told.years.map((one) => ({
      power: name(power),
      year: String(one.year),
      union: `${formatNumber(one.union.value, 2)} (${formatRange(one.union.low, one.union.high, 2)})`,
      guarantor: `${formatNumber(one.guarantor.value, 2)} (${formatRange(one.guarantor.low, one.guarantor.high, 2)})`,
    })),
  );
  const table: Table = {
    caption: t("network.distances"),
    columns: [
      { key: "power", label: t("network.power") },
      { key: "year", label: t("map.year") },
      { key: "union", label: answer.union, numeric: true },
      { key: "guarantor", label: name(answer.guarantor), numeric: true },
    ],
    rows,
  };
  return (
    <Panel title={t("network.distances")} unit={t("network.points")} reading={t("network.distances_reading")} name="network-distances" source={answer.source} checked="data" table={table}>
      <DataTable {...table} quiet />
    </Panel>
  );
}
