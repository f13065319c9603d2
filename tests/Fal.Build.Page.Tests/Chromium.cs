using Fal.Tests.Shared;

namespace Fal.Build.Page.Tests;

/// <summary>The browser for the tests of the coverage page.</summary>
[SetUpFixture]
public sealed class Chromium : SharedChromium;
