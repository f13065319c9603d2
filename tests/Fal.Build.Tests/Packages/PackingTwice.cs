namespace Fal.Build.Tests.Packages;

/// <summary>Packs twice, since it takes long, for all tests of packages.</summary>
[SetUpFixture]
public sealed class PackingTwice
{
    /// <summary>What the tests look at.</summary>
    internal static PackedRepository Once { get; private set; } = null!;

    /// <summary>The same from another folder, in which paths are of another length.</summary>
    internal static PackedRepository Again { get; private set; } = null!;

    /// <summary>Packs.</summary>
    [OneTimeSetUp]
    public void Pack()
    {
        Once = new("repository");
        Again = new("a second folder, with spaces");
    }

    /// <summary>Removes both.</summary>
    [OneTimeTearDown]
    public void Remove()
    {
        Once?.Dispose();
        Again?.Dispose();
    }
}
