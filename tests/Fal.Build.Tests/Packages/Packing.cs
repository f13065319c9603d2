namespace Fal.Build.Tests.Packages;

/// <summary>Packs once, since it takes long, for all tests of packages; beside others, which wait for it otherwise.</summary>
[SetUpFixture]
[Parallelizable]
public sealed class Packing
{
    /// <summary>What the tests look at and use.</summary>
    internal static PackedRepository Once { get; private set; } = null!;

    /// <summary>Packs.</summary>
    [OneTimeSetUp]
    public void Pack() => Once = new("repository");

    /// <summary>Removes it.</summary>
    [OneTimeTearDown]
    public void Remove() => Once?.Dispose();
}
