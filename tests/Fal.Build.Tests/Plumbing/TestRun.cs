// Every test has a folder of its own, so fixtures may run beside each other; two at a time, since each starts a build.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
