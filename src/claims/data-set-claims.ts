import { decimals, grouped, percent } from "../foundation/number-text";
import type { ClaimOf } from "./claim";
import { consistent, type Finding, found, type Measured } from "./finding";

/** Counts that the paper states, against the same counts of the file. */
export function counts({ values }: ClaimOf<"counts">, { audit }: Measured): Finding {
  const compared = Object.entries(values).map(([quantity, stated]) => {
    const count = audit.paperCounts.find((known) => known.quantity === quantity && known.stated === stated);
    if (count === undefined) throw new Error(`The audit does not count ${quantity} as the claim states it.`);
    return count;
  });
  const texts = compared.map(({ stated, measured, agrees }) =>
    agrees ? `${countText(measured)} as stated` : `${countText(measured)} where ${countText(stated)} is stated`,
  );
  return found(
    compared.every(({ agrees }) => agrees),
    `The file gives ${texts.join(", ")}.`,
  );
}

/** Whether a count that the paper states is the sum of the parts that it states. */
export function sumOfParts({ values, check }: ClaimOf<"sum of parts">): Finding {
  const parts = check.parts.map((part) => values[part]);
  const sum = parts.reduce((total, part) => total + part, 0);
  const whole = values[check.whole];
  return consistent(
    sum === whole,
    `${parts.map(grouped).join(" + ")} is ${grouped(sum)}, where ${grouped(whole)} is stated.`,
  );
}

/** Whether any flow has a source port below the range of dynamic ports. */
export function lowestPort({ values }: ClaimOf<"lowest port">, { audit }: Measured): Finding {
  const ports = audit.features.find(({ name }) => name === "Sport");
  if (ports === undefined) throw new Error("The audit does not describe Sport.");
  return found(
    ports.min < values.lowestDynamicPort,
    `The source ports of all flows, attacks among them, run from ${grouped(ports.min)} to ${grouped(ports.max)}.`,
  );
}

/** Whether a column that the paper removes settles the class of every flow. */
export function revealingColumn({ check }: ClaimOf<"revealing column">, { audit }: Measured): Finding {
  const column = audit.labelRevealing.determining.find((known) => known.column === check.column);
  const share = column?.share ?? 0;
  return found(
    share === 1,
    `${check.column} has ${column?.distinct ?? 0} values, and alone settles the class of ${percent(share, 2)} of the flows.`,
  );
}

const countText = (value: number) => (Number.isInteger(value) ? grouped(value) : decimals(value, 2));
