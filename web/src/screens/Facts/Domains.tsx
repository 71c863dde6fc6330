import type { ReactNode } from "react";
import { useApi } from "../../api/useApi";
import { t } from "../../i18n/strings";
import { SourceMark } from "../../kit/SourceMark";
import { Loading, Problem } from "../../kit/Waiting";
import { setQuery, useRoute } from "../../state/route";

interface Instrument {
  id: string;
  title: string;
  date: string;
  until: string | null;
  source: string;
  checked: string;
}

interface DomainYear {
  year: number;
  joint: Instrument[];
  union: Instrument[];
  alliance: Instrument[];
}

interface Answer {
  years: number[];
  organisations: { union: string; alliance: string };
  domains: { domain: string; name: string; years: DomainYear[] }[];
}

/** The domains of cooperation in a year: what each organisation has, and what both have together. */
export function Domains(): ReactNode {
  const { query } = useRoute();
  const { data, error } = useApi<Answer>("/domains");
  if (error) return <Problem error={error} />;
  if (!data) return <Loading />;
  const last = data.years.at(-1) ?? 0;
  const asked = Number(query.y ?? last);
  const year = data.years.includes(asked) ? asked : last;
  const columns = [
    { key: "union" as const, label: data.organisations.union },
    { key: "joint" as const, label: t("facts.joint") },
    { key: "alliance" as const, label: data.organisations.alliance },
  ];
  return (
    <>
      <label className="inline">
        {t("map.year")}{" "}
        <select value={year} onChange={(event) => setQuery({ y: event.target.value })}>
          {data.years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <div className="table-place" tabIndex={0} role="region" aria-label={t("facts.domains")}>
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">{t("facts.domain")}</th>
              {columns.map((one) => (
                <th key={one.key} scope="col">
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.domains.map((domain) => {
              const found = domain.years.find((one) => one.year === year);
              return (
                <tr key={domain.domain}>
                  <th scope="row">{domain.name}</th>
                  {columns.map((one) => (
                    <td key={one.key}>
                      <Held held={found?.[one.key] ?? []} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Held({ held }: { held: Instrument[] }): ReactNode {
  if (held.length === 0) return "–";
  return (
    <details>
      <summary>{t("facts.held", { n: held.length })}</summary>
      <ul>
        {held.map((one) => (
          <li key={one.id}>
            {one.date.slice(0, 4)} {one.title}
            <SourceMark id={one.source} checked={one.checked} />
          </li>
        ))}
      </ul>
    </details>
  );
}
