import type { ReactNode } from "react";
import { t } from "../../i18n/strings";
import { DataTable } from "../../kit/DataTable";
import { Panel } from "../../kit/Panel";
import { SourceMark } from "../../kit/SourceMark";
import type { Table } from "../../kit/table";
import { decidedWords, signWords, sourceOf, type NetworkAnswer, type Tie } from "./answer";

interface Props {
  answer: NetworkAnswer;
  ties: readonly Tie[];
  name: (id: string) => string;
}

const MANY = 150; // rows that are shown at once; all are saved as CSV

/** The ties that are drawn as a table, each with what decided it and its source. */
export function Ties({ answer, ties, name }: Props): ReactNode {
  const table: Table = {
    caption: t("network.table", { n: ties.length, year: answer.network.year }),
    columns: [
      { key: "pair", label: t("network.pair") },
      { key: "sign", label: t("network.sign") },
      { key: "decided", label: t("network.decided") },
      { key: "source", label: t("map.source") },
    ],
    rows: ties.map((tie) => ({
      pair: `${name(tie.pair[0])} – ${name(tie.pair[1])}`,
      sign: signWords(tie.sign),
      decided: decidedWords(answer, tie),
      source: sourceOf(answer, tie)?.id,
      checked: sourceOf(answer, tie)?.checked,
    })),
  };
  const shown = { ...table, rows: table.rows.slice(0, MANY) };
  return (
    <Panel
      title={t("network.table_title")}
      name={`network-${answer.network.year}-ties`}
      table={table}
      {...(ties.length > MANY ? { reading: t("network.first", { n: MANY }) } : {})}
    >
      <DataTable
        {...shown}
        render={(column, row) =>
          column.key === "source" && row.source ? <SourceMark id={String(row.source)} checked={String(row.checked)} /> : undefined
        }
      />
    </Panel>
  );
}
