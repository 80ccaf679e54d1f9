/** How one callable of the tables is really called; the seeds come from the row itself. */
export interface Exercise {
  /** Canonical identity: `tfjs:randomNormal`, `tfjs:LayersModel#fit`. */
  readonly api: string;
  /** Tells several exercises of one callable apart. */
  readonly variant?: string;
  /** Source of the arguments. `lib` is the library's namespace, `use(path)` an export by its path. */
  readonly args?: readonly string[];
  /** Arguments of the maker of the receiver; only for methods whose seed stands there. */
  readonly makerArgs?: readonly string[];
  /** Source of the receiver of a method; `maker(…)` in it is replaced by the making call. */
  readonly receiver?: string;
  /** Export that makes the receiver, where seeds stand in its arguments. */
  readonly maker?: string;
  /** Source of the value to compare; `result` is what the call returned. Left out: `result` itself. */
  readonly read?: string;
  /** Which draw of the row this shows; 0 unless said otherwise. */
  readonly draw?: number;
  /** Source of a good seed, where 42 is none: an engine, a generator. */
  readonly good?: string;
  /** Path of the call that seeds the library's own generator, and with it this call. */
  readonly seeder?: string;
  /** Shows nothing but what the seeder does. */
  readonly onlySeeder?: boolean;
  /** Statements before everything else. */
  readonly setup?: string;
  /** Leaves out the cases of single seed values: for methods that are slow. */
  readonly brief?: boolean;
}
