// What a fixture works on is its own, or is made once and then only read, so fixtures may run beside each other.
[assembly: Parallelizable(ParallelScope.Fixtures)]
