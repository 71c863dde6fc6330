import { useId, useRef, useState, type ReactNode } from "react";
import { download } from "../api/client";
import { bundle } from "../api/bundle";
import { t } from "../i18n/strings";
import { DataTable } from "./DataTable";
import { Menu, type Action } from "./Menu";
import { save, savePng, saveSvg } from "./saving";
import { SourceMark } from "./SourceMark";
import { toCsv, type Table } from "./table";

interface Props {
  title: string;
  unit?: string;
  /** Id of the source of what is shown, and how it was checked. */
  source?: string;
  checked?: string;
  /** The sentence that says what the chart says; it comes first. */
  reading?: ReactNode;
  /** The same numbers as the chart; shown on demand, and saved as CSV. */
  table?: Table;
  /** The table stands beside the chart already. */
  tableShown?: boolean;
  /** Path of a CSV of the server, in place of the table's own. */
  csv?: string;
  /** Name of saved files. */
  name: string;
  /** Hash of the run that is drawn. */
  dataHash?: string | undefined;
  className?: string;
  children?: ReactNode;
}

/** A card with one chart: title and unit, sentence, drawing, and a menu to take it away. */
export function Panel(props: Props): ReactNode {
  const place = useRef<HTMLElement>(null);
  const heading = useId();
  const [asTable, setAsTable] = useState(false);
  const actions = usePanelActions(props, place, asTable, setAsTable);
  return (
    <section
      className={`panel ${props.className ?? ""}`}
      ref={place}
      aria-labelledby={heading}
      data-hash={props.dataHash}
      data-name={props.name}
    >
      <header className="panel-head">
        <h2 id={heading}>
          {props.title} {props.unit ? <small>{props.unit}</small> : null}
        </h2>
        {props.source ? <SourceMark id={props.source} checked={props.checked} /> : null}
        {actions.length > 0 ? <Menu label={t("kit.menu", { title: props.title })} actions={actions} /> : null}
      </header>
      {props.reading ? <p className="reading">{props.reading}</p> : null}
      <div className="panel-body">{props.children}</div>
      {asTable && props.table ? <DataTable {...props.table} /> : null}
    </section>
  );
}

function usePanelActions(
  props: Props,
  place: { current: HTMLElement | null },
  asTable: boolean,
  setAsTable: (shown: boolean) => void,
): Action[] {
  const { table, csv, name, title } = props;
  const drawing = (): SVGSVGElement | null =>
    place.current?.querySelector<SVGSVGElement>(".panel-body svg") ?? null;
  const actions: Action[] = [];
  if (table && !props.tableShown) {
    actions.push({ label: t(asTable ? "kit.table_hide" : "kit.table"), run: () => setAsTable(!asTable) });
  }
  if (csv && !bundle) actions.push({ label: t("kit.csv"), href: download(csv) });
  else if (table) {
    const content = (): Blob => new Blob(["\ufeff", toCsv(table)], { type: "text/csv" });
    actions.push({ label: t("kit.csv"), run: () => save(`${name}.csv`, content()) });
  }
  if (props.children) {
    actions.push({
      label: t("kit.png"),
      run: () => {
        const svg = drawing();
        if (svg) void savePng(svg, title, name);
      },
    });
    actions.push({
      label: t("kit.svg"),
      run: () => {
        const svg = drawing();
        if (svg) saveSvg(svg, title, name);
      },
    });
  }
  actions.push({ label: t("kit.link"), run: () => void navigator.clipboard?.writeText(window.location.href) });
  return actions;
}
