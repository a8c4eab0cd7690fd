namespace WigToken.AspNetCore.Tests.Widgets;

/// <summary>What the npm workspace put into the package.</summary>
internal static class WidgetFiles
{
    /// <summary>Whether there is anything: without Node.js nothing is built.</summary>
    public static bool AreThere => typeof(WigTokenEndpoints).Assembly.GetManifestResourceNames().Contains("widget/widget.js");

    /// <summary>Skips the test where the package was built without Node.js, except on CI, where it must not be.</summary>
    public static void Require()
    {
        if (!AreThere && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip("The package was built without Node.js.");
        Assert.True(AreThere, "The package was built without Node.js, and on CI this test must run.");
    }
}
