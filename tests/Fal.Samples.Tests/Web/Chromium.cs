using Fal.Tests.Shared;

namespace Fal.Samples.Tests.Web;

/// <summary>The browser for the tests of the web sample; in their namespace, so that no other test is skipped where there is none.</summary>
[SetUpFixture]
public sealed class Chromium : SharedChromium;
