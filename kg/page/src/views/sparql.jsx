export function Sparql() {
  return null;
}
