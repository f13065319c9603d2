using Fal.Build.Tests.Plumbing;

// Every test has a folder of its own, so fixtures may run beside each other; two at a time, since each starts builds.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]

namespace Fal.Build.Tests;

/// <summary>What all tests have in common.</summary>
[SetUpFixture]
public sealed class TestRun
{
    /// <summary>Ends the compiler server that the builds shared.</summary>
    [OneTimeTearDown]
    public void EndCompilerServer() => CompilerServer.End();
}
