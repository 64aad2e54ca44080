import { protocols } from "../preprocess/protocol";

/** Both orders in which the cross-validation prepares its rows, as a figure names them. */
export const bothProtocols = `${protocols.paper.title} and ${protocols["split-first"].title}`;
