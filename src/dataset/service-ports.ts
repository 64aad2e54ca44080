/** Ports of the services that `ra` prints by name, from /etc/services of Debian 12 (netbase 6.4): all its TCP services in
 * the range of dynamic ports, 49152 to 65535, from which the data set's source ports are taken. */
export const servicePorts: ReadonlyMap<string, number> = new Map([
  ["dircproxy", 57000],
  ["tfido", 60177],
  ["fido", 60179],
]);
