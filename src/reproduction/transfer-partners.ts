import { type RootOption, readManifest } from "../dataset/manifest";
import { openDataset } from "../dataset/open-dataset";
import type { TransferPartner } from "./transfer-between";

/** The data sets that come with the package, each with its normal traffic where it has some, but for the one of the given
 * identifier: where its networks go to and come back from.
 * @throws DataError when one is damaged */
export function transferPartners(id: string, options: RootOption): readonly TransferPartner[] {
  const bundled = readManifest(options).filter((entry) => entry.bundled !== undefined);
  const partners = bundled.filter((entry) => entry.id !== id && entry.normalTrafficOf === undefined);
  return partners.map((partner) => {
    const quiet = bundled.find(({ normalTrafficOf }) => normalTrafficOf === partner.id);
    return {
      flows: openDataset(partner.id, options),
      ...(quiet !== undefined && { quiet: openDataset(quiet.id, options) }),
    };
  });
}
