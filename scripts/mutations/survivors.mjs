// Why mutants that nothing notices stay: part of a name, and the reason. The first that fits counts.
export default [];
