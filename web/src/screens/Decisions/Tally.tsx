import type { ReactNode } from "react";
import { t } from "../../i18n/strings";
import { formatNumber } from "../../kit/format";

export interface Requirement {
  tally: string;
  of: string;
  lower: boolean;
  reached: number;
  bound: number;
  total: number;
  met: boolean;
  asked: string;
}

interface Props {
  ways: { way: string; holds: boolean; requirements: Requirement[] }[];
}

const WHOLE = 100; // %

/** What each way to a decision asks for, as bars against their lines. */
export function Tally({ ways }: Props): ReactNode {
  return (
    <div className="ways">
      {ways.length > 1 ? <p className="definition">{t("decisions.one_way")}</p> : null}
      {ways.map((way) => (
        <div key={way.way}>
          <p>
            <strong>{way.way}</strong>: {t(way.holds ? "decisions.holds" : "decisions.fails")}
          </p>
          {way.requirements.map((one, place) => (
            <div key={place} className="tally">
              <span>{t("decisions.asked", { asked: one.asked, of: one.of, tally: one.tally.replaceAll("_", " ") })}</span>
              <span className="bar" aria-hidden="true">
                <i style={{ width: `${(WHOLE * one.reached) / one.total}%` }} data-met={one.met} />
                <b style={{ left: `${(WHOLE * one.bound) / one.total}%` }} />
              </span>
              <span>
                {reachedWords(one)} · {t(`decisions.${one.lower ? "" : "most_"}${one.met ? "met" : "unmet"}`)}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Members are counted, weights are told as shares. */
function reachedWords({ of, reached, total }: Requirement): string {
  const share = `${formatNumber((WHOLE * reached) / total)} %`;
  return of === "members" ? `${t("decisions.count_of", { n: reached, total })} (${share})` : share;
}
