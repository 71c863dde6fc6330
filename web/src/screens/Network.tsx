import type { ReactNode } from "react";
import { bundle } from "../api/bundle";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { formatShare } from "../kit/format";
import { Panel } from "../kit/Panel";
import { SourceMark } from "../kit/SourceMark";
import { Loading, Problem } from "../kit/Waiting";
import { useMeta } from "../state/meta";
import { setQuery, useRoute } from "../state/route";
import { YearSlider } from "./Map/YearSlider";
import { zoneOf, ZONES, type NetworkAnswer, type Zone } from "./Network/answer";
import { Ties } from "./Network/Ties";
import { TieTable } from "./Network/TieTable";

/** Who stands with whom and against whom: the signed network of a year, on record and by votes. */
export function Network(): ReactNode {
  const { data: meta } = useMeta();
  const { query } = useRoute();
  const path = query.y && !bundle ? `/network?year=${encodeURIComponent(query.y)}` : "/network";
  const { data, error } = useApi<NetworkAnswer>(path);
  if (error) return <Problem error={error} />;
  if (!meta || !data) return <Loading />;
  const { network } = data;
  const names = new Map(meta.actors.map((actor) => [actor.id, actor.name]));
  const other = meta.organisations.find((one) => one.id !== data.union)?.id ?? "";
  const bandNames = Object.fromEntries(
    ZONES.map((zone) => [zone, t(`network.zone.${zone}`, { union: data.union, alliance: other })]),
  ) as Record<Zone, string>;
  const zones = new Map<Zone, string[]>(ZONES.map((zone) => [zone, []]));
  const zoneNames = new Map<string, string>();
  for (const actor of meta.actors) {
    const zone = zoneOf(actor, data.union, network.year);
    zones.get(zone)?.push(actor.id);
    zoneNames.set(actor.id, bandNames[zone]);
  }
  const picked = query.c && names.has(query.c) ? query.c : undefined;
  const pick = (id: string | undefined): void => setQuery({ c: id });
  const years = yearsOf(data);
  const summary = t("network.summary", { year: network.year, plus: network.plus, minus: network.minus });
  return (
    <>
      <h1>{t("network.heading", { year: network.year })}</h1>
      <p className="lead">{t("network.lead")}</p>
      {bundle ? (
        <p className="muted">{t("network.in_report", { year: network.year })}</p>
      ) : (
        <YearSlider
          years={years}
          year={Number(query.y ?? network.year)}
          onYear={(next) => setQuery({ y: String(next) }, { replace: true })}
        />
      )}
      <ul className="headlines">
        <li>{t("network.signs", { plus: network.plus, minus: network.minus, silent: network.pairs - network.plus - network.minus })}</li>
        {network.firm !== null ? <li>{t("network.firm", { share: formatShare(network.firm) })}</li> : null}
        {network.triangles > 0 ? (
          <li>{t("network.balance", { share: formatShare(network.balanced_triangles / network.triangles) })}</li>
        ) : null}
      </ul>
      <Panel
        title={t("network.chart", { year: network.year })}
        name={`network-${network.year}`}
        reading={picked ? t("network.picked", { name: names.get(picked) ?? picked }) : t("network.reading")}
      >
        <Ties
          zones={zones}
          names={names}
          bandNames={bandNames}
          ties={network.ties}
          picked={picked}
          onPick={pick}
          summary={summary}
        />
      </Panel>
      <TieTable
        ids={meta.actors.map((actor) => actor.id)}
        names={names}
        zoneNames={zoneNames}
        ties={network.ties}
        picked={picked}
        year={network.year}
      />
      <SignRule data={data} names={names} picked={picked} />
    </>
  );
}

/** Years in which votes, events or both decide; disputes have days of their own. */
function yearsOf(data: NetworkAnswer): number[] {
  const known = data.sign_rule.flatMap((layer) => layer.years ?? []);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

interface RuleProps {
  data: NetworkAnswer;
  names: ReadonlyMap<string, string>;
  picked: string | undefined;
}

/** By what rule a pair gets its sign, and the disputes on record, each with its source. */
function SignRule({ data, names, picked }: RuleProps): ReactNode {
  const { disputes, layers } = data.network;
  const shown = picked ? disputes.filter((one) => [...one.actors, ...one.against].includes(picked)) : disputes;
  const said = (ids: string[]): string => ids.map((id) => names.get(id) ?? id).join(", ");
  return (
    <section className="panel">
      <h2>{t("network.rule")}</h2>
      <ol>
        {data.sign_rule.map((one) => (
          <li key={one.layer}>
            <strong>{t(`network.layer.${one.layer}`)}</strong>: {one.says} {t("network.silent", { text: one.silent })}
            {layers.includes(one.layer) ? "" : ` ${t("network.not_then")}`}
            {one.sources.map((id) => (
              <SourceMark key={id} id={id} checked="data" />
            ))}
          </li>
        ))}
      </ol>
      <h2>{t("network.disputes", { n: shown.length })}</h2>
      <ul>
        {shown.map((one) => (
          <li key={one.id}>
            {one.title}: {said(one.actors)} {t("network.and")} {said(one.against)},{" "}
            {one.until ? t("network.from_to", { since: one.since, until: one.until }) : t("network.since", { since: one.since })}
            <SourceMark id={one.source} checked={one.checked} />
          </li>
        ))}
      </ul>
    </section>
  );
}
