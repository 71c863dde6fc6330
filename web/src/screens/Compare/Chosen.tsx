import type { ReactNode } from "react";
import type { Meta } from "../../api/types";
import { t } from "../../i18n/strings";
import { setQuery } from "../../state/route";
import { scenarioTitle } from "../../state/titles";
import { BASELINE, formatHash } from "../../state/url";
import { MOST, OWN, withOf } from "./chosen";

interface Props {
  meta: Meta;
  names: string[];
  base: string;
  /** How many levers the reader moved. */
  moved: number;
  query: Record<string, string>;
}

/** What is compared, each with a button that makes it the base; the baseline cannot be taken out. */
export function Chosen({ meta, names, base, moved, query }: Props): ReactNode {
  const put = (next: string[]): void =>
    setQuery({ with: withOf(next), ...(next.includes(base) ? {} : { base: undefined }) });
  const own = t("scenario.with_levers", { title: scenarioTitle(meta, query.s ?? BASELINE), n: moved });
  const words = (name: string): string => (name === OWN ? own : scenarioTitle(meta, name));
  const others = meta.scenarios.map((one) => one.name).filter((name) => !names.includes(name));
  return (
    <>
      <div className="row">
        {names.map((name) => (
          <span key={name} className="chosen">
            {words(name)}{" "}
            <button
              aria-pressed={name === base}
              aria-label={t("compare.base_of", { name: words(name) })}
              onClick={() => setQuery({ base: name === BASELINE ? undefined : name })}
            >
              {t("compare.base")}
            </button>{" "}
            {name !== BASELINE && names.length > 2 ? (
              <button
                aria-label={t("compare.remove", { name: words(name) })}
                onClick={() => put(names.filter((one) => one !== name))}
              >
                ×
              </button>
            ) : null}
          </span>
        ))}
        {names.length < MOST ? (
          <select aria-label={t("compare.add")} value="" onChange={(event) => put([...names, event.target.value])}>
            <option value="">{t("compare.add")}</option>
            {moved > 0 && !names.includes(OWN) ? <option value={OWN}>{own}</option> : null}
            {others.map((name) => (
              <option key={name} value={name}>
                {words(name)}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      {moved === 0 ? (
        <p className="muted">
          {t("compare.no_levers")}{" "}
          <a href={formatHash({ view: "scenario", query: query.s ? { s: query.s } : {} })}>{t("compare.to_levers")}</a>
        </p>
      ) : null}
    </>
  );
}
