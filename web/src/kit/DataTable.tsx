import type { ReactNode } from "react";
import { cellText, type Cell, type Column, type Row } from "./table";

interface Props {
  caption: string;
  columns: Column[];
  rows: Row[];
  /** Hide the caption from sight where a heading above says the same. */
  quiet?: boolean;
  /** Something other than text in a cell, such as a source mark; undefined leaves the text. */
  render?: (column: Column, row: Row) => ReactNode | undefined;
}

/** A plain table that scrolls sideways within its place. */
export function DataTable({ caption, columns, rows, quiet, render }: Props): ReactNode {
  return (
    <div className="table-place" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption className={quiet ? "unseen" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column, place) => (
                <TableCell
                  key={column.key}
                  head={place === 0}
                  className={classOf(column)}
                  value={render?.(column, row) ?? cellText(column, row[column.key] as Cell)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf(column: Column): string | undefined {
  return column.numeric ? "number" : column.short ? "short" : undefined;
}

function TableCell(props: { head: boolean; className: string | undefined; value: ReactNode }): ReactNode {
  return props.head ? (
    <th scope="row" className={props.className}>
      {props.value}
    </th>
  ) : (
    <td className={props.className}>{props.value}</td>
  );
}
