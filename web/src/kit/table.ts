import { formatNumber } from "./format";

export type Cell = string | number | null | undefined;

/** A column; `show` writes a cell, `numeric` sets it right with tabular figures, `short` keeps it on one line. */
export interface Column {
  key: string;
  label: string;
  numeric?: boolean;
  short?: boolean;
  show?: (value: Cell) => string;
}

export type Row = Record<string, Cell>;

export interface Table {
  caption: string;
  columns: Column[];
  rows: Row[];
}

/** A cell in words: numbers by their size, gaps as a dash. */
export function cellText(column: Column, value: Cell): string {
  if (column.show) return column.show(value);
  if (value === null || value === undefined || value === "") return "–";
  return typeof value === "number" ? formatNumber(value) : value;
}

function quoted(value: Cell): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  // A cell that begins like a formula would run in a spreadsheet.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as CSV, with numbers as they are and not as they are shown. */
export function toCsv(table: Table): string {
  const head = table.columns.map((column) => quoted(column.label)).join(",");
  const lines = table.rows.map((row) =>
    table.columns.map((column) => quoted(row[column.key])).join(","),
  );
  return [head, ...lines].join("\r\n") + "\r\n";
}
