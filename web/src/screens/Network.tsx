import type { ReactNode } from "react";
import { bundle } from "../api/bundle";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { formatShare } from "../kit/format";
import { Panel } from "../kit/Panel";
import { Loading, Problem } from "../kit/Waiting";
import { useMeta } from "../state/meta";
import { setQuery, useRoute } from "../state/route";
import { YearSlider } from "./Map/YearSlider";
import { camps, shownTies, type NetworkAnswer, type Shown } from "./Network/answer";
import { Graph } from "./Network/Graph";
import { Distances, Rule } from "./Network/Rule";
import { Ties } from "./Network/Ties";

/** Who works with whom and who is at odds, by a declared rule, year by year. */
export function Network(): ReactNode {
  const { data: meta, error: failed } = useMeta();
  const { query } = useRoute();
  const years = range(meta?.first_year, Number(meta?.as_of.slice(0, 4)));
  const asked = Number(query.y);
  const path = !bundle && years.includes(asked) ? `/network?year=${asked}` : "/network";
  const { data, error } = useApi<NetworkAnswer>(meta ? path : null);
  const problem = failed ?? error;
  if (problem) return <Problem error={problem} />;
  if (!meta || !data) return <Loading />;
  const known = new Map(meta.actors.map((one) => [one.id, one.name]));
  const name = (id: string): string => known.get(id) ?? id;
  const picked = query.a && known.has(query.a) ? query.a : undefined;
  const shown: Shown = { who: query.who === "all" ? "all" : "core", picked, plus: query.t !== "minus", minus: query.t !== "plus" };
  const ties = shownTies(data, shown);
  const { year } = data.network;
  return (
    <>
      <h1>{t("network.heading", { year })}</h1>
      <p className="lead">{sentence(data)}</p>
      <div className="row">
        {bundle ? (
          <span className="muted">{t("report.one_year", { year })}</span>
        ) : (
          <YearSlider years={years} year={year} onYear={(next) => setQuery({ y: String(next) }, { replace: true })} />
        )}
        <Choices actors={[...known]} shown={shown} core={data.network.core.length} />
      </div>
      <div className="map-and-table network-and-table">
        <Panel title={t("network.graph")} name={`network-${year}`} dataHash={`network-${year}`} reading={campWords(data, name)}>
          <Graph answer={data} actors={meta.actors} ties={ties} picked={picked} onPick={(id) => setQuery({ a: id })} summary={sentence(data)} />
          <Legend />
          <p className="definition">{t("network.caution")}</p>
        </Panel>
        <Ties answer={data} ties={ties} name={name} />
      </div>
      <Rule answer={data} />
      <Distances answer={data} name={name} />
    </>
  );
}

function range(first: number | undefined, last: number): number[] {
  if (first === undefined || Number.isNaN(last)) return [];
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

function sentence(answer: NetworkAnswer): string {
  const { year, plus, minus, pairs, firm } = answer.network;
  const spoke = answer.sign_rule.filter((one) => answer.network.layers.includes(one.layer)).map((one) => one.title);
  const told = t("network.lead", { year, plus, minus, none: pairs - plus - minus, pairs, layers: spoke.join(", ") });
  return firm === null ? told : `${told} ${t("network.firm", { share: formatShare(firm) })}`;
}

function campWords(answer: NetworkAnswer, name: (id: string) => string): string {
  const found = camps(answer);
  if (!found) return t("network.no_camps");
  const [one, other] = found.map((camp) => camp.map(name).join(", "));
  return t("network.camps", { one: one ?? "", other: other || "–", n: answer.network.frustration ?? 0 });
}

interface ChoicesProps {
  actors: readonly (readonly [string, string])[];
  shown: Shown;
  core: number;
}

/** Whose ties are drawn, and of which sign. */
function Choices({ actors, shown, core }: ChoicesProps): ReactNode {
  const signs = shown.plus && shown.minus ? "" : shown.plus ? "plus" : "minus";
  const pick = (value: string): void =>
    value === "core" || value === "all" ? setQuery({ who: value === "all" ? "all" : undefined, a: undefined }) : setQuery({ a: value });
  return (
    <>
      <label className="inline">
        {t("network.who")}{" "}
        <select value={shown.picked ?? shown.who} onChange={(event) => pick(event.target.value)}>
          <option value="core">{t("network.core", { n: core })}</option>
          <option value="all">{t("network.all", { n: actors.length })}</option>
          {[...actors]
            .sort((a, b) => a[1].localeCompare(b[1]))
            .map(([id, called]) => (
              <option key={id} value={id}>
                {called}
              </option>
            ))}
        </select>
      </label>
      <label className="inline">
        {t("network.signs")}{" "}
        <select value={signs} onChange={(event) => setQuery({ t: event.target.value || undefined })}>
          <option value="">{t("network.both_signs")}</option>
          <option value="minus">{t("network.minus")}</option>
          <option value="plus">{t("network.plus")}</option>
        </select>
      </label>
    </>
  );
}

function Legend(): ReactNode {
  return (
    <p className="map-legend">
      <span>
        <i className="swatch tie-plus" /> {t("network.legend_plus")}
      </span>
      <span>
        <i className="swatch tie-minus" /> {t("network.legend_minus")}
      </span>
      <span>{t("network.legend_width")}</span>
    </p>
  );
}
