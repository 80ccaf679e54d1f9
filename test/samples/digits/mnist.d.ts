declare module 'mnist' {
  interface Sample {
    input: number[];
    output: number[];
  }
  const mnist: { set(training: number, test: number): { training: Sample[]; test: Sample[] } };
  export default mnist;
}
