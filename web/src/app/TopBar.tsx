import type { ReactNode } from "react";
import { bundle } from "../api/bundle";
import { t } from "../i18n/strings";
import { SCREENS } from "../screens";
import { useMeta } from "../state/meta";
import { useRoute } from "../state/route";
import { formatHash, sharedQuery } from "../state/url";

/** Name, date of the data, version, and a link to each screen. */
export function TopBar({ view }: { view: string }): ReactNode {
  const { data: meta } = useMeta();
  const { query } = useRoute();
  const shared = sharedQuery(query, meta?.levers.map((lever) => lever.id) ?? []);
  return (
    <header className="top">
      <a className="name" href={formatHash({ view: "start", query: shared })}>
        {meta?.system_name ?? t("shell.name")}
      </a>
      <span className="chip">
        {bundle
          ? t("shell.chip_report", { date: bundle.made, version: bundle.foedus })
          : meta
            ? t("shell.chip", { date: meta.as_of, version: meta.foedus })
            : t("kit.loading")}
      </span>
      <nav aria-label={t("shell.screens")}>
        {Object.keys(SCREENS).map((name) => (
          <a
            key={name}
            href={formatHash({ view: name, query: shared })}
            aria-current={name === view ? "page" : undefined}
          >
            {t(`${name}.link`)}
          </a>
        ))}
      </nav>
    </header>
  );
}
