using Fal.Build.Core.Naming;

namespace Fal.Build.Core.Tests.Naming;

public sealed class NameScopeTests
{
    [Test]
    public void A_later_claimant_is_numbered_from_two()
    {
        var scope = new NameScope();
        Assert.That(new[] { scope.Claim("Image"), scope.Claim("Image"), scope.Claim("Image") }, Is.EqualTo(new[] { "Image", "Image2", "Image3" }));
    }

    [Test]
    public void A_number_that_is_taken_is_passed_over()
    {
        var scope = new NameScope(["Image2"]);
        Assert.That(new[] { scope.Claim("Image"), scope.Claim("Image") }, Is.EqualTo(new[] { "Image", "Image3" }));
    }

    [Test]
    public void A_reserved_name_is_taken_from_the_start()
    {
        var scope = new NameScope(["Endpoint"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scope.IsTaken("Endpoint"), Is.True);
            Assert.That(scope.TryClaim("Endpoint"), Is.False);
            Assert.That(scope.TryClaim("endpoint"), Is.True);
        }
    }

    [Test]
    public void Names_that_become_files_are_compared_without_case()
    {
        var scope = new NameScope(comparer: StringComparer.OrdinalIgnoreCase);
        Assert.That(new[] { scope.Claim("Image"), scope.Claim("IMAGE") }, Is.EqualTo(new[] { "Image", "IMAGE2" }));
    }
}
