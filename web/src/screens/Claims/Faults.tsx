import type { ReactNode } from "react";
import { ApiError } from "../../api/client";
import { t } from "../../i18n/strings";
import { Problem } from "../../kit/Waiting";
import { faultsIn } from "./limits";

/** What is wrong with a file of claims, each fault with its line; always text, never markup. */
export function Faults({ error }: { error: Error }): ReactNode {
  if (!(error instanceof ApiError)) return <Problem error={error} />;
  return (
    <div className="problem" role="alert">
      <p>{t("claims.refused")}</p>
      <ul className="faults">
        {faultsIn(error.message).map((text, place) => (
          <li key={place}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
